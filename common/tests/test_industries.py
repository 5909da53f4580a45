import pytest

from common.industries import SECTIONS, choices, find_section


def test_there_are_twenty_sections():
    assert "".join(SECTIONS) == "ABCDEFGHIJKLMNOPQRST"
    assert choices() == list(SECTIONS.items())


def test_every_section_is_found_by_its_letter_and_its_name():
    for letter, name in SECTIONS.items():
        assert [find_section(text) for text in (letter, name, f"{letter} {name}", f"{letter}.{name}")] == [letter] * 4


@pytest.mark.parametrize(
    "text, letter",
    [
        *[
            ("农业", "A"),
            ("生猪养殖", "A"),
            ("畜牧", "A"),
            ("农林牧渔", "A"),
            ("机械制造", "C"),
            ("农业机械", "C"),
            ("饲料", "C"),
        ],
        *[
            ("教育", "P"),
            ("互联网", "I"),
            ("软件开发", "I"),
            ("IT", "I"),
            ("it 行业", "I"),
            ("公务员", "S"),
            ("政府机关", "S"),
        ],
        *[
            ("建筑", "E"),
            ("汽车维修", "O"),
            ("汽车", "C"),
            ("汽车销售", "F"),
            ("医院", "Q"),
            ("宠物医院", "O"),
            ("金融业", "J"),
        ],
    ],
)
def test_a_short_word_finds_its_section(text, letter):
    assert find_section(text) == letter


@pytest.mark.parametrize("text", ["", "其他", "国", "教育软件", "餐饮、养殖"])
def test_a_word_that_says_nothing_certain_finds_no_section(text):
    assert find_section(text) == ""
