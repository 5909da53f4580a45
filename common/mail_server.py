"""What the mail server says, in words that a clerk understands."""

import smtplib

from django.conf import settings

SILENT = {f"django.core.mail.backends.{name}.EmailBackend" for name in ("console", "dummy")}
GOING_AWAY = 421


def has_mail_server():
    return settings.EMAIL_BACKEND not in SILENT


class Stopped(Exception):
    """The server takes no more for now. `sentence` says why; `passes`: it may take mail again later without anybody's
    doing; `uncertain`: the mail in hand may have gone or not."""

    def __init__(self, sentence, *, passes=False, uncertain=False):
        super().__init__(sentence)
        self.sentence, self.passes, self.uncertain = sentence, passes, uncertain


class Refused(Exception):
    """This one mail was not taken; the next may be."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


def open_connection(connection):
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError as error:
        raise Stopped("邮件服务器不接受登录，请系统管理员核对邮箱账号和密码。") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Stopped("邮件服务器连不上。", passes=True) from error


def hand_over(mail, connection):
    """Give one mail to the server; whatever it answers becomes `Refused` or `Stopped`."""
    try:
        connection.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        codes = {code for code, _ in error.recipients.values()}
        raise _judged(codes, "对方邮箱拒收，请核对邮箱地址。") from error
    except smtplib.SMTPSenderRefused as error:
        raise Stopped("邮件服务器不接受现在的发件地址。") from error
    except smtplib.SMTPDataError as error:
        raise _judged({error.smtp_code}, "邮件服务器没有收下这封邮件。") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Stopped("发送到一半时邮件服务器中断。", passes=True, uncertain=True) from error
    except ValueError as error:  # an address or a header that no mail can carry
        raise Refused("邮箱地址或标题不能用于邮件，请核对。") from error


def _judged(codes, sentence):
    if GOING_AWAY in codes:
        return Stopped("邮件服务器暂时不再接收。", passes=True)
    if all(400 <= code < 500 for code in codes):
        return Refused("对方邮箱暂时不收，请过几小时重新发送。")
    return Refused(sentence)
