"""Where mail to alumni goes nowhere: what a liaison is told before anything is written."""

from django.core.exceptions import ValidationError

from common.mail_server import has_mail_server

NOT_SET_UP = (
    "系统还没有设置邮件服务器，暂时不能发邮件，内容没有保存。请联系系统管理员设置；微信群文字、地址标签和信封不受影响。"
)
CUT_OFF = "发送中断，不能确定对方是否收到。如要再发，请点“重新发送”。"


def refuse_without_mail_server(sentence=NOT_SET_UP):
    """Before anything is written: where mail goes nowhere, nobody must believe that it went."""
    if not has_mail_server():
        raise ValidationError(sentence)
