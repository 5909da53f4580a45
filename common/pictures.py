"""Pictures that people hand in: looked at before they are decoded, decoded, and written anew as JPEG.

What is kept is never the file that came: place, camera, thumbnails, comments and whatever hides behind the picture stay
behind. A picture says how large it is before it is decoded, so that a bomb is refused while it is still small.
"""

import hashlib
import io
import struct
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

MOST_BYTES = 20 * 1024 * 1024
# A JPEG is decoded at the size that is needed, the others whole, with four bytes for each pixel.
MOST_PIXELS = {"JPEG": 50_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
SHORTEST_SIDE = 60
QUALITY = 85

SAVE_AS_JPEG = "请另存为 JPEG（.jpg）后再上传。"
NOT_A_PICTURE = "这不是图片，或已损坏。请上传 JPEG、PNG 或 WebP 格式的照片。"
DAMAGED = "图片已损坏，读不出来。请用看图软件打开，另存为 JPEG（.jpg）后再上传。"
TOO_LARGE = "图片超过 20 MB。请缩小后再上传。"
TOO_MANY_PIXELS = "图片的像素太多，没有读取。请用看图软件把长边缩小到 4000 像素以内再上传。"
TOO_SMALL = f"图片太小，长和宽至少各 {SHORTEST_SIDE} 像素。请上传原图。"
TOO_NARROW = "图片太窄长，缩小后看不清。请裁剪后再上传。"
EMPTY = "文件是空的。请重新选择照片。"

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
OTHER_KINDS = [
    (b"GIF8", f"GIF 动图不能作照片。{SAVE_AS_JPEG}"),
    (b"II*\0", f"TIFF 格式浏览器打不开。{SAVE_AS_JPEG}"),
    (b"MM\0*", f"TIFF 格式浏览器打不开。{SAVE_AS_JPEG}"),
    (b"BM", f"BMP 格式不能上传。{SAVE_AS_JPEG}"),
    (b"%PDF", f"这是 PDF 文件，不是图片。请把其中的照片{SAVE_AS_JPEG.removeprefix('请')}"),
    (b"PK\3\4", "这是压缩包，不是图片。请解压后上传其中的照片。"),
]
HEIC = f"这是苹果手机的 HEIC 照片，多数电脑打不开。{SAVE_AS_JPEG}也可以在手机“设置”里把相机格式改为“兼容性最佳”后重拍。"
AVIF = f"AVIF 格式不能上传。{SAVE_AS_JPEG}"
SVG = f"SVG 是矢量图，不能作照片。{SAVE_AS_JPEG}"
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error, KeyError, IndexError, OverflowError)


@dataclass(frozen=True)
class Picture:
    """`content` is a JPEG of our own making."""

    content: bytes
    width: int
    height: int
    sha256: str


def read_picture(file: BinaryIO, *, longest: int) -> Picture:
    """The picture upright in plain RGB, its longer side at most `longest`; refused with a sentence what is none."""
    _refuse_by_size_and_kind(file)
    try:
        with Image.open(file, formats=list(MOST_PIXELS)) as image:
            _refuse_by_pixels(image.format, *image.size)
            _refuse_a_strip(*image.size, longest)
            image.draft("RGB", (longest, longest))
            image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
            return _written_anew(_in_plain_colours(ImageOps.exif_transpose(image)))
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_MANY_PIXELS) from error
    except UNREADABLE as error:
        raise ValidationError(DAMAGED) from error


def _refuse_by_size_and_kind(file):
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(512)
    file.seek(0)
    if not size:
        raise ValidationError(EMPTY)
    if size > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    if not _is_taken(head):
        raise ValidationError(_what_it_is(head))


def _is_taken(head):
    webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    return webp or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def _what_it_is(head):
    """What to do with a file of another kind, by its first bytes; what its name says is not asked."""
    if head[4:8] == b"ftyp":
        return AVIF if head[8:12] in (b"avif", b"avis") else HEIC if head[8:12] in HEIC_BRANDS else NOT_A_PICTURE
    if b"<svg" in head.lower():
        return SVG
    return next((sentence for start, sentence in OTHER_KINDS if head.startswith(start)), NOT_A_PICTURE)


def _refuse_by_pixels(kind, width, height):
    if width * height > MOST_PIXELS[kind]:
        raise ValidationError(TOO_MANY_PIXELS)
    if min(width, height) < SHORTEST_SIDE:
        raise ValidationError(TOO_SMALL)


def _refuse_a_strip(width, height, longest):
    """What is far longer than wide would shrink to a line."""
    if min(width, height) * min(1, longest / max(width, height)) < SHORTEST_SIDE:
        raise ValidationError(TOO_NARROW)


def _in_plain_colours(image):
    if image.mode.startswith("I"):  # sixteen bits a pixel
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    return image.convert("RGB")


def _written_anew(image):
    """Pasted onto an empty picture: Pillow carries comments and profiles along with the one it read."""
    plain = Image.new("RGB", image.size)
    plain.paste(image)
    target = io.BytesIO()
    plain.save(target, "JPEG", quality=QUALITY, optimize=True)
    content = target.getvalue()
    return Picture(content, *plain.size, hashlib.sha256(content).hexdigest())
