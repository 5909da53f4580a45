"""Three interpretations; the official text itself is the office's to load."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from planning.services.regulation import interpret_article, withdraw_interpretation

#: (article, text, document, days ago, public)
GIVEN = [
    (
        9,
        "“近期”的班级通讯录，指两年以内核对过。联系不上的写明最后一次核对的日期，不必等全班核对完再上交。",
        "校友会办公室答复各学院联络员",
        210,
        True,
    ),
    (
        5,
        "分管领导出差或休假一个月以上的，登记一名临时代理，写明起止日期，工作不停。",
        "学院联络员例会",
        120,
        True,
    ),
    (
        7,
        "学院自办的事项也写进年度计划；没有写进计划、临时做成的工作，年底写入总结，不补计划。",
        "校友会办公室内部讨论",
        45,
        False,
    ),
]
FORMER = (9, "“近期”的班级通讯录，指一年以内核对过。", "校友会办公室答复各学院联络员", 300, True)


def fill(random):
    office, today = User.objects.get(username="office"), timezone.localdate()
    former = _give(FORMER, office, today)
    withdraw_interpretation(former, reason="一年核对一遍各学院做不到，改为两年。", actor=office)
    for given in GIVEN:
        _give(given, office, today)


def _give(given, office, today):
    article, text, document, days, is_public = given
    given_on = today - timedelta(days=days)
    facts = {"article": article, "text": text, "document": document, "given_on": given_on, "is_public": is_public}
    return interpret_article(**facts, actor=office)
