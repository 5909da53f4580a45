"""The official text is split as the office hands it in; what is wrong is told by line and article. The texts are invented."""

import re

import pytest
from django.core.exceptions import ValidationError

from planning import regulation_text
from planning.regulation_compare import compare, lines_of_read, tally
from planning.regulation_text import decode, split

TEXT = """示例管理办法（试行）
（示例发〔2020〕1号）

第一章 总则

第一条 为了示例，制定本办法。
第二条 本办法适用于示例单位。第一条所说的示例，指编出来的例子。

第二章 做法

第三条 示例单位应当：
（一）先写一条；
（二）再写一条。
写完以后核对一遍。

示例办公室
2020年1月1日
"""


def shape(read):
    return [(each.number, each.title, [one.number for one in each.articles]) for each in read.chapters]


SHAPE = [(1, "总则", [1, 2]), (2, "做法", [3])]


def refusals(text):
    with pytest.raises(ValidationError) as refused:
        split(text)
    return refused.value.messages


def test_a_text_is_split_into_chapters_and_articles_with_their_paragraphs():
    read = split(TEXT)
    assert shape(read) == SHAPE
    assert [each.body for each in read.articles] == [
        "为了示例，制定本办法。",
        "本办法适用于示例单位。第一条所说的示例，指编出来的例子。",
        "示例单位应当：\n（一）先写一条；\n（二）再写一条。\n写完以后核对一遍。",
    ]
    assert read.title == "示例管理办法（试行）"
    assert read.left_out == ("（示例发〔2020〕1号）", "示例办公室", "2020年1月1日")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(" ", "\u3000"),
        TEXT.replace(" ", ""),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("第一章", "## 第一章").replace("第二条", "**第二条**").replace("第三条", "**第三条**"),
        TEXT.replace("第一章", "第1章").replace("第二条", "第2条").replace("第三条", "第３条"),
        TEXT.replace("第一章 总则", "第 一 章\n总 则").replace("第二条 ", "第二条\n"),
        TEXT.replace("第一章 总则\n\n", "第一章 总则 ").replace("第二条", "\u3000\u3000第二条："),
        "目录\n第一章 总则 …… 1\n第二章 做法 …… 2\n" + TEXT,
        TEXT.replace("\n第二条", "第二条").replace("\n\n第二章 做法\n\n", " 第二章 做法 "),
        "\ufeff" + TEXT,
    ],
    ids=[
        "full width",
        "no blanks",
        "windows",
        "markdown",
        "digits",
        "alone",
        "running in",
        "contents",
        "one line",
        "mark",
    ],
)
def test_however_the_office_writes_it_the_same_chapters_and_articles_are_found(text):
    read = split(text)
    assert [(number, title.replace(" ", ""), articles) for number, title, articles in shape(read)] == SHAPE
    assert read.articles[0].body.replace("\u3000", "") == "为了示例，制定本办法。"


def test_hard_line_breaks_within_a_sentence_are_taken_back_and_items_stay_apart():
    read = split(TEXT.replace("适用于示例", "适用于（各类）\n示例").replace("先写一条", "先写\n一条"))
    assert read.articles[1].body == "本办法适用于（各类）示例单位。第一条所说的示例，指编出来的例子。"
    assert read.articles[2].body.split("\n") == [
        "示例单位应当：",
        "（一）先写一条；",
        "（二）再写一条。",
        "写完以后核对一遍。",
    ]


def test_a_sentence_that_speaks_of_another_article_begins_none():
    others = "第一条规定的示例，也要核对。\n第一条和第二条不另核对。\n第二条第一款也一样。\n第一章的做法照旧。"
    text = TEXT.replace("写完以后核对一遍。", others)
    assert shape(split(text)) == SHAPE
    assert split(text).articles[2].body.endswith("第二条第一款也一样。\n第一章的做法照旧。")


