"""Pictures that people hand in: refused with a sentence, or written anew without what the camera noted."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from common.pictures import read_picture

PLACE = "28.1127 N 113.0127 E"


def photo(kind="JPEG", size=(400, 300), mode="RGB", colour="orange", **more):
    target = io.BytesIO()
    Image.new(mode, size, colour).save(target, kind, **more)
    return io.BytesIO(target.getvalue())


def camera_photo():
    """Upright on the screen only because the camera noted that it was turned; with place, owner and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x013B] = "周老师的手机"
    exif.get_ifd(0x8825).update({1: "N", 2: (28.0, 6.0, 45.0), 29: PLACE})
    return photo(size=(2400, 1200), exif=exif, comment=f"拍摄于 {PLACE}".encode())


def refusal(content):
    with pytest.raises(ValidationError) as refused:
        read_picture(io.BytesIO(content), longest=800)
    return refused.value.messages[0]


def png_that_claims(width, height):
    """A PNG of a few bytes that says it has so many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def test_what_the_camera_noted_stays_behind():
    original = camera_photo()
    assert PLACE.encode() in original.getvalue()
    picture = read_picture(original, longest=800)
    assert PLACE.encode() not in picture.content
    again = Image.open(io.BytesIO(picture.content))
    assert (again.format, again.mode, dict(again.getexif()), again.info.get("comment")) == ("JPEG", "RGB", {}, None)


def test_a_turned_photo_stands_upright_and_is_no_larger_than_wanted():
    picture = read_picture(camera_photo(), longest=800)
    assert (picture.width, picture.height) == (400, 800)
    assert Image.open(io.BytesIO(picture.content)).size == (400, 800)


def test_a_small_photo_is_not_blown_up():
    assert read_picture(photo(size=(120, 90)), longest=800).width == 120


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_transparent_picture_gets_a_white_ground(kind):
    picture = read_picture(photo(kind, mode="RGBA", colour=(0, 0, 0, 0)), longest=800)
    assert Image.open(io.BytesIO(picture.content)).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "I;16"])
def test_odd_colours_become_plain_ones(mode):
    kind = "TIFF" if mode == "CMYK" else "PNG"
    content = photo("JPEG", mode=mode, colour=0) if kind == "TIFF" else photo(kind, mode=mode, colour=0)
    assert Image.open(io.BytesIO(read_picture(content, longest=800).content)).mode == "RGB"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><SVG xmlns='http://www.w3.org/2000/svg'>", "SVG"),
        (photo("GIF").getvalue(), "GIF"),
        (photo("TIFF").getvalue(), "TIFF"),
        (photo("BMP").getvalue(), "BMP"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_another_kind_is_refused_with_what_to_do(content, word):
    sentence = refusal(content)
    assert word in sentence and "另存为 JPEG" in sentence


def test_what_is_no_picture_is_refused():
    assert refusal("姓名,学号".encode()) == "这不是图片，或已损坏。请上传 JPEG、PNG 或 WebP 格式的照片。"
    assert refusal(b"") == "文件是空的。请重新选择照片。"
    assert refusal(photo().getvalue()[:400]).startswith("图片已损坏")
    assert refusal(photo("PNG", size=(400, 20)).getvalue()).startswith("图片太小")


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    assert refusal(png_that_claims(60_000, 60_000)).startswith("图片的像素太多")
    assert refusal(png_that_claims(6_000, 5_000)).startswith("图片的像素太多")


def test_a_file_of_too_many_bytes_is_refused(monkeypatch):
    monkeypatch.setattr("common.pictures.MOST_BYTES", 500)
    assert refusal(photo().getvalue()).startswith("图片超过")


def test_a_strip_that_would_shrink_to_a_line_is_refused():
    assert refusal(photo(size=(60, 20_000)).getvalue()) == "图片太窄长，缩小后看不清。请裁剪后再上传。"
    assert read_picture(photo(size=(60, 800)), longest=800).width == 60
