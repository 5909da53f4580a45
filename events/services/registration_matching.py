"""Who of the database came: proposed by rules, confirmed by a person. The person's record is never changed by it."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.request_matching import candidates
from audit.acts import act
from events.models import Registration


def candidates_of(row, people):
    """`people` (of the desk's own) who may be the one who registered, the surest first."""
    said = {
        "name": row.name,
        "mobile": row.mobile,
        "email": row.email,
        "class_name": row.class_text,
        "graduated_year": row.graduated_year,
    }
    return candidates(people, {name: value for name, value in said.items() if value})


@act
def match_registration(row, *, person, actor):
    """`person` None: looked for and not in the database."""
    row = _locked(row)
    if person is not None and row.event.registrations.standing().filter(alumnus=person).exclude(pk=row.pk).exists():
        raise ValidationError(f"{person.name}在这个活动里已有另一份报名，请先核对是不是重复，重复的请取消一份。")
    return _said(row, person, actor, timezone.now())


@act
def unmatch_registration(row, *, actor):
    """Matched by mistake: it is to be looked at again."""
    row = _locked(row)
    if row.source == Registration.Source.INVITATION and row.matched_at is None:
        raise ValidationError("这份报名来自发给本人的邀请，不用核对。")
    return _said(row, None, None, None)


def _said(row, person, actor, at):
    row.alumnus, row.matched_by, row.matched_at = person, actor, at
    row.version += 1
    row.save(update_fields=["alumnus", "matched_by", "matched_at", "version", "updated_at"])
    return row


def _locked(row):
    return Registration.objects.select_for_update(of=["self"]).select_related("event").get(pk=row.pk)
