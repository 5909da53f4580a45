"""Messages to many: composed, looked through, sent. An e-mail, a text for a WeChat group, labels or envelopes on paper.

Whoever may not be contacted gets none of them; the list is read anew at the moment of sending. Each is on record.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from alumni import exports
from alumni.address_sheets import SHEETS, draw_envelopes, draw_labels
from alumni.mail_server import refuse_without_mail_server
from alumni.message_text import check_text
from alumni.models import Alumnus, Delivery, ExportRequest, Message, PersonLink
from alumni.recipients import recipients_of
from alumni.services.deliveries import AT_ONCE, deliver, letter
from audit.acts import act
from audit.trail import add_facts
from common.mail_server import Refused, Stopped, hand_over, open_connection

Kind, State = Message.Kind, Delivery.State
#: what of a person each kind uses, as a directory would name it: the limit and the permission are those of directories
COLUMNS_USED = {Kind.EMAIL: ["name", "email"], Kind.LABELS: ["name", "address"], Kind.ENVELOPES: ["name", "address"]}
NOBODY = "名单里没有可以发送的人，请看未列入的原因，或换一份名单。"
GREW = "在您查看之后，名单里的人变多了，尚未发送。请核对新的人数，再确认一次。"
ENDED = "这个链接已经失效，请联系所在学院或校友会办公室退订。"


# --- e-mail --------------------------------------------------------------------------------------------------------------


@act
def send_mail(people, *, subject, body, purpose, query, described, site, actor, college, seen=None):
    """Write one copy per person, then send: a few at once, many by the page that shows the progress or by the clock.

    `seen` is how many the preview promised; where there are more by now, nothing is sent.
    """
    refuse_without_mail_server()
    found = _recipients(people, Kind.EMAIL, seen)
    _allow_mail(found.ids, query=query, purpose=purpose, actor=actor, college=college)
    facts = {"subject": check_text(subject, Kind.EMAIL), "body": check_text(body, Kind.EMAIL), "site": site}
    facts |= {"purpose": purpose, "query": query, "described": described}
    message = _record(Kind.EMAIL, found, actor=actor, college=college, **facts)
    Delivery.objects.bulk_create([Delivery(message=message, alumnus_id=pk) for pk in found.ids])
    if found.count <= AT_ONCE:
        transaction.on_commit(lambda: deliver(message, most=AT_ONCE))
    return message


def send_test(*, subject, body, site, actor, college):
    """The letter as one would get it, to the mailbox of whoever writes it; nothing is kept."""
    refuse_without_mail_server()
    if not actor.email:
        raise ValidationError("您的账号没有登记邮箱，不能给自己试发。请联系校友会办公室登记。")
    message = Message(kind=Kind.EMAIL, college=college, made_by=actor, site=site)
    message.subject = f"【试发】{check_text(subject, Kind.EMAIL)}"
    message.body = check_text(body, Kind.EMAIL)
    mail = letter(message, Alumnus(name=actor.name), actor.email, "（正式发送时，这里是各人自己的退订链接）")
    mail.extra_headers.clear()
    connection = get_connection()
    try:
        open_connection(connection)
        hand_over(mail, connection)
        connection.close()
    except (Refused, Stopped) as trouble:
        raise ValidationError(f"试发没有成功：{trouble.sentence}") from trouble


@act
def retry_failed(message, *, actor):
    """Those that failed wait again; who was sent a copy is not among them."""
    refuse_without_mail_server()
    message = Message.objects.select_for_update(of=["self"]).get(pk=message.pk)
    count = message.deliveries.failed().update(state=State.WAITING, trouble="")
    if not count:
        raise ValidationError("没有发送失败的邮件，不必重新发送。")
    if count <= AT_ONCE:
        transaction.on_commit(lambda: deliver(message, most=AT_ONCE))
    return count


@act
def leave_failed(message, *, actor):
    """Looked at, and not to be tried again: the reason stays."""
    message = Message.objects.select_for_update(of=["self"]).get(pk=message.pk)
    count = message.deliveries.failed().update(state=State.LEFT)
    if not count:
        raise ValidationError("没有发送失败的邮件，不必再办。")
    return count


# --- text for a group, and paper -----------------------------------------------------------------------------------------


@act
def keep_group_text(people, *, subject, body, purpose, query, described, actor, college):
    """A text to be pasted into a WeChat group: it names nobody, so it needs no permission; it is on record all the same."""
    found = recipients_of(people, Kind.GROUP)
    facts = {"subject": check_text(subject, Kind.GROUP), "body": check_text(body, Kind.GROUP)}
    facts |= {"purpose": purpose, "query": query, "described": described}
    return _record(Kind.GROUP, found, actor=actor, college=college, **facts)


@act
def print_addresses(people, *, kind, sheet="", sender="", purpose, query, described, actor, college, seen=None):
    """Return `(message, File)`: labels or envelopes are addresses that leave, logged and limited like a directory."""
    found = _recipients(people, kind, seen)
    if kind == Kind.LABELS:
        subject, draw = (
            f"地址标签 {SHEETS[sheet].label}",
            lambda order, rows: draw_labels(rows, found.ways, SHEETS[sheet]),
        )
    else:
        subject, draw = "信封（220×110 毫米）", lambda order, rows: draw_envelopes(rows, found.ways, sender)
    file = exports.export_drawn(
        Alumnus.objects.filter(pk__in=found.ids),
        what=kind.label,
        columns=COLUMNS_USED[kind],
        draw=draw,
        file_kind="pdf",
        purpose=purpose,
        contact_work=True,
        actor=actor,
        college=college,
        described=described,
        query=query,
        permission=permission_for(kind, query=query, purpose=purpose, actor=actor, college=college),
    )
    facts = {"subject": subject, "body": sender, "purpose": purpose, "query": query, "described": described}
    return _record(kind, found, actor=actor, college=college, **facts), file


# --- steps ---------------------------------------------------------------------------------------------------------------


def _recipients(people, kind, seen):
    found = recipients_of(people, kind)
    if not found.count:
        raise ValidationError(NOBODY)
    if seen is not None and found.count > seen:
        raise ValidationError(GREW, code="grew")
    return found


def _record(kind, found, *, actor, college, **facts):
    message = Message(kind=kind, college=college, made_by=actor, **facts)
    message.described = message.described[:300]
    message.people, message.left_out, message.reasons = found.count, found.left, found.left_out
    message.full_clean()
    message.save()
    return message


def permission_for(kind, *, query, purpose, actor, college):
    """The actor's granted and unused permission for exactly this, or None."""
    granted = ExportRequest.objects.usable_by(actor).filter(query=query, purpose=purpose, contact_work=True)
    return granted.filter(columns=COLUMNS_USED[kind], college=college).order_by("expires_at").first()


