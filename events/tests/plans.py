"""Plans that can be filed, and events that are over, for the tests of these rooms."""

from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image

from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from alumni.tests.test_roster_pages import book
from events.models import Event, PaperKind
from events.services.directories import hand_in_directory
from events.services.filings import approve_plan, file_plan
from events.services.papers import add_paper
from events.services.plans import edit_plan
from events.services.programme import put_programme_item
from events.services.reports import edit_report, file_report
from events.tests.made import make_event

WORDS = {
    "aims": "毕业二十年再聚首，听学院介绍近况。",
    "headcount": 45,
    "invited": "张院长、班主任李老师",
    "rooms": "第一会议室",
    "budget": "食宿自理",
    "safety": "安排两名医护，车辆由学院保障。",
    "liaison": "王班长",
    "liaison_phone": "13800138000",
    "directory": "已收集 42 人的通讯录。",
}


def complete_plan(event, actor, **words):
    """All that the rule of a reunion asks for."""
    put_programme_item(event, changes={"starts_at": event.starts_at, "title": "座谈", "place": "会议室"}, actor=actor)
    edit_plan(event, changes=WORDS | words, actor=actor)
    event.refresh_from_db()
    return event


def filed(event, actor):
    return file_plan(complete_plan(event, actor), actor=actor)


def approved(event, actor, office):
    return approve_plan(filed(event, actor), actor=office)


def over(event, days_ago=3):
    """The event as if its day were so many days ago."""
    start = timezone.now() - timedelta(days=days_ago)
    Event.objects.filter(pk=event.pk).update(starts_at=start, ends_at=start + timedelta(hours=4))
    event.refresh_from_db()
    return event


def held(college, actor, *, classes=(), days_ago=3, plan="approved", **facts):
    return over(make_event(college, actor=actor, classes=classes, plan=plan, **facts), days_ago)


def picture(name="合影.png"):
    file = BytesIO()
    Image.new("RGB", (400, 300), "green").save(file, "PNG")
    return named(file, name)


def pdf(name="方案.pdf"):
    return named(BytesIO(b"%PDF-1.4 made for a test"), name)


def named(file, name):
    file.seek(0)
    file.name = name
    return file


def photo(event, actor):
    return add_paper(event, kind=PaperKind.PHOTO, file=picture(), caption="合影", actor=actor)


def reported(event, actor, **words):
    changes = {"text": "到会四十人，气氛热烈。", "attended": 40, "attended_note": "纸质签到"} | words
    edit_report(event, changes=changes, actor=actor)
    return file_report(event, actor=actor)


def imported(college, actor, group, *, name="赵大海", mobile="13800138001"):
    """A roster of one person of the class, imported now."""
    row = [
        f"2015{mobile[-3:]}",
        name,
        group.major.name if group.major else "",
        group.name,
        group.enrolled_year,
        group.graduated_year,
        mobile,
    ]
    upload = take_upload(
        book(row), filename=f"{group.name}.xlsx", college=college, actor=actor, confirmed_on=timezone.localdate()
    )
    return import_roster(upload, digest=upload.digest, actor=actor)


def handed_in(event, college, actor):
    for row in event.event_classes.select_related("class_group"):
        hand_in_directory(row, imported(college, actor, row.class_group), actor=actor)
