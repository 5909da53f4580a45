"""Personal links: sent to one or many who may be contacted, taken back, asked for anew.

The token leaves this module once, in the text that is handed over; the database has its digest only.
"""

import smtplib
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.mail_server import refuse_without_mail_server
from alumni.models import AlumniSettings, Alumnus, Contact, PersonLink, PublicRequest
from alumni.services.rights import why_not_copy
from audit.acts import act
from common.formats import day
from common.mail_server import has_mail_server

MOST_AT_ONCE = 200
QUIET = "本人已故、失去联系或要求勿打扰，不能发送链接。"
NO_MAILBOX = "没有登记邮箱，不能用邮件发送。请改用复制文字或二维码。"
NO_SERVER = "系统还没有设置邮件服务器，不能用邮件发送，链接未生成。请改用复制文字或二维码。"
MAIL_FAILED = "邮件没有发出去，链接未生成。请稍后再试，或改用复制文字。"
ENDED = "这个链接已经失效，不必再收回。"
ASKED_AGAIN = "原链接已失效，本人请求重新发送"
Purpose, Channel, Kind = PersonLink.Purpose, PersonLink.Channel, PublicRequest.Kind
#: purpose of a link that a desk sends → subject of the e-mail, and what the text asks for
WORDS = {
    Purpose.CONFIRM: ("请核对您的校友信息", "请您核对自己的校友信息，打开链接即可确认或更新"),
    Purpose.COPY: ("您的校友信息副本", "应您的要求提供学校登记的您本人的信息，打开链接即可取得副本"),
    Purpose.CONSENT: ("您的各项同意", "请您查看对各项用途的同意，打开链接即可同意或撤回"),
}
#: the wish for another link → the kind of request that it is answered as
ASKED_AS = {Purpose.COPY: Kind.QUERY, Purpose.CONSENT: Kind.WITHDRAW}


@dataclass(frozen=True)
class Sent:
    """What is handed over: shown once, kept nowhere."""

    link: PersonLink
    address: str
    text: str

    @property
    def person(self):
        return self.link.alumnus


@act
def send_link(person, *, college, channel, address_of, actor, purpose=Purpose.CONFIRM):
    """Make a link by which the person does one thing with the own record. `address_of(token)` is its whole address.

    An e-mail goes out as the last step of the transaction: if the mail server refuses, there is no link either.
    """
    if not Alumnus.objects.contactable().filter(pk=person.pk).exists():
        raise ValidationError(QUIET)
    mailbox = mailbox_for(person, channel)
    if purpose == Purpose.COPY and (refusal := why_not_copy(person, college=college)):
        raise ValidationError(refusal)
    sent = _make(person, college, channel, address_of, actor, purpose)
    if channel == Channel.EMAIL:
        mail(mailbox, WORDS[purpose][0], sent.text, refusal=MAIL_FAILED)
    return sent


@act
def send_links(people, *, college, address_of, actor):
    """Links for all of `people` (a queryset) who may be contacted, to be copied one by one."""
    able = list(people.contactable().defer("search").in_list_order()[: MOST_AT_ONCE + 1])
    if len(able) > MOST_AT_ONCE:
        raise ValidationError(f"一次最多为 {MOST_AT_ONCE} 人生成链接，请分几次办理。")
    if not able:
        raise ValidationError("这些人都不宜联系（已故、失去联系或要求勿打扰），没有生成链接。")
    return [_make(person, college, Channel.COPIED, address_of, actor) for person in able]


def _make(person, college, channel, address_of, actor, purpose=Purpose.CONFIRM):
    expires = timezone.now() + timedelta(days=AlumniSettings.current().link_days)
    link, token = PersonLink.issue(
        alumnus=person, college=college, channel=channel, issued_by=actor, expires_at=expires, purpose=purpose
    )
    address = address_of(token)
    sender = college.name if college else OFFICE
    text = (
        f"{person.name}校友，您好。湖南生物机电职业技术学院{sender}{WORDS[purpose][1]}：{address} "
        f"（{day(expires)}前有效，只供您本人使用，请勿转发）"
    )
    return Sent(link, address, text)


def mailbox_of(person):
    """The mailbox confirmed last, else the newest; "" where there is none."""
    known = Contact.objects.current().filter(alumnus=person, kind=Contact.Kind.EMAIL)
    newest = sorted(known, key=lambda each: (str(each.confirmed_on or ""), each.since, each.pk))[-1:]
    return newest[0].value if newest else ""


def why_no_mail(mailbox):
    """Why an e-mail cannot go there, else ""."""
    if not has_mail_server():
        return NO_SERVER
    return "" if mailbox else NO_MAILBOX


def mailbox_for(person, channel):
    """Where the e-mail goes, "" by another channel; refuses before anything is written where none can go."""
    if channel != Channel.EMAIL:
        return ""
    mailbox = mailbox_of(person)
    if refusal := why_no_mail(mailbox):
        raise ValidationError(refusal)
    return mailbox


def mail(mailbox, subject, text, *, refusal):
    """One e-mail by Django's settings; a mail server that does not take it, or none at all, is a refusal in words."""
    refuse_without_mail_server(refusal)
    try:
        send_mail(subject, text, None, [mailbox])
    except (smtplib.SMTPException, OSError) as error:
        raise ValidationError(refusal) from error


@act
def revoke_link(link, *, actor):
    link = type(link).objects.select_for_update(of=["self"]).get(pk=link.pk)
    if not link.is_living:
        raise ValidationError(ENDED)
    link.revoke(actor=actor)
    return link


@act
def ask_for_new_link(link, *, actor=None):
    """Whoever holds a link that has ended may ask the college for another: once, however often it is asked."""
    person = Alumnus.objects.select_for_update().only("pk").get(pk=link.alumnus_id)
    waiting = PublicRequest.objects.waiting().filter(
        alumnus=person, typed__kind=ASKED_AGAIN, kind=ASKED_AS.get(link.purpose, Kind.UPDATE)
    )
    if waiting.exists():
        return waiting.first()
    stay = link.alumnus.educations.order_by("-graduated_year", "-pk").first()
    college = link.college or (stay.college if stay else None)
    typed = {"kind": ASKED_AGAIN, "name": link.alumnus.name}
    kind = ASKED_AS.get(link.purpose, Kind.UPDATE)
    return PublicRequest.objects.create(kind=kind, typed=typed, college=college, alumnus=person)
