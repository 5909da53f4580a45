"""The mails of a reminder (催办): they go out once the reminder is safely on file, and what became of each is written down.

Nothing that was saved hangs on the mail server: a mailbox that is refused, or a server that is away, is told and kept.
"""

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from common.formats import day
from common.mail_server import Refused, Stopped, hand_over, has_mail_server, open_connection
from planning.models import ReminderMail

CUT_OFF = "发送到一半时邮件服务器中断，不知道有没有发出。"
NOT_SENT = "邮件服务器没有接收，没有发出。"
LONGEST = ReminderMail._meta.get_field("trouble").max_length


def mailboxes_of(people):
    """`{mailbox: user}` of those who can be written to; nobody where no mail server is set."""
    return {user.email: user for user in people if user.email} if has_mail_server() else {}


def send_after_commit(told, units, *, text, site):
    """One mail to each mailbox with all of its unit's items; `told` (a `Reminded`) is filled in then."""
    if any(unit.mailboxes for unit in units):
        transaction.on_commit(lambda: _send(told, units, text, site))


def _send(told, units, text, site):
    connection, stopped = get_connection(), None
    try:
        open_connection(connection)
    except Stopped as error:
        stopped = error.sentence
    try:
        for unit in units:
            for mailbox, user in unit.mailboxes.items():
                mail = EmailMessage(_subject(unit), _body(unit, text, site), to=[mailbox], connection=connection)
                trouble, stopped = _handed_over(mail, connection, stopped)
                _note(told, unit, user, trouble)
    finally:
        connection.close()
    told.trouble = f"{stopped}{_refused(told)}" if stopped else _refused(told)


def _handed_over(mail, connection, stopped):
    """`(why this one did not go or "", why the server takes no more or None)`; a server that stopped is not asked again."""
    if stopped:
        return NOT_SENT, stopped
    try:
        hand_over(mail, connection)
    except Refused as error:
        return error.sentence, None
    except Stopped as error:
        return CUT_OFF if error.uncertain else NOT_SENT, error.sentence
    return "", None


def _note(told, unit, user, trouble):
    """At once for each mail: what the server has taken is on file, whatever happens to the next."""
    lines = [ReminderMail(reminder=row, to=user, trouble=trouble[:LONGEST]) for row in unit.reminders]
    ReminderMail.objects.bulk_create(lines)
    if trouble:
        told.unsent.append((user, trouble))
    else:
        told.mailed += 1


def _refused(told):
    if not told.unsent:
        return ""
    names = "、".join(f"{user.name}（{user.email}）" for user, _ in told.unsent)
    return f"{len(told.unsent)} 份没有发出：{names}。"


def _subject(unit):
    return f"校友工作催办：{len(unit.items)} 项待落实"


def _body(unit, text, site):
    lines = [
        f"{unit.college.name if unit.college else unit.items[0].title}：",
        "",
        "以下校友工作事项还没有报落实（第七条）：",
    ]
    for number, item in enumerate(unit.items, start=1):
        until = f"，期限 {day(item.due_on)}" if item.due_on else ""
        lines.append(f"{number}. {item.title}{until}")
    lines += ["", f"附言：{text.strip()}"] if text.strip() else []
    return "\n".join([*lines, "", f"请登录办理：{site}", "湖南生物机电职业技术学院校友会办公室"])
