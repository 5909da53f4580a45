"""What a plan says, section by section: for the page, for the file, and kept with each filing as it was that day.

A section is plain JSON so that a filing can be read when the code has long changed: `key`, `label`, `columns` (empty for
running text) and `rows` of written cells. The number of a class's liaison is masked, and guests who are alumni are only
counted: what is kept here outlives their records.
"""

from difflib import SequenceMatcher

from django.utils import timezone

from common.formats import masked_phone, money, thousands
from events.words import time_of

NOTHING = []


def contents_of(event):
    """`[{key, label, columns, rows}]` as the event stands now, without what is not said."""
    sections = [_section(key, label, columns, rows(event)) for key, label, columns, rows in SECTIONS]
    return [section for section in sections if section["rows"]]


def differences(before, after):
    """`[{label, columns, before, after}]` of the sections that differ, in the order of the form."""
    old, new = ({section["key"]: section for section in sections} for sections in (before, after))
    places = {key: at for at, (key, *_) in enumerate(SECTIONS)}
    found = []
    for key in sorted(old.keys() | new.keys(), key=lambda key: places.get(key, len(places))):
        was, now = old.get(key, {}).get("rows", []), new.get(key, {}).get("rows", [])
        if was != now:
            label = (new.get(key) or old[key])["label"]
            found.append({"key": key, "label": label, "before": _apart(was, now), "after": _apart(now, was)})
    return found


def changed_since(filing, event):
    """Labels of the sections that say something else today than in `filing`."""
    return [each["label"] for each in differences(filing.snapshot.get("sections", []), contents_of(event))]


def _apart(rows, others):
    """`[(written row, stands only here)]`."""
    match = SequenceMatcher(a=[*map(tuple, rows)], b=[*map(tuple, others)], autojunk=False)
    common = {at for block in match.get_matching_blocks() for at in range(block.a, block.a + block.size)}
    return [("　".join(filter(None, row)), at not in common) for at, row in enumerate(rows)]


def _section(key, label, columns, rows):
    return {"key": key, "label": label, "columns": list(columns), "rows": [list(row) for row in rows]}


def _words(name):
    def rows(event):
        text = getattr(event.plan, name).strip()
        return [[line.strip()] for line in text.splitlines() if line.strip()]

    return rows


def _text(text):
    return [[text]] if text else []


def _place(event):
    return [[each] for each in (event.place, event.address) if each]


def _who(event):
    return _text("、".join(row.class_group.name for row in event.event_classes.select_related("class_group")))


def _programme(event):
    one_day = event.first_day == event.last_day
    lines = event.plan.programme.all()
    return [
        [_moment(line.starts_at, one_day and line_day(line) == event.first_day), line.title, line.place, line.who]
        for line in lines
    ]


def line_day(line):
    return timezone.localdate(line.starts_at)


def _moment(moment, is_short):
    local = timezone.localtime(moment)
    return f"{local:%H:%M}" if is_short else f"{local.month}月{local.day}日 {local:%H:%M}"


def _guests(event):
    rows = [[line] for line in event.plan.invited.splitlines() if line.strip()]
    guests = list(event.guests.all())
    rows += [
        [f"{each.get_role_display()}：{each.name}" + (f"（{each.post}）" if each.post else "")]
        for each in guests
        if not each.alumnus_id
    ]
    alumni = sum(each.alumnus_id is not None for each in guests)
    return rows + ([[f"校友嘉宾 {alumni} 位"]] if alumni else [])


def _rooms(event):
    rows = [[line] for line in event.plan.rooms.splitlines() if line.strip()]
    booked = event.bookings.standing().select_related("venue")
    return rows + [[f"{each.venue.name}（{_span(each)}）{each.purpose}".strip()] for each in booked]


def _span(booking):
    start, end = timezone.localtime(booking.starts_at), timezone.localtime(booking.ends_at)
    if start.date() == end.date():
        return f"{start.month}月{start.day}日 {start:%H:%M}–{end:%H:%M}"
    return f"{start.month}月{start.day}日 {start:%H:%M} 至 {end.month}月{end.day}日 {end:%H:%M}"


def _budget(event):
    lines = list(event.plan.budget_lines.all())
    rows = [[line.title, money(line.amount), line.source] for line in lines]
    return rows + ([["合计", money(sum(line.amount for line in lines)), ""]] if lines else [])


def _officer(event):
    plan = event.plan
    return _text("　".join(filter(None, (plan.safety_officer, plan.safety_phone))))


def _liaison(event):
    plan = event.plan
    return _text("　".join(filter(None, (plan.liaison, plan.liaison_phone and masked_phone(plan.liaison_phone)))))


def _headcount(event):
    return _text(f"{thousands(event.plan.headcount)} 人" if event.plan.headcount else "")


def _departments(event):
    rows = event.event_departments.select_related("department")
    return [[row.department.name, row.asked] for row in rows]


#: key, label, columns, rows of the event
SECTIONS = (
    ("title", "活动名称", NOTHING, lambda event: _text(event.title)),
    ("time", "时间", NOTHING, lambda event: _text(time_of(event))),
    ("place", "地点", NOTHING, _place),
    ("classes", "参加班级", NOTHING, _who),
    ("headcount", "预计人数", NOTHING, _headcount),
    ("aims", "活动目的和内容", NOTHING, _words("aims")),
    ("programme", "日程", ("时间", "内容", "地点", "主持或主讲"), _programme),
    ("guests", "邀请的领导和老师", NOTHING, _guests),
    ("rooms", "会议室和场所", NOTHING, _rooms),
    ("budget_lines", "经费", ("用途", "金额", "来源"), _budget),
    ("budget", "经费说明", NOTHING, _words("budget")),
    ("safety", "安全预案", NOTHING, _words("safety")),
    ("safety_officer", "安全负责人", NOTHING, _officer),
    ("liaison", "班级联络员", NOTHING, _liaison),
    ("directory", "通讯录收集情况", NOTHING, _words("directory")),
    ("departments", "有关部门", ("部门", "需要配合的事"), _departments),
    ("remark", "其他说明", NOTHING, _words("remark")),
)
TIME_AND_PLACE = ("time", "place")
