import pytest
from django.core.exceptions import ValidationError

from common.names import check_plain


@pytest.mark.parametrize("name", ["牧医1501", "买买提·艾力", "𬱖", "O'Brien", "机电（1）班", "A&B", "甲＜乙＞"])
def test_what_people_write_is_a_name(name):
    check_plain(name)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("<b>牧医", "“<”"),
        ("牧医>", "“>”"),
        ("牧\u200b医", "看不见的控制字符"),
        ("牧\x07医", "看不见的控制字符"),
        ("\u202e医", "看不见的控制字符"),
    ],
)
def test_markup_and_hidden_signs_are_no_name(name, what):
    with pytest.raises(ValidationError) as refused:
        check_plain(name)
    assert refused.value.messages == [f"名称里有{what}，不能保存。请去掉后再保存。"]
