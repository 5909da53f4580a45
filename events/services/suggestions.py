"""Suggestions heard (art. 12): taken in from the public or written down by staff, read by a link, shown with consent."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.models import DoneOnce
from common.once import new_key
from common.rows import put_new, write
from events.models import EventSettings, Suggestion, SuggestionLink
from events.services.rows import GONE
from events.suggestion_telling import tell_heard
from events.suggestion_words import closed_because

State = Suggestion.State
#: an answer may take a while, and is read again later
LINK_DAYS = 1095
NOT_YOURS = "这条建议已由校友会办公室办理，学院这边只能查看。"
NOT_PUBLIC = "本人没有同意公开，不能公开。"
NAMED = "建议或答复里写有提建议的人的姓名或联系方式，不能公开。"


@dataclass(frozen=True)
class Taken:
    """`token` is the link's, shown once."""

    suggestion: Suggestion
    token: str


@act
def take_suggestion(text, *, event, registration=None, name="", contact="", may_show=False, key="", actor):
    """What somebody says on the event's page. The same form sent again gets a fresh link in place of the first."""
    if refusal := closed_because(event):
        raise ValidationError(refusal)
    done, _ = DoneOnce.objects.get_or_create(key=f"suggestion:{key or new_key()}")
    if again := Suggestion.objects.filter(pk=done.location or None, text=text, event=event).first():
        return Taken(again, renew_suggestion_link(again, actor=actor))
    facts = {"registration": registration, "name": name, "contact": contact, "may_show": may_show}
    row = put_new(Suggestion(event=event, college=event.college, text=text, **facts))
    done.location = str(row.pk)
    done.save(update_fields=["location"])
    tell_heard(row)
    return Taken(row, _new_link(row, actor))


@act
def note_suggestion(text, *, event=None, college=None, heard_at=None, name="", contact="", may_show=False, actor):
    """What staff heard, at an event (then it is whose event it is) or elsewhere; at the other desk it makes a notice."""
    unit = event.college if event else college
    facts = {"name": name, "contact": contact, "may_show": may_show, "heard_at": heard_at or timezone.now()}
    if facts["heard_at"] > timezone.now():
        raise ValidationError({"heard_on": "听取日期不能晚于今天。"})
    row = put_new(Suggestion(event=event, college=unit, text=text, heard_by=actor, **facts))
    if unit != college:
        tell_heard(row)
    return row


@act
def edit_suggestion(row, *, changes, college=None, version=None, actor):
    """Only what staff wrote down, and only until it is answered; what alumni typed stays their word."""
    row = locked_suggestion(row, college)
    if row.heard_by_id is None:
        raise ValidationError("校友自己填写的建议不能改写。")
    if row.state not in (State.NEW, State.ASSIGNED):
        raise ValidationError("已经答复的建议不能再改写。")
    return write(row, seen=version, **changes)


@act
def renew_suggestion_link(row, *, actor):
    """The token of a fresh link; the earlier ones open nothing any more."""
    row = locked_suggestion(row)
    for link in row.links.living():
        link.revoke(actor=actor)
    return _new_link(row, actor)


def _new_link(row, actor):
    until = timezone.now() + timedelta(days=LINK_DAYS)
    return SuggestionLink.issue(suggestion=row, issued_by=actor, expires_at=until)[1]


def suggestion_by(token):
    """The living link of a suggestion, or None; one look-up for hit and miss."""
    link = SuggestionLink.objects.select_related(
        "suggestion__event__college", "suggestion__event__plan", "suggestion__college", "suggestion__department"
    ).by_token(token)
    return link if link and link.is_living else None


# --- in public -----------------------------------------------------------------------------------------------------------


@act
def set_consent(row, *, may_show, actor):
    """By the link, or as the person told staff. What is taken back is off the public pages at once."""
    row = locked_suggestion(row)
    facts = {"may_show": may_show}
    return write(row, **facts if may_show else facts | {"shown_by": None, "shown_at": None})


@act
def show_suggestion(row, *, college=None, actor):
    """Text and answer, without any name, on the public pages."""
    row = locked_suggestion(row, college)
    if row.state != State.ANSWERED:
        raise ValidationError("还没有答复，不能公开。")
    if not row.may_show:
        raise ValidationError(NOT_PUBLIC)
    if names_whoever_said(row):
        raise ValidationError(NAMED)
    return write(row, shown_by=actor, shown_at=timezone.now())


@act
def take_off(row, *, college=None, actor):
    return write(locked_suggestion(row, college), shown_by=None, shown_at=None)


def names_whoever_said(row):
    """The words of the suggestion or of its answer name the person."""
    known = [row.said_by, row.contact, *_ways_of(row.registration)]
    return any(each and each in f"{row.text}\n{row.answer}" for each in known)


def _ways_of(registration):
    return [registration.mobile, registration.email] if registration else []


# --- what all acts share -------------------------------------------------------------------------------------------------


def locked_suggestion(row, college=None):
    """The row, locked and read again; `college`: whose desk acts (None: the office's), which may have lost it meanwhile."""
    rows = Suggestion.objects.select_for_update(of=["self"])
    found = rows.select_related("event", "college", "department", "registration").filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(GONE)
    if college is not None and not found.is_with_college:
        raise ValidationError(NOT_YOURS)
    return found


@act
def forget_names(*, actor):
    """Names, contacts and the way to a registration are emptied some time after the answer; return of how many."""
    before = timezone.now() - timedelta(days=EventSettings.current().keep_days)
    rows = Suggestion.objects.filter(answered_at__lt=before).exclude(name="", contact="", registration=None)
    return rows.update(name="", contact="", registration=None, updated_at=timezone.now())
