"""Registering: by the open form, by a personal invitation, by staff. One form counts once, however often it is sent."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import Alumnus
from audit.acts import act
from events.models import Event, Invitation, Registration, RegistrationLink
from events.registration_mail import tell_registered
from events.registration_state import door_of
from events.services.rows import locked, still_preparing
from events.services.seats import seat

Source = Registration.Source
#: how long after the event an own link still opens
LINK_DAYS = 90
USED = "这份邀请已经报过名，不能再报第二次。"


@dataclass(frozen=True)
class Registered:
    """`token` is the own link's, shown once; empty where the person was registered before: then nothing is shown."""

    registration: Registration
    token: str = ""

    @property
    def is_new(self):
        return bool(self.token)


@act
def register(event, *, facts, key="", invitation=None, consent=None, address_of=None, actor=None):
    """Take somebody in, with a seat or on the waiting list. `facts`: fields of Registration as the form read them.

    The same form sent again gets one more link, for the first may be in a mail; somebody registered before gets none.
    """
    event = locked(event)
    if again := same_form(event, key, facts):
        return Registered(again, _new_link(again, actor))
    invitation = invitation and _unused(invitation, event)
    door = door_of(event, invited=bool(invitation))
    if not door.is_open:
        raise ValidationError(door.say)
    _refuse_too_many(event, facts)
    if known := _known(event, facts):
        return Registered(known)
    row = Registration(event=event, source=Source.OPEN, key=key, consent=consent, **facts)
    if invitation:
        row.source, row.invitation, row.alumnus = Source.INVITATION, invitation, invitation.alumnus
    return _taken_in(row, event, address_of, actor)


@act
def register_by_staff(event, *, facts, source=Source.STAFF, address_of=None, actor):
    """Written down at the desk: also when registration is closed, but never past the seats."""
    event = still_preparing(event)
    if known := _known(event, facts):
        raise ValidationError(f"{known.name}已经用这个手机号报过名（{known.get_state_display()}），不必再登记。")
    row = Registration(event=event, source=source, registered_by=actor, **facts)
    return _taken_in(row, event, address_of, actor)


def _taken_in(row, event, address_of, actor):
    seat(row, event)
    token = _new_link(row, actor)
    if address_of:
        tell_registered(row, address_of(token))
    return Registered(row, token)


def same_form(event, key, facts):
    """The registration that this very form made; another's name under the same key is no repeat."""
    said = {name: facts.get(name, "") for name in ("name", "mobile")}
    return event.registrations.standing().filter(key=key, **said).first() if key else None


def _known(event, facts):
    if not facts.get("mobile"):
        return None
    return event.registrations.standing().filter(name=facts["name"], mobile=facts["mobile"]).first()


def _unused(invitation, event):
    """Lock the invitation and look again: it was forwarded, and two open it at the same moment."""
    found = Invitation.objects.select_for_update(of=["self"]).filter(pk=invitation.pk, event=event).first()
    if found is None or not leads_to_registration(found):
        raise ValidationError("这份邀请已经失效，请与邀请您的人联系。")
    if is_used(found):
        raise ValidationError(USED, code="used")
    return found


def is_used(invitation):
    """By this letter, or by another to the same person, or because a liaison found who came by the open form."""
    standing = Registration.objects.standing().filter(event=invitation.event_id, alumnus=invitation.alumnus_id)
    return invitation.registrations.exists() or standing.exists()


def leads_to_registration(invitation):
    """A living invitation of an alumnus who may be invited."""
    if invitation.alumnus_id is None or not invitation.is_living:
        return False
    return Alumnus.objects.contactable().filter(pk=invitation.alumnus_id).exists()


def _refuse_too_many(event, facts):
    if facts.get("companions", 0) > event.companions:
        most = f"最多带 {event.companions} 位同行人" if event.companions else "不接受同行人"
        raise ValidationError({"companions": f"这个活动{most}。"})


# --- the own link --------------------------------------------------------------------------------------------------------


def _new_link(row, actor):
    until = max(row.event.ends_at, timezone.now()) + timedelta(days=LINK_DAYS)
    return RegistrationLink.issue(registration=row, issued_by=actor, expires_at=until)[1]


@act
def renew_link(row, *, actor):
    """A fresh link for whoever lost it; the earlier ones open nothing any more. Return its token."""
    row = Registration.objects.select_for_update(of=["self"]).select_related("event").get(pk=row.pk)
    if row.event.forgotten_at:
        raise ValidationError("报名时填写的内容已经清除，不能再生成链接。")
    for link in row.links.living():
        link.revoke(actor=actor)
    return _new_link(row, actor)


def registered_by(token):
    """The living link of a registration, or None; one look-up for hit and miss."""
    link = RegistrationLink.objects.select_related(
        "registration__event__college", "registration__event__plan"
    ).by_token(token)
    return link if link and link.is_living else None


def open_events():
    """Events whose secret address opens for anybody, whatever their state."""
    return Event.objects.by_link().select_related("college", "plan")
