"""催办: whoever has not reported an item is reminded, in the system and by mail where a mail server is set.

Only who has not: what is reported, closed or withdrawn is passed over, and so is what was reminded of today already.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.acts import act
from colleges import notices
from colleges.models import Appointment
from common.formats import day
from planning.models import PlanItem, Reminder
from planning.services.reminder_mails import mailboxes_of, send_after_commit
from planning.services.telling import OFFICE, responsible_people
from planning.services.working import settle_told, tell_unit, unit_of, why_no_work

ALL_DONE = "所选的事项都已报落实、办结或撤销，不必催办。"
TODAY = "这些事项今天已经催办过。同一事项一天只催一次，请明天再催。"
DUTY = Appointment.Duty


@dataclass
class Reminded:
    """Items that were reminded of, and how many of the asked had reported or were told today.

    What became of the mails (`mailed`, `unsent`, `trouble`) is known after the commit.
    """

    items: list = field(default_factory=list)
    done: int = 0
    today: int = 0
    mailed: int = 0
    unheard: list = field(default_factory=list)  # colleges where nobody is there to hear
    unsent: list = field(default_factory=list)  # [(user, why)]
    trouble: str = ""


@dataclass
class _Unit:
    college: object  # None is the school
    people: list
    items: list = field(default_factory=list)
    reminders: list = field(default_factory=list)

    @cached_property
    def mailboxes(self):
        return mailboxes_of(self.people)


@act
def remind(items, *, text="", site="", actor):
    """Remind of these items; `site` is what addresses in a mail begin with. Mails go out after the commit."""
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
    for unit in units:
        _tell(unit, text, actor)
    send_after_commit(told, units, text=text, site=site)
    return told


def _locked(items):
    """As they are now: read after the lock, since a join that had to wait answers with the names of before."""
    rows = PlanItem.objects.filter(pk__in=[item.pk for item in items]).order_by("plan__college_id", "pk")
    list(rows.select_for_update(of=["self"]))
    return list(rows.select_related("plan__college", "owner", "department"))


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
        facts = {"text": text.strip(), "mailed": len(unit.mailboxes)}
        unit.reminders.append(Reminder.objects.create(item=item, by=actor, **facts))
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
