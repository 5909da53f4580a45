"""The class's directory made ready: who stands on its register, and what they wrote when they registered (art. 16).

It goes out to be corrected by the class and comes back through the roster's check; so it has the roster's own columns.
An export like any other: the same rules, the same log.
"""

from dataclasses import dataclass

from alumni.exports import Purpose, export_drawn
from alumni.registers import people_of
from common.formats import phone
from common.workbooks import Column, StyledSheet, styled_workbook

COLUMNS = (
    Column("姓名", 12),
    Column("学号", 16),
    Column("性别", 6),
    Column("专业", 18),
    Column("班级", 14),
    Column("入学年份", 9),
    Column("毕业年份", 9),
    Column("手机", 16),
    Column("邮箱", 22),
    Column("工作单位", 26),
    Column("职务", 14),
    Column("所在地", 16),
    Column("备注", 20),
    Column("报名时填写（核对用）", 30),
)
#: what the log says of the columns; the same facts as in COLUMNS
LOGGED = ["name", "student_no", "gender", "major", "class_group", "contact", "email", "employer", "position", "region"]
PURPOSE = Purpose.CONTACT_WORK.written("返校活动后核对班级通讯录")


@dataclass(frozen=True)
class _OfClass:
    class_group: int
    q: str = ""
    major = enrolled = graduated = None


def directory_sheet(event_class, *, actor, college):
    """The File; `college` is the asking desk's, None for the office."""
    event, group = event_class.event, event_class.class_group
    registered = event.registrations.confirmed()
    return export_drawn(
        people_of(group),
        what=f"{group.name}通讯录（待核对）",
        columns=LOGGED,
        draw=lambda order, rows: _draw(group, rows, registered),
        file_kind="xlsx",
        described=f"“{event.title}”后交存，班级：{group.name}",
        criteria=_OfClass(class_group=group.pk),
        purpose=PURPOSE,
        contact_work=True,
        actor=actor,
        college=college,
    )


def _draw(group, rows, registered):
    matched = {each.alumnus_id: each for each in registered.filter(alumnus__isnull=False)}
    lines = [_of_register(row, group, matched.get(row.person.pk)) for row in rows]
    lines += [_of_registration(each, group) for each in registered.filter(alumnus=None, class_text=group.name)]
    return styled_workbook([StyledSheet("班级通讯录", COLUMNS, lines)])


def _of_register(row, group, registration):
    stay, job = row.stay, row.job
    return [
        row.person.name,
        stay.student_no if stay else "",
        row.person.get_gender_display() if row.person.gender else "",
        *_of_class(group),
        _first(row, "mobile") or _first(row, "phone"),
        _first(row, "email"),
        job.employer if job else "",
        job.position if job else "",
        row.region,
        "",
        _written(registration) if registration else "",
    ]


def _of_registration(registration, group):
    """Whom nobody has found in the database yet: the roster's check looks again."""
    return [
        registration.name, "", "", *_of_class(group), phone(registration.mobile), registration.email,
        "", "", "", "", _written(registration),
    ]  # fmt: skip


def _of_class(group):
    years = [str(year or "") for year in (group.enrolled_year, group.graduated_year)]
    return [group.major.name if group.major else "", group.name, *years]


def _first(row, kind):
    found = row.contacts(kind)
    if not found:
        return ""
    return phone(found[0].value) if kind in ("mobile", "phone") else found[0].value


def _written(registration):
    return "；".join(filter(None, (phone(registration.mobile), registration.email, registration.post)))
