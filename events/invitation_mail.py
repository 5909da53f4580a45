"""Invitations by mail: after the commit, one by one; what was not taken is told and not counted as invited."""

from django.core.mail import EmailMessage, get_connection

from alumni.mail_server import refuse_without_mail_server
from alumni.models import Alumnus, Contact
from alumni.recipients import ways_of
from common.mail_server import Refused, Stopped, hand_over, open_connection
from events.invitation_words import personal_text
from events.services.invitations import mark_failed, mark_sent

NO_MAIL_SERVER = "系统还没有设置邮件服务器，不能用邮件邀请，没有发出任何邀请。请改用复制文字、二维码或邀请函。"


def mailboxes(alumni):
    """`{person's number: mailbox}` of those who may get mail and have one."""
    able = Alumnus.objects.mailable().filter(pk__in=[person.pk for person in alumni])
    return ways_of(list(able.values_list("pk", flat=True)), Contact.Kind.EMAIL)


def refuse_without_server():
    refuse_without_mail_server(NO_MAIL_SERVER)


def send_invitations(event, issued, *, address_of, actor):
    """Send what was issued and committed. Return `(how many went, [(name, why not)])`."""
    boxes, connection = mailboxes([each.invitation.alumnus for each in issued]), get_connection()
    sent, failed, stopped = 0, [], ""
    try:
        open_connection(connection)
    except Stopped as trouble:
        stopped = trouble.sentence
    for each in issued:
        why = stopped or _send(event, each, boxes.get(each.person.pk, ""), address_of, connection)
        if isinstance(why, Stopped):
            why = stopped = why.sentence
        if why:
            mark_failed(each.invitation, why=why, actor=actor)
            failed.append((each.person.name, why))
        else:
            mark_sent(each.invitation, actor=actor)
            sent += 1
    connection.close()
    return sent, failed


def _send(event, issued, mailbox, address_of, connection):
    """What was in the way: an empty string, a sentence, or `Stopped`."""
    if not mailbox:
        return "没有登记可用的邮箱。"
    text = personal_text(event, issued.person, address_of(issued))
    try:
        hand_over(EmailMessage(f"邀请您参加{event.title}", text, None, [mailbox], connection=connection), connection)
    except Refused as trouble:
        return trouble.sentence
    except Stopped as trouble:
        return trouble
    return ""
