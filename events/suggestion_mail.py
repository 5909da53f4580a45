"""The answer goes to whoever left a mailbox: after the commit, and never at the price of the answer itself.

Where no mail server is set up, or it does not take the mail, the suggestion stays on the list of those to be told.
"""

import logging
import smtplib

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from alumni.models import Alumnus
from common.mail_server import has_mail_server
from events.models import Suggestion
from events.suggestion_telling import settle_answer
from events.suggestion_words import is_mailbox

logger = logging.getLogger(__name__)
SCHOOL = "湖南生物机电职业技术学院"
SUBJECT = "您提的建议有了答复"


def mailbox_of(row):
    """Of the suggestion itself, else of the registration that it came with."""
    if is_mailbox(row.contact):
        return row.contact
    return row.registration.email if row.registration_id and not row.contact else ""


def may_be_mailed(row):
    """A mailbox was given; whoever asked to be left alone, or died since, is not written to."""
    if not has_mail_server() or not mailbox_of(row):
        return False
    person = row.registration.alumnus_id if row.registration_id else None
    return person is None or Alumnus.objects.contactable().filter(pk=person).exists()


def mail_after_commit(row, *, actor):
    if may_be_mailed(row):
        transaction.on_commit(lambda: _send(row, actor), robust=True)


def send_now(row, *, actor):
    """For what was not taken before; return whether the server took it."""
    return may_be_mailed(row) and _send(row, actor)


def _send(row, actor):
    try:
        send_mail(SUBJECT, _words(row), None, [mailbox_of(row)])
    except (smtplib.SMTPException, OSError, ValueError) as error:
        logger.warning("answer to suggestion %s was not taken: %s", row.pk, type(error).__name__)
        return False
    _note(row, actor)
    return True


def _note(row, actor):
    """What the mail said; an answer that was changed meanwhile is still to be told."""
    same = Suggestion.objects.filter(pk=row.pk, answered_at=row.answered_at)
    if same.update(sent_back_by=actor, sent_back_at=timezone.now()):
        settle_answer(row)


def _words(row):
    where = f"在“{row.event.title}”上" if row.event_id else ""
    hello = f"{row.said_by}，您好。\n" if row.said_by else "您好。\n"
    said = "没有办理，原因是" if row.state == Suggestion.State.SET_ASIDE else "答复如下"
    return (
        f"{hello}您{where}提的建议：\n{row.text}\n\n{said}：\n{row.answer}\n\n"
        f"提建议时得到的链接里也能看到，并可以决定是否公开。谢谢您关心母校。\n——\n{SCHOOL}{row.unit}\n"
    )
