"""What whoever registered is told by mail: after the commit, and never at the price of the registration itself.

Where no mail server is set up, or it does not take the mail, the organiser's list says who must still be told.
"""

import logging
import smtplib

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from alumni.models import Alumnus
from common.mail_server import has_mail_server
from events.models import Registration
from events.words import time_of

logger = logging.getLogger(__name__)
SCHOOL = "湖南生物机电职业技术学院"


def may_be_mailed(row):
    """A mailbox was given for this event; whoever asked to be left alone, or died since, is not written to."""
    if not row.email or not has_mail_server():
        return False
    return row.alumnus_id is None or Alumnus.objects.contactable().filter(pk=row.alumnus_id).exists()


def mail_after_commit(row, subject, text, *, then=None):
    """Write to the one who registered; `then(row)` is done where the server took it."""
    if may_be_mailed(row):
        transaction.on_commit(lambda: _send(row, subject, text, then), robust=True)


def _send(row, subject, text, then):
    try:
        send_mail(subject, text, None, [row.email])
    except (smtplib.SMTPException, OSError, ValueError) as error:
        logger.warning("mail of registration %s was not taken: %s", row.pk, type(error).__name__)
        return False
    if then:
        then(row)
    return True


def send_now(row, subject, text, *, then=None):
    """The same at once, for what an organiser sends; return whether the server took it."""
    return may_be_mailed(row) and _send(row, subject, text, then)


def tell_registered(row, address):
    waits = row.state == Registration.State.WAITING
    said = "已列入候补，有名额时按先后顺序递补" if waits else "已报名成功"
    text = f"{_facts(row)}您{said}。查看、更改或取消，请打开只供您本人使用的链接：\n{address}\n请不要转发。\n{_sender(row.event)}"
    mail_after_commit(row, _subject(row, "报名"), text)


def tell_moved_up(row):
    said = "有名额空出，您已由候补转为报名成功。不能参加的，请打开报名时得到的链接取消，把名额留给别人。"
    text = f"{_facts(row)}{said}\n{_sender(row.event)}"
    mail_after_commit(row, _subject(row, "候补转正"), text, then=_knows_of_seat)


def tell_change(row):
    """Sent by the organiser; return whether it was taken."""
    event = row.event
    said = (
        f"活动已取消。{event.reason}" if event.state == event.State.CANCELLED else f"活动有变动：{event.change_words}"
    )
    text = f"{_facts(row)}{said}\n查看报名，请打开报名时得到的链接。\n{_sender(event)}"
    return send_now(row, _subject(row, "变动通知"), text, then=_knows_all)


def _facts(row):
    event = row.event
    place = f"，地点：{event.place}" if event.place else ""
    return f"{row.name}，您好。\n活动：{event.title}\n时间：{time_of(event)}{place}\n"


def _subject(row, what):
    return f"{row.event.title}{what}"


def _sender(event):
    unit = event.college.name if event.college else "校友会办公室"
    ask = f"\n咨询：{event.contact} {event.contact_phone}".rstrip() if event.contact or event.contact_phone else ""
    return f"——\n{SCHOOL}{unit}{ask}\n"


def _knows_of_seat(row):
    Registration.objects.filter(pk=row.pk).update(moved_up_told_at=timezone.now())


def _knows_all(row):
    """What the mail said, not what may have changed while it was on its way."""
    rows = Registration.objects.filter(pk=row.pk)
    rows.update(told_change=row.event.change_no)
    rows.filter(moved_up_at__isnull=False, moved_up_told_at__isnull=True).update(moved_up_told_at=timezone.now())
