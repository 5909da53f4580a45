import re
import shutil
import subprocess

import pytest
from django.core.exceptions import ValidationError

from common import fonts
from common.documents import NO_FONT, _printable, render_pdf


def directory(rows, **more):
    return {
        "title": "作物生产技术2010级1班通讯录",
        "subtitle": "植物科技学院　2010 年入学",
        "facts": [["班主任", "陈建国"], ["班级联络员", "李小娜"]],
        "columns": ["姓名", "手机", "工作单位"],
        "rows": rows,
        "footer": "用途：校庆联络　导出：周敏　2026年11月22日",
        **more,
    }


def read_text(pdf):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext reads the printed text back; it is not installed")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def test_a_class_directory_prints_header_footer_and_page_numbers_on_each_page():
    pdf = render_pdf(
        "class_directory", directory([[f"校友{i}", "138 0013 8000", "湖南省农业科学院"] for i in range(60)])
    )
    pages = read_text(pdf).split("\f")[:-1]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert re.search(r"姓名\s+手机\s+工作单位", page)
        assert f"第{number}页/共{len(pages)}页" in page.replace(" ", "")
        assert "仅供上述用途使用，请勿外传" in page and "导出：周敏" in page
    assert sum(len(re.findall(r"校友 ?\d+ ", page)) for page in pages) == 60


def test_an_empty_class_and_one_of_many_columns_print():
    assert render_pdf("class_directory", directory([])).startswith(b"%PDF")
    wide = directory([["值"] * 10], columns=[f"第{i}栏" for i in range(10)], watermark="内部资料")
    text = read_text(render_pdf("class_directory", wide))
    assert "第9栏" in text


def test_data_is_printed_and_never_run():
    row = ['#panic("x") *粗* $a$', '<b>&"\\', '#read("_house.typ")']
    text = read_text(render_pdf("class_directory", directory([row])))
    assert "panic" in text and "*粗*" in text and "<b>&" in text and "_house.typ" in text.replace("\u200b", "")


def test_a_rare_character_is_printed_as_itself():
    text = read_text(render_pdf("class_directory", directory([["王𬱖", "", ""]])))
    assert "王𬱖" in text and "〓" not in text


def test_a_character_that_the_font_lacks_is_reported_instead_of_printed_as_a_box():
    text = read_text(render_pdf("class_directory", directory([["王\U0010fffd", "", ""]])))
    assert "王〓" in text and "〓 处是打印字体里没有的字（U+10FFFD），请手写补上。" in text


def test_marks_that_nobody_sees_are_left_out():
    missing = set()
    has = frozenset(map(ord, "王伟a 〓"))
    assert _printable({"x": ["王\u202e伟\x07\ufe0f", "a\u3000a\na"], "n": 1}, has, missing) == {
        "x": ["王伟", "a a\na"],
        "n": 1,
    }
    assert missing == set()


def test_without_a_chinese_font_printing_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("FONT_DIR", str(tmp_path))
    monkeypatch.setenv("IGNORE_SYSTEM_FONTS", "1")
    monkeypatch.setattr(fonts, "LOCAL_FONTS", tmp_path)
    with pytest.raises(ValidationError) as refused:
        render_pdf("class_directory", directory([]))
    assert refused.value.messages == [NO_FONT]