def test_blanks_and_signs_around_it_make_no_other_text():
    assert split(TEXT).sha256 == split(TEXT.replace(" ", "\u3000\u3000")).sha256
    assert split(TEXT).sha256 != split(TEXT.replace("先写", "先编")).sha256


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT.replace("第二条 ", "第四条 "), [
            "第 7 行是第四条，前面缺第二条至第三条。请补全，或改正条号。",
            "第 11 行的第三条排在第四条后面。请按条号顺序排好。",
        ]),
        (TEXT.replace("第三条 ", "第五条 "), ["第 11 行是第五条，前面缺第三条至第四条。请补全，或改正条号。"]),
        (TEXT.replace("第三条 ", "第二条 "), ["第 11 行又出现第二条（第 7 行已有）。请删去多余的一处，或改正条号。"]),
        (TEXT.replace("第二章 ", "第三章 "), ["第 9 行是第三章，前面缺第二章。请补全，或改正章的序号。"]),
        (TEXT.replace("第二章 ", "第一章 "), ["第 9 行又出现第一章（第 4 行已有）。请改正章的序号。"]),
        (TEXT.replace("第一章 总则", ""), [
            "第 6 行的第一条前面没有章标题。请在它前面加上“第一章 总则”这样的一行。",
            "第 7 行的第二条前面没有章标题。请在它前面加上“第一章 总则”这样的一行。",
            "第 9 行是第二章，前面缺第一章。请补全，或改正章的序号。",
        ]),
        (TEXT.replace("第二条 本办法", "第一条之一 本办法"), [
            "第 7 行的“第一条之一”不能收入：条号应是连续的整数，请按顺序重新编号。",
            "第 11 行是第三条，前面缺第二条。请补全，或改正条号。",
        ]),
        (re.sub("(第二条) 本办法.*", r"\1", TEXT), ["第 7 行的第二条没有内容。请补上条文。"]),
        (TEXT.replace("第二章 做法", "第二章 做法\n第三章 检查"), ["第 9 行的第二章下面没有条文。请补全，或删去这一章。"]),
        (TEXT.replace("第一章 总则", "第一章"), ["第 4 行的第一章没有章名。请在同一行写上，例如“第一章 总则”。"]),
        ("这是一封信。\n没有条文。", [regulation_text.NO_CHAPTER]),
        ("第一章 总则\n没有条文。", [regulation_text.NO_ARTICLE]),
        (" \n\u3000\n", [regulation_text.EMPTY]),
        ("\0\0", [regulation_text.NOT_TEXT]),
        ("示" * regulation_text.MOST_BYTES, [regulation_text.TOO_LARGE]),
    ],
)  # fmt: skip
def test_a_text_that_is_not_in_order_is_refused_by_line_and_article(text, told):
    assert refusals(text) == told


def test_a_very_wrong_text_is_told_in_a_few_sentences():
    told = refusals("第一章 总则\n" + "\n".join(f"第{number}条 示例。" for number in range(2, 60, 2)))
    assert len(told) == regulation_text.MOST_PROBLEMS + 1
    assert told[-1] == f"另有 {29 - regulation_text.MOST_PROBLEMS} 处类似的问题，改好以上各处再看。"
    assert refusals("第一章 总则\n" + "\n".join(f"第{number}条 示例。" for number in range(1, 101))) == [
        regulation_text.TOO_MANY
    ]


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_in_the_encodings_of_the_offices(encoding):
    assert shape(split(decode(TEXT.encode(encoding)))) == SHAPE


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", regulation_text.EMPTY),
        (b"  \r\n", regulation_text.EMPTY),
        (b"PK\x03\x04 word", regulation_text.WORD),
        (b"%PDF-1.7", regulation_text.WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", regulation_text.WORD),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0d", regulation_text.NOT_TEXT),
        ("第一條 為了示例，制定本辦法。".encode("big5"), regulation_text.UNREADABLE),
        ("第一条".encode() + b"\xff\xfe\xfd", regulation_text.UNREADABLE),
        (b"\xff\xfe" + b"\x00", regulation_text.NOT_TEXT),
        ("第一条\x01\x02".encode(), regulation_text.NOT_TEXT),
        ("示".encode() * regulation_text.MOST_BYTES, regulation_text.TOO_LARGE),
    ],
)
def test_a_file_that_is_no_readable_text_is_refused_with_what_to_do(content, told):
    with pytest.raises(ValidationError) as refused:
        decode(content)
    assert refused.value.messages == [told]


# --- two versions ----------------------------------------------------------------------------------------------------


def differences(old, new):
    return compare(lines_of_read(split(old)), lines_of_read(split(new)))


def test_two_versions_are_compared_article_by_article_and_word_by_word():
    new = TEXT.replace("适用于示例单位", "适用于全部单位").replace(
        "写完以后核对一遍。", "写完以后核对一遍。\n第四条 本办法自发布之日起施行。"
    )
    found = differences(TEXT, new)
    assert [(each.number, each.state) for each in found] == [(1, "same"), (2, "changed"), (3, "same"), (4, "added")]
    assert found[1].pieces == (
        ("kept", "本办法适用于"), ("gone", "示例"), ("new", "全部"), ("kept", "单位。第一条所说的示例，指编出来的例子。"),
    )  # fmt: skip
    assert tally(found) == [("changed", "有改动", 1), ("added", "新增", 1), ("same", "未变", 2)]
    assert [(each.number, each.state) for each in differences(new, TEXT)][-1] == (4, "gone")


def test_an_article_that_moved_to_another_chapter_is_told_with_where_it_was():
    moved = differences(TEXT, TEXT.replace("第二章 做法", "第二章 怎样做"))[2]
    assert (moved.state, moved.moved, moved.pieces[0][0]) == ("changed", "做法", "kept")


def test_the_pieces_of_a_comparison_make_both_texts_again():
    old, new = "甲乙丙丁，戊己庚。共 12 人", "甲丙丁乙，己庚辛。共 120 人"
    pieces = differences(TEXT.replace("先写一条", old), TEXT.replace("先写一条", new))[2].pieces
    for kinds, words in ((("kept", "gone"), old), (("kept", "new"), new)):
        assert words in "".join(piece for kind, piece in pieces if kind in kinds)
