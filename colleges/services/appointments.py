"""Acts on appointments: appointing, handing over, substituting (art. 5)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.services import end_sessions
from colleges import notices
from colleges.models import Appointment
from colleges.services.hand_overs import make_hand_over, prepare, take_over_unmade
from common.formats import day
from common.refusals import constraints_in_words


@transaction.atomic
def appoint(user, *, college, duty, since=None, until=None, is_substitute=False, document=""):
    """Where the one before left without a successor, the new one also takes what was left open."""
    facts = {"college": college, "duty": duty, "since": since or timezone.localdate(), "until": until}
    appointment = _appointed(Appointment(user=user, **facts, is_substitute=is_substitute, document=document))
    take_over_unmade(appointment)
    return appointment


def _appointed(appointment):
    college = appointment.college
    appointment.full_clean()
    with constraints_in_words(Appointment):
        appointment.save()
    notices.put(
        f"appointment:{appointment.pk}",
        user=appointment.user,
        title=f"您已担任{college.name}{appointment.get_duty_display()}",
        body=f"自 {day(appointment.since)} 起。",
        url="/college/",
        article=5,
    )
    return appointment


@transaction.atomic
def hand_over(appointment, *, to, on=None):
    """End `appointment` the day before `on` and give its duty to the user `to` from `on`; return the new one.

    The leaving account loses the college's door that same day; what it did stays under its name, and what it left open
    is told to the next one.
    """
    on = on or timezone.localdate()
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if appointment.until and appointment.until < on:
        raise ValidationError("这段任职已经结束，请直接为新人办理任职。")
    if appointment.since >= on:
        raise ValidationError({"on": _too_early(appointment)})
    if to.pk == appointment.user_id:
        raise ValidationError("接任人与前任是同一个人，请另选一人。")
    until = appointment.until if appointment.is_substitute else None
    _end_on(appointment, on - timedelta(days=1))
    if on <= timezone.localdate():
        end_sessions(appointment.user)
    same = {name: getattr(appointment, name) for name in ("college", "duty", "is_substitute", "document")}
    successor = _appointed(Appointment(user=to, since=on, until=until, **same))
    make_hand_over(appointment, successor)
    return successor


def _end_on(appointment, last_day):
    appointment.until = last_day
    appointment.full_clean()
    appointment.save()


def _too_early(appointment):
    """A day belongs to one person: whoever began on it has it, and the next one begins the day after."""
    began, first = day(appointment.since), day(appointment.since + timedelta(days=1))
    return (
        f"{appointment.user.name}的任期从 {began}开始，最早 {first}可以交接。"
        f"如要其只任到 {began}，请先用“结束任职”，再为接任人办理任职，从 {first}起。"
    )


@transaction.atomic
def end_appointment(appointment, *, on=None):
    """The last day is `on` (today where not given); the account loses the college's door the day after."""
    on = on or timezone.localdate()
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if appointment.has_ended:
        ended = f"这段任职已于 {day(appointment.until)}结束，不必再次结束。"
        raise ValidationError(f"{ended}最后一天登记有误的，请在任职的页面更正“至”。")
    if on < appointment.since:
        raise ValidationError("结束日期不能早于任职开始日期。")
    _end_on(appointment, on)
    prepare(appointment)  # whoever is appointed next finds what was open
    return appointment
