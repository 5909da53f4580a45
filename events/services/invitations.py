"""Personal invitations: issued for one person each, shown once, revoked, issued anew, answered (art. 14, 15)."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from alumni.models import Alumnus
from audit.acts import act
from common.rows import write
from events.models import Event, EventPlan, Guest, Invitation
from events.services.rows import locked, locked_row, still_preparing

Channel = Invitation.Channel
MOST_AT_ONCE = 300
NOBODY = "没有要邀请的人：所选的人已经邀请过、已经报名，或不宜联系。"


@dataclass(frozen=True)
class Issued:
    """One invitation with its token, which is known only now."""

    invitation: Invitation
    token: str

    @property
    def person(self):
        return self.invitation.alumnus or self.invitation.guest

    @property
    def alumnus_id(self):
        """Of the person of the register, also behind a guest."""
        return self.invitation.alumnus_id or self.invitation.guest.alumnus_id


@act
def issue_invitations(event, *, alumni=(), guests=(), channel, again=False, actor):
    """An invitation for each who has none that lives; `again`: also for those, and the earlier one opens no more.

    By mail the earlier one lives until the new one has gone (`mark_sent`). Return `[Issued]`.
    """
    event = still_preparing(event)
    _refuse_event(event, bool(alumni))
    if len(alumni) + len(guests) > MOST_AT_ONCE:
        raise ValidationError(f"一次最多邀请 {MOST_AT_ONCE} 人，请分几次。")
    found = [{"alumnus": person} for person in _alumni_to_invite(event, alumni, again)]
    found += [{"guest": guest} for guest in _guests_to_invite(event, guests, again)]
    if not found:
        raise ValidationError(NOBODY)
    return [_issue(event, each, channel, actor) for each in found]


@act
def revoke_invitation(invitation, *, actor):
    locked(invitation.event)
    invitation = locked_row(invitation)
    if invitation.revoked_at:
        raise ValidationError("这份邀请已经收回。")
    invitation.revoke(actor=actor)
    return invitation


@act
def mark_sent(invitation, *, actor):
    """The mail has gone: earlier invitations of the same person open no more."""
    invitation = locked_row(invitation)
    _revoke_others(invitation, actor)
    return invitation


@act
def mark_failed(invitation, *, why, actor):
    """The mail has not gone: nobody has this invitation; an earlier one goes on."""
    invitation = locked_row(invitation)
    invitation.failed = why[: Invitation._meta.get_field("failed").max_length]
    invitation.save(update_fields=["failed"])
    invitation.revoke(actor=actor)
    return invitation


@act
def decline_invitation(invitation, *, actor):
    """The invited alumnus cannot come; whoever changes their mind may still register by the same link."""
    event = locked(invitation.event)
    invitation = locked_row(invitation)
    if event.state == Event.State.CANCELLED:
        raise ValidationError("活动已经取消，不用答复。")
    if invitation.registrations.exists():
        raise ValidationError("您已经报名。不能参加的，请打开报名时得到的链接取消。")
    if invitation.declined_at is None:
        invitation.declined_at = timezone.now()
        invitation.save(update_fields=["declined_at"])
    return invitation


def mark_opened(invitation):
    """The first time that a browser shows it."""
    Invitation.objects.filter(pk=invitation.pk, used_at=None).update(used_at=timezone.now())


def move_invitations(event):
    """With the event's end goes the day until which they open."""
    event.invitations.filter(revoked_at=None, issued_at__lt=event.ends_at).update(expires_at=event.ends_at)


def invitable_alumni(event):
    """Whom the organiser may invite: of the own college, or for the school of all; contactable."""
    people = Alumnus.objects.of_college(event.college) if event.college else Alumnus.objects.all()
    return people.contactable()


def uninvited(event, people):
    """Of `people` those who have no living invitation to the event and are not registered."""
    invited = event.invitations.living().exclude(alumnus=None).values("alumnus")
    registered = event.registrations.standing().exclude(alumnus=None).values("alumnus")
    return people.exclude(pk__in=invited).exclude(pk__in=registered)


def unanswered(event):
    """Invitations that live and were not answered: neither registered nor declined nor replied to, nor over."""
    living = event.invitations.living().filter(declined_at=None, registrations=None)
    registered = event.registrations.standing().exclude(alumnus=None).values("alumnus")
    of_alumni = Q(alumnus__in=Alumnus.objects.contactable().values("pk")) & ~Q(alumnus__in=registered)
    return living.filter(of_alumni | Q(guest__in=Guest.objects.invitable().without_reply().values("pk")))


def _refuse_event(event, of_alumni):
    if event.is_over:
        raise ValidationError("活动已经结束，不能再发邀请。")
    if not of_alumni:
        return
    if event.plan.state != EventPlan.State.APPROVED:
        raise ValidationError("方案批准以后才能邀请校友。嘉宾可以先邀请。")
    if event.entry == Event.Entry.NONE:
        raise ValidationError("这个活动没有开放网上报名，校友打开邀请也报不了名。请先在“报名”里设置报名方式。")


def _alumni_to_invite(event, alumni, again):
    wanted = [person.pk for person in alumni]
    people = invitable_alumni(event).filter(pk__in=wanted)
    registered = event.registrations.standing().exclude(alumnus=None).values("alumnus")
    people = people.exclude(pk__in=registered) if again else uninvited(event, people)
    return list(Alumnus.objects.filter(pk__in=people.values("pk")).defer("search").in_list_order())


def _guests_to_invite(event, guests, again):
    found = event.guests.invitable().filter(pk__in=[guest.pk for guest in guests])
    if not again:
        found = found.exclude(pk__in=event.invitations.living().exclude(guest=None).values("guest"))
    return list(found.select_for_update(of=["self"]).order_by("role", "pk"))


def _issue(event, whose, channel, actor):
    facts = {"event": event, "issued_by": actor, "expires_at": event.ends_at}
    invitation, token = Invitation.issue(**facts, **whose, channel=channel)
    if guest := whose.get("guest"):
        write(guest, invited_on=guest.invited_on or timezone.localdate())
    if channel != Channel.EMAIL:
        _revoke_others(invitation, actor)
    return Issued(invitation, token)


def _revoke_others(invitation, actor):
    whose = {"alumnus": invitation.alumnus_id, "guest": invitation.guest_id}
    for earlier in invitation.event.invitations.living().filter(**whose).exclude(pk=invitation.pk):
        earlier.revoke(actor=actor)
