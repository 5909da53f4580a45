"""Copies go out one by one: claimed, handed to the mail server, marked. Whoever is cut off leaves no doubt about the rest.

A copy is claimed in a transaction of its own before the server is spoken to, so that two who send at the same time
(the page, the command) never take the same one, and a copy whose fate is unknown is not sent again by itself.
"""

import contextlib
import time
from datetime import timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from alumni.mail_server import CUT_OFF, refuse_without_mail_server
from alumni.message_text import filled
from alumni.models import Alumnus, Contact, Delivery, Message, PersonLink
from alumni.recipients import MISSING, ways_of, why_not
from colleges.models import ContactPoint
from common.mail_server import Refused, Stopped, hand_over, open_connection

State = Delivery.State
AT_ONCE = 50  # so many go out within the request
BATCH = 20
LONGEST = 20  # seconds within one request
AGAIN, NOT_SENT = "其余邮件稍后自动再发。", "其余邮件没有发出。"
SURE_TO_BE_OVER = timedelta(minutes=15)
UNSUBSCRIBE_DAYS = 3 * 365
SCHOOL = "湖南生物机电职业技术学院"
FOREIGN = "已不是本学院的校友"


def deliver(message, *, most=BATCH, seconds=LONGEST):
    """Send up to `most` waiting copies of `message`; return how many were sent. Safe to be called by many at once."""
    give_up_interrupted(message)
    if not message.deliveries.waiting().exists():
        return 0
    refuse_without_mail_server()
    ends, sent, connection = time.monotonic() + seconds, 0, get_connection()
    try:
        open_connection(connection)
        for _ in range(most):
            if time.monotonic() > ends or (claimed := _claim(message)) is None:
                break
            sent += _send(*claimed, connection)
    except Stopped as stopped:
        _note(message, f"{stopped.sentence}{AGAIN if stopped.passes else NOT_SENT}")
    else:
        _note(message, "")
    finally:
        _close(connection)
    return sent


def deliver_all():
    """Clock work: whatever waits, message by message; return how many were sent."""
    waiting = Message.objects.filter(deliveries__state__in=[State.WAITING, State.SENDING]).distinct().order_by("pk")
    return sum(deliver(message, most=10_000, seconds=3600) for message in waiting)


def give_up_interrupted(message):
    cut_off = message.deliveries.interrupted(before=timezone.now() - SURE_TO_BE_OVER)
    return cut_off.update(state=State.FAILED, trouble=CUT_OFF)


def _note(message, sentence):
    Message.objects.filter(pk=message.pk).exclude(trouble=sentence).update(trouble=sentence)


def _close(connection):
    with contextlib.suppress(OSError):  # it may have gone away already
        connection.close()


# --- one copy ------------------------------------------------------------------------------------------------------------


def _claim(message):
    """`(delivery, mail)` of the next one who may still get it, marked as begun; None where nobody waits any more."""
    while True:
        with transaction.atomic():
            waiting = message.deliveries.waiting().select_for_update(skip_locked=True, of=["self"])
            delivery = waiting.order_by("pk").first()
            if delivery is None:
                return None
            person, mailbox, why = _looked_up_again(message, delivery)
            if why:
                delivery.state, delivery.trouble = State.LEFT, why
                delivery.save(update_fields=["state", "trouble"])
                continue
            delivery.state, delivery.tried_at, delivery.trouble = State.SENDING, timezone.now(), ""
            delivery.save(update_fields=["state", "tried_at", "trouble"])
            return delivery, letter(message, person, mailbox, unsubscribe_address(message, person))


def _looked_up_again(message, delivery):
    """`(person, mailbox, why not)`: whoever died, asked to be left alone or unsubscribed since the preview gets nothing."""
    person = Alumnus.objects.defer("search").get(pk=delivery.alumnus_id)
    if not Alumnus.objects.mailable().filter(pk=person.pk).exists():
        return person, "", why_not(person)
    if message.college and not Alumnus.objects.of_college(message.college).filter(pk=person.pk).exists():
        return person, "", FOREIGN
    mailbox = ways_of([person.pk], Contact.Kind.EMAIL).get(person.pk, "")
    return person, mailbox, "" if mailbox else MISSING[Contact.Kind.EMAIL]


def _send(delivery, mail, connection):
    try:
        hand_over(mail, connection)
    except Refused as refused:
        return _mark(delivery, State.FAILED, trouble=refused.sentence)
    except Stopped as stopped:
        back = {"state": State.FAILED, "trouble": CUT_OFF} if stopped.uncertain else {"state": State.WAITING}
        _mark(delivery, back.pop("state"), **back)
        raise
    _mark(delivery, State.SENT, sent_at=timezone.now())
    return 1


def _mark(delivery, state, **facts):
    Delivery.objects.filter(pk=delivery.pk, state=State.SENDING).update(state=state, **facts)
    return 0


# --- the letter ----------------------------------------------------------------------------------------------------------


def unsubscribe_address(message, person):
    ends = timezone.now() + timedelta(days=UNSUBSCRIBE_DAYS)
    _, token = PersonLink.issue(
        alumnus=person,
        college=message.college,
        purpose=PersonLink.Purpose.UNSUBSCRIBE,
        channel=PersonLink.Channel.EMAIL,
        issued_by=message.made_by,
        expires_at=ends,
    )
    return message.site + reverse("alumni:unsubscribe", args=[token])


def letter(message, person, mailbox, unsubscribe):
    """Plain text in the college's name; a mailbox's own unsubscribe button posts to the same address (RFC 8058)."""
    text = filled(message.body, name=person.name, gender=person.gender)
    subject = filled(message.subject, name=person.name, gender=person.gender)
    foot = f"\n\n——\n{SCHOOL}{message.sender}\n这封邮件只发给校友。不想再收到，请打开：{unsubscribe}\n"
    headers = {
        "List-Unsubscribe": f"<{unsubscribe}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Precedence": "bulk",
    }
    return EmailMessage(
        subject, text + foot, sender_of(message), [mailbox], headers=headers, reply_to=_reply_to(message)
    )


def sender_of(message):
    return formataddr((message.sender, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def _reply_to(message):
    """Answers go to the published mailbox of the college or of the office, where there is one."""
    points = ContactPoint.objects.public().filter(college=message.college).exclude(email="")
    return list(points.order_by("pk").values_list("email", flat=True)[:1])
