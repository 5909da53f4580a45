import shutil

import pytest

from common import fonts


@pytest.fixture
def font():
    found = fonts.find_font()
    assert found, "run python -m common.fonts"
    return found


def test_a_found_font_has_the_characters_of_a_directory(font):
    assert fonts.covers(font, "湖南生物机电职业技术学院校友通讯录，第1页，买买提·艾力")
    assert not fonts.covers(font, "\U0010fffd")


def test_the_font_named_by_the_administrator_comes_first(font, tmp_path, monkeypatch):
    named = shutil.copy(font, tmp_path / f"of the office{font.suffix}")
    monkeypatch.setenv("FONT_DIR", str(tmp_path))
    assert fonts.find_font() == named


def test_a_damaged_or_a_foreign_font_does_not_count(tmp_path, monkeypatch):
    (tmp_path / "NotoSansSC-Regular.ttf").write_bytes(b"\x00\x01\x00\x00\x00\x05" + b"x" * 50)
    (tmp_path / "msyh.ttf").write_bytes(b"")
    monkeypatch.setenv("FONT_DIR", str(tmp_path))
    monkeypatch.setenv("IGNORE_SYSTEM_FONTS", "1")
    monkeypatch.setattr(fonts, "LOCAL_FONTS", tmp_path / "none")
    assert fonts.find_font() is None


def test_a_machine_that_has_a_font_fetches_none(capsys):
    assert fonts.main() == 0
    assert capsys.readouterr().out == f"文件用中文字体 / font for documents: {fonts.find_font()}\n"
