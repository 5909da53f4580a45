"""Pictures and zips for the tests, made on the spot."""

import io
import zipfile

from PIL import Image


def picture(colour="orange", size=(300, 400), kind="JPEG"):
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, kind)
    return target.getvalue()


def zip_of(files):
    """`files` is `{name: bytes}`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    target.seek(0)
    return target
