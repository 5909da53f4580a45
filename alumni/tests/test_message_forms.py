"""What is typed of a message: refused before anything is made where no letter or envelope can carry it."""

import pytest

from alumni.forms.messages import FORMS
from alumni.models import Message

SENDER = "动物科技学院\n410127 湖南省长沙市芙蓉区远大二路892号"


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("email", {"subject": "返校\r\nBcc: a@b.cn"}, "标题只能写一行"),
        ("email", {"body": "{姓氏}您好"}, "没有“{姓氏}”这个占位"),
        ("envelopes", {"sender": "一\n二\n三\n四\n五"}, "寄件人最多 4 行"),
        ("envelopes", {"sender": "长" * 31}, "每行最多 30 个字"),
    ],
)
def test_what_no_letter_or_envelope_can_carry_is_refused(kind, typed, said):
    facts = {"subject": "返校邀请", "body": "您好。", "sender": SENDER, "purpose": "校庆"}
    assert FORMS[Message.Kind(kind)](facts).is_valid()
    assert said in str(FORMS[Message.Kind(kind)](facts | typed).errors)