def _allow_mail(ids, *, query, purpose, actor, college):
    """Whom the actor wrote to within a day counts as whom the actor took out: one limit for both."""
    order = {
        "columns": COLUMNS_USED[Kind.EMAIL],
        "purpose": purpose,
        "actor": actor,
        "college": college,
        "query": query,
    }
    permission = permission_for(Kind.EMAIL, query=query, purpose=purpose, actor=actor, college=college)
    day_ago = timezone.now() - timedelta(hours=24)
    lately = Delivery.objects.filter(message__made_by=actor, message__made_at__gt=day_ago)
    before = [] if permission else list(lately.values_list("alumnus", flat=True).distinct())
    exports.allow_people([*ids, *before], permission=permission, **order)


# --- by the person -------------------------------------------------------------------------------------------------------


@act
def unsubscribe(link, *, actor=None):
    """By the link in a mail, also by the button of the mail programme: from today nothing that goes to many."""
    return _subscribe(link, timezone.localdate(), "本人通过邮件中的链接退订群发")


@act
def subscribe_again(link, *, actor=None):
    return _subscribe(link, None, "本人通过邮件中的链接恢复接收群发")


def _subscribe(link, day, about):
    link = PersonLink.objects.select_for_update(of=["self"]).get(pk=link.pk)
    if not link.is_living or link.purpose != PersonLink.Purpose.UNSUBSCRIBE:
        raise ValidationError(ENDED)
    person = Alumnus.objects.select_for_update().only("pk", "unsubscribed_on").get(pk=link.alumnus_id)
    if (person.unsubscribed_on is None) != (day is None):
        add_facts(about=about)
        Alumnus.objects.filter(pk=person.pk).update(unsubscribed_on=day)
    link.mark_used()
    return Alumnus.objects.only("pk", "name", "unsubscribed_on").get(pk=person.pk)
