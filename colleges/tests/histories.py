"""A college's history for the tests: some of every part, and the way to the public."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from colleges.history import collect, digest
from colleges.models import (
    CollegeAchievement,
    CollegeAddress,
    CollegeHistory,
    CollegeName,
    LeaderTerm,
    Teacher,
    YearFigures,
)
from colleges.services.history import approve_history, put_picture, save_row, save_texts, submit_history

ORIGIN = "学院起源于 1958 年设立的畜牧兽医科。"
DEVELOPMENT = "# 建系\n2003 年设动物科学系。\n\n# 建院\n2012 年改为动物科技学院。"
TEXTS = {"origin": ORIGIN, "development": DEVELOPMENT, "shows_teachers": False}
LINES = [
    (CollegeName, {"name": "动物科学系", "since": date(2003, 9, 1), "until": date(2012, 6, 30)}),
    (LeaderTerm, {"name": "罗建民", "title": "系主任", "since_year": 2003, "until_year": 2012}),
    (LeaderTerm, {"name": "唐建平", "title": "院长", "since_year": 2012, "until_year": None}),
    (YearFigures, {"year": 2003, "staff": 31, "students": 640}),
    (YearFigures, {"year": 2025, "staff": 58, "students": 2130}),
    (CollegeAddress, {"address": "东校区牧医楼", "since_year": 2003, "until_year": None}),
    (CollegeAchievement, {"year": 2010, "text": "畜牧兽医专业列为省级精品专业"}),
    (Teacher, {"name": "谭秋生", "subject": "家畜解剖", "since_year": 2003, "until_year": 2018, "title": "副教授"}),
]


def picture(colour="olive", size=(900, 600)):
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG")
    target.seek(0)
    return target


def written(college, user, **texts):
    """Texts and lines of `college`, as `user` wrote them."""
    save_texts(college, changes=TEXTS | texts, seen=1, actor=user)
    for model, facts in LINES:
        save_row(model(college=college), college=college, changes=facts, actor=user)
    return college


def with_picture(college, user, **facts):
    said = {"name": "校门.jpg", "caption": "东校区老校门", "year": 1998} | facts
    return put_picture(college, picture(said.pop("colour", "olive")), actor=user, **said)


def approved(college, user, office):
    """Submitted and approved as it is; the edition."""
    submit_history(college, actor=user)
    return approve_history(college, seen=digest(collect(college)), actor=office).published


def history_of(college):
    return CollegeHistory.objects.get(college=college)


def refused(act, *args, **facts):
    """What the act says when it refuses."""
    with pytest.raises(ValidationError) as refusal:
        act(*args, **facts)
    return " ".join(refusal.value.messages)
