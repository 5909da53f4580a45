"""Guests and invitations as lists: counts by reply, how an invitation stands, whom one may invite next."""

from django.db.models import Count, Q

from alumni.models import Alumnus
from alumni.search import Criteria, find
from events.models import Guest, Registration
from events.services.invitations import invitable_alumni, unanswered, uninvited

Reply = Guest.Reply
TONES = {Reply.YES: "done", Reply.NO: "none", Reply.MAYBE: "waiting", Reply.NONE: "waiting"}
STATES = {Registration.State.CONFIRMED: "done", Registration.State.WAITING: "waiting"}
MOST_SHOWN = 300


def reply_counts(event):
    """`[(label, how many guests, companions of those who come)]`, all replies in their order."""
    counted = dict(event.guests.order_by().values_list("reply").annotate(n=Count("pk")))
    return [(reply.label, counted.get(reply, 0)) for reply in (Reply.YES, Reply.MAYBE, Reply.NO, Reply.NONE)]


def invitations_of(event, *, everything=False):
    """The newest first, those that were revoked only if asked for; nobody is named who may not be contacted any more."""
    may = Q(alumnus__in=Alumnus.objects.contactable().values("pk")) | Q(
        guest__in=Guest.objects.invitable().values("pk")
    )
    rows = event.invitations.filter(may).select_related("alumnus", "guest", "issued_by").defer("alumnus__search")
    rows = rows if everything else rows.filter(Q(revoked_at=None) | ~Q(failed=""))
    return rows.prefetch_related("registrations").order_by("-issued_at", "-pk")


def badge_of(invitation):
    """`(label, tone)`: what became of it, the answer before the link's own state."""
    if registered := _registered(invitation):
        return registered
    if invitation.guest_id and invitation.guest.reply != Reply.NONE:
        return invitation.guest.get_reply_display(), TONES[invitation.guest.reply]
    if invitation.failed:
        return "没有发出", "danger"
    if invitation.declined_at:
        return "不能参加", "none"
    if invitation.revoked_at:
        return "已收回", "none"
    if not invitation.is_living:
        return "已过期", "none"
    return ("已打开，未答复", "info") if invitation.used_at else ("未打开", "waiting")


def _registered(invitation):
    row = next(iter(invitation.registrations.all()), None)
    if row is None:
        return None
    if row.state == Registration.State.CANCELLED:
        return "报名后取消", "none"
    return f"{row.get_state_display()}", STATES[row.state]


def candidates(event, who, q, college):
    """`(guests, alumni, again)` to choose from, for what `WhoForm` asks."""
    guests, alumni = Guest.objects.none(), Alumnus.objects.none()
    if q:
        found = find(invitable_alumni(event), Criteria(q=q), college=college) if len(q) > 1 else alumni
        return guests, _listed(uninvited(event, found)), False
    if who == "unanswered":
        waiting = unanswered(event)
        alumni = Alumnus.objects.filter(pk__in=waiting.exclude(alumnus=None).values("alumnus"))
        return event.guests.filter(pk__in=waiting.exclude(guest=None).values("guest")), _listed(alumni), True
    if who == "guests":
        invited = event.invitations.living().exclude(guest=None).values("guest")
        return event.guests.invitable().without_reply().exclude(pk__in=invited), alumni, False
    groups = event.event_classes.values("class_group")
    if who.startswith("class-"):
        groups = groups.filter(class_group=int(who.removeprefix("class-")))
    people = invitable_alumni(event).filter(educations__class_group__in=groups) if who else alumni
    return guests, _listed(uninvited(event, people.distinct())), False


def _listed(people):
    return Alumnus.objects.filter(pk__in=people.order_by().values("pk")).with_list_facts().in_list_order()[:MOST_SHOWN]
