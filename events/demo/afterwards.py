"""After the day: a report half written, one that is late, all handed in, closed, and a class that was let off."""

from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import User
from alumni.models import ClassGroup, RosterUpload
from events.demo.plans import approved, complete, reunion
from events.hand_in import rosters_for
from events.models import Event, EventReport, PaperKind
from events.services.closing import close_event
from events.services.directories import excuse_directory, hand_in_directory
from events.services.papers import add_paper
from events.services.programme import shift_programme
from events.services.reports import edit_report, file_report, return_report

REPORT = (
    "返校校友四十余人，班主任和三位任课老师到会。学院介绍了专业建设和招生就业情况，校友谈了在养殖、兽药企业一线的体会，"
    "对实训设备更新和顶岗实习提出了五条建议。\n会后参观了实训基地。今后拟请两位校友担任专业建设委员会委员。"
)
COVERAGE = "学院网站：《时隔二十年，他们又坐进了教室》\n校友会公众号转发"
GREENS = ((46, 92, 70), (82, 121, 84), (120, 143, 98))


def fill(random):
    office = User.objects.get(username="office")
    _begun(_held("动物科技学院", "动医1801班返校座谈", days_ago=4, class_name="动医1801"))
    _late(_held("车辆工程学院", "汽修专业毕业十年聚会", days_ago=30))
    _returned(_held("植物科技学院", "园林专业毕业三十年返校", days_ago=9), office)
    _all_in(_held("机电工程学院", "数控专业毕业十年聚会", days_ago=8), office)
    _closed(_held("动物科技学院", "动医专业毕业五年返校", days_ago=50, class_name="动医1801"), office)
    _last_year(_held("植物科技学院", "茶学专业毕业十年返校", days_ago=380), office)


def _held(college, title, *, days_ago, class_name=""):
    """Prepared in time, approved, and held so many days ago."""
    classes = ClassGroup.objects.filter(college__name=college, name=class_name) if class_name else ()
    event = _move_back(complete(reunion(college, title, in_days=15, classes=classes)), days_ago)
    return approved(event, days=days_ago + 20)


def _move_back(event, days_ago):
    """Time goes on: what was ahead is so many days ago."""
    delta = timedelta(days=-15 - days_ago)
    shift_programme(event, delta)
    for task in event.tasks.all():
        type(task).objects.filter(pk=task.pk).update(
            due_on=task.due_on + delta, done_by=event.owner, done_at=timezone.now() + delta, note="已办"
        )
    Event.objects.filter(pk=event.pk).update(
        starts_at=event.starts_at + delta,
        ends_at=event.ends_at + delta,
        created_at=timezone.now() - timedelta(days=days_ago + 40),
    )
    event.refresh_from_db()
    return event


def _begun(event):
    edit_report(
        event, changes={"text": REPORT.split("\n")[0], "attended": 38, "attended_note": "纸质签到"}, actor=event.owner
    )
    _photo(event, "座谈会现场", 0)
    _sign_in(event)


def _late(event):
    _photo(event, "在实训楼前合影", 1)


def _returned(event, office):
    _report(event)
    return_report(event, remark="请补写听到的建议和处理意见。", actor=office)


def _all_in(event, office):
    _report(event)
    _photo(event, "返校合影", 2)
    _photo(event, "参观数控实训车间", 1)
    for row in event.event_classes.all():
        excuse_directory(row, reason="到会不足五人，通讯录上月刚更新", actor=office)


def _closed(event, office):
    _report(event)
    _photo(event, "班级合影", 0)
    for row in event.event_classes.all():
        upload = rosters_for(row).filter(state=RosterUpload.State.IMPORTED).first()
        if upload:
            hand_in_directory(row, upload, actor=event.owner)
        else:
            excuse_directory(row, reason="通讯录已在登记表里更新", actor=office)
    close_event(event, actor=office)


def _last_year(event, office):
    """Closed in its own year, so that this year can be compared with it."""
    _closed(event, office)
    day = event.ends_at + timedelta(days=9)
    EventReport.objects.filter(event=event).update(filed_at=day)
    event.event_classes.exclude(handed_in_at=None).update(handed_in_at=day)
    Event.objects.filter(pk=event.pk).update(ended_at=day)


def _report(event):
    changes = {"text": REPORT, "coverage": COVERAGE, "attended": 43, "attended_note": "纸质签到"}
    edit_report(event, changes=changes, actor=event.owner)
    file_report(event, actor=event.owner)


def _photo(event, caption, shade):
    picture = Image.new("RGB", (1200, 800), GREENS[shade])
    draw = ImageDraw.Draw(picture)
    for place in range(9):
        left = 120 + place * 108
        draw.ellipse((left, 300, left + 70, 370), fill=(236, 214, 178))
        draw.rectangle((left - 8, 372, left + 78, 640), fill=GREENS[(shade + place) % 3 - 1])
    file = BytesIO()
    picture.save(file, "JPEG", quality=80)
    _add(event, PaperKind.PHOTO, file, "合影.jpg", caption)


def _sign_in(event):
    _add(event, PaperKind.SIGN_IN, BytesIO(b"%PDF-1.4\n%%EOF\n"), "签到表.pdf", "纸质签到两页")


def _add(event, kind, file, name, caption):
    file.seek(0)
    file.name = name
    add_paper(event, kind=kind, file=file, caption=caption, actor=event.owner)
