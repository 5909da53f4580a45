"""QR codes are drawn module for module as the standard says."""

import re

import pytest

from common.qr import qr_modules, qr_svg

#: of an independent encoder (ISO 18004, version 1-M), for a text that fills the version to its last word
HELLO = """
111111101000001111111
100000101000001000001
101110100110001011101
101110101000101011101
101110100111001011101
100000100010001000001
111111101010101111111
000000001010000000000
101101110000001001011
101000010110010011101
001000110001010100011
100110010011000011010
101001111000101100001
000000001101110010100
111111101000001010000
100000101000110101101
101110100110010111110
101110101010110001110
101110101101101100100
100000100111011110001
111111101101111100100
"""


def test_a_code_is_the_same_as_another_encoders():
    assert ["".join(map(str, row)) for row in qr_modules("hello, world!!")] == HELLO.split()


@pytest.mark.parametrize(("length", "version"), [(14, 1), (15, 2), (84, 5), (85, 6), (122, 7), (213, 10)])
def test_a_longer_text_takes_a_larger_code(length, version):
    assert len(qr_modules("a" * length)) == 17 + 4 * version


def test_a_text_that_no_code_holds_is_refused():
    with pytest.raises(ValueError):
        qr_modules("a" * 214)


def test_the_drawing_has_its_white_border_a_name_and_no_style():
    svg = qr_svg("https://alumni.example/me/x/", label="王伟的<二维码>")
    assert 'role="img" aria-label="王伟的&lt;二维码&gt;"' in svg and "style" not in svg
    size = len(qr_modules("https://alumni.example/me/x/")) + 8
    assert f'viewBox="0 0 {size} {size}"' in svg
    dark = sum(int(length) for length in re.findall(r"h(\d+)v1h-", svg))
    assert dark == sum(map(sum, qr_modules("https://alumni.example/me/x/")))
