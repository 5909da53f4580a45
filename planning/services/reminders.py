"""催办: whoever has not reported an item is reminded, in the system and by mail where a mail server is set.

Only who has not: what is reported, closed or withdrawn is passed over, and so is what was reminded of today already.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import timezone

from audit.acts import act
from colleges import notices
from colleges.models import Appointment
from common.formats import day
from common.mail_server import Refused, Stopped, hand_over, has_mail_server, open_connection
from planning.models import PlanItem, Reminder
from planning.services.telling import OFFICE, responsible_people
from planning.services.working import settle_told, tell_unit, unit_of, why_no_work

ALL_DONE = "所选的事项都已报落实、办结或撤销，不必催办。"
TODAY = "这些事项今天已经催办过。同一事项一天只催一次，请明天再催。"
DUTY = Appointment.Duty


@dataclass
class Reminded:
    """Items that were reminded of, how many of the asked had reported or were told today, and what became of the mails."""

    items: list = field(default_factory=list)
    done: int = 0
    today: int = 0
    mailed: int = 0
    unheard: list = field(default_factory=list)  # colleges where nobody is there to hear
    trouble: str = ""


@dataclass
class _Unit:
    college: object  # None is the school
    people: list
    items: list = field(default_factory=list)
    mailed: int = 0

    @property
    def mailboxes(self):
        return sorted({user.email for user in self.people if user.email})


@act
def remind(items, *, text="", site="", actor):
    """Remind of these items; `site` is what addresses in a mail begin with.

    The mails go last but one: a line of reminding is never changed, so it has to know how many went out.
    """
    found = _locked(items)
    told = Reminded()
    bound = set(
        PlanItem.objects.binding().to_do().filter(pk__in=[item.pk for item in found]).values_list("pk", flat=True)
    )
    waiting = [item for item in found if item.pk in bound and not why_no_work(item)]
    already = set(
        Reminder.objects.filter(item__in=waiting, at__date=timezone.localdate()).values_list("item", flat=True)
    )
    told.items = [item for item in waiting if item.pk not in already]
    told.done, told.today = len(found) - len(waiting), len(already)
    if not told.items:
        raise ValidationError(TODAY if already else ALL_DONE)
    units = _units(told.items)
    told.unheard = [unit.college for unit in units if unit.college and not unit.people]
    told.trouble = _mail(units, text, site)
    told.mailed = sum(unit.mailed for unit in units)
    for unit in units:
        _tell(unit, text, actor)
    return told


def _locked(items):
    rows = PlanItem.objects.filter(pk__in=[item.pk for item in items])
    rows = rows.select_related("plan__college", "owner", "department").order_by("plan__college_id", "pk")
    return list(rows.select_for_update(of=["self"]))


def _units(items):
    """One for each college of today; an item of the school is a unit of its own, with those who answer for it."""
    units = {}
    for item in items:
        college = unit_of(item)
        key = college.pk if college else f"item {item.pk}"
        if key not in units:
            people = liaisons_or_leader(college) if college else responsible_people(item.owner, item.department)
            units[key] = _Unit(college, people)
        units[key].items.append(item)
    return list(units.values())


def liaisons_or_leader(college):
    """Who hears for the college: its current liaisons, without any its leader, without either nobody."""
    seats = Appointment.objects.current().filter(college=college).select_related("user")
    by_duty = {duty: [seat.user for seat in seats if seat.duty == duty] for duty in DUTY}
    return by_duty[DUTY.LIAISON] or by_duty[DUTY.LEADER]


def _tell(unit, text, actor):
    for item in unit.items:
        Reminder.objects.create(item=item, by=actor, text=text.strip(), mailed=unit.mailed)
        settle_told(item, "remind")
        tell_unit(item, f"remind:{timezone.localdate().isoformat()}", _urgently(item), text.strip(), item.due_on)
    if unit.college and not unit.people:
        _tell_office(unit)


def _urgently(item):
    late = item.due_on and item.due_on < timezone.localdate()
    return f"已过期限（{day(item.due_on)}），请尽快落实" if late else "请落实"


def _tell_office(unit):
    key = f"plan-reminder:{unit.college.pk}:{timezone.localdate().isoformat()}"
    facts = {"url": reverse("admin:colleges_appointment_changelist"), "article": 5}
    said = f"{unit.college.name}没有现任联络员和分管领导，{len(unit.items)} 项催办没有人接收。请先办理任职。"
    notices.put(key, role=OFFICE, title=f"催办没有人接收：{unit.college.name}", body=said, **facts)


# --- by mail -----------------------------------------------------------------------------------------------------------


def _mail(units, text, site):
    """One mail to each mailbox with all of its unit's items; return why some did not go, or ""."""
    if not has_mail_server() or not any(unit.mailboxes for unit in units):
        return ""
    connection = get_connection()
    try:
        open_connection(connection)
        return _hand_over(units, text, site, connection)
    except Stopped as stopped:
        return stopped.sentence
    finally:
        connection.close()


def _hand_over(units, text, site, connection):
    refused = []
    for unit in units:
        for mailbox in unit.mailboxes:
            mail = EmailMessage(_subject(unit), _body(unit, text, site), to=[mailbox], connection=connection)
            try:
                hand_over(mail, connection)
                unit.mailed += 1
            except Refused:
                refused.append(mailbox)
    return f"{len(refused)} 个邮箱没有收下：{'、'.join(refused)}。" if refused else ""


def _subject(unit):
    return f"校友工作催办：{len(unit.items)} 项待落实"


def _body(unit, text, site):
    lines = [
        f"{unit.college.name if unit.college else unit.items[0].title}：",
        "",
        "以下校友工作事项还没有报落实（第七条）：",
    ]
    for number, item in enumerate(unit.items, start=1):
        until = f"，期限 {day(item.due_on)}" if item.due_on else ""
        lines.append(f"{number}. {item.title}{until}")
    lines += ["", f"附言：{text.strip()}"] if text.strip() else []
    return "\n".join([*lines, "", f"请登录办理：{site}", "湖南生物机电职业技术学院校友会办公室"])
