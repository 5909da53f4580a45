"""寻找同学: a wish is relayed to the person sought, who decides. The seeker learns what that person allows, or nothing.

A no, no answer, somebody who may not be contacted and somebody who is not there at all look alike from outside; of a no
nothing is kept, so that it looks like no answer at the desk as well.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.contact_text import mask_contact, write_contact
from alumni.models import AlumniSettings, Alumnus, Contact, PersonLink, PublicRequest
from alumni.self_update import first_contact
from alumni.services.links import MAIL_FAILED, QUIET, Sent, mail, mailbox_for
from alumni.services.requests import Kind, State, settle, waiting
from alumni.services.self_updates import use_link
from audit.acts import act
from audit.models import ReadingLine
from audit.trail import add_facts
from common.formats import day

Purpose, Channel, Reply = PersonLink.Purpose, PersonLink.Channel, PublicRequest.Reply
RELAYED = "已转告本人，由本人决定是否答复。"
NO_MORE = "本人此前要求不再转告，不能转告。"
TOLD_FAILED = "给对方的邮件暂时发不出去，没有告诉对方。请稍后再试。"
CHANGED = "您选的联系方式刚刚有变动，没有告诉对方。请重新选择。"
#: in the log of what was shown stands who did it; here it is the person, who has no account
HERSELF = {"actor_id": 0, "actor_name": "本人"}


@act
def relay(request, person, *, college, channel, address_of, actor):
    """Tell `person` by the contact on file that somebody seeks them; return what is handed over, as `send_link` does."""
    request = waiting(request)
    if request.kind != Kind.SEEK:
        raise ValidationError("只有寻找同学的来件可以转告。")
    if not Alumnus.objects.contactable().filter(pk=person.pk).exists():
        raise ValidationError(QUIET.replace("发送链接", "转告"))
    if PublicRequest.objects.no_more_for(person).exists():
        raise ValidationError(NO_MORE)
    mailbox = mailbox_for(person, channel)
    expires = timezone.now() + timedelta(days=AlumniSettings.current().link_days)
    link, token = PersonLink.issue(
        alumnus=person, college=college, channel=channel, issued_by=actor, expires_at=expires, purpose=Purpose.RELAY
    )
    sent = Sent(link, address_of(token), _words(request, person, address_of(token), expires, college))
    settle(request, State.ANSWERED, RELAYED, actor=actor, sought=person, relay=link)
    if channel == Channel.EMAIL:
        mail(mailbox, "有同学想与您联系", sent.text, refusal=MAIL_FAILED)
    return sent


def _words(request, person, address, expires, college):
    sender = college.name if college else OFFICE
    return (
        f"{person.name}校友，您好。有同学请湖南生物机电职业技术学院{sender}转告，想与您联系。对方是谁、说了什么，请打开链接查看，"
        f"是否答复由您决定：{address} （{day(expires)}前有效，只供您本人使用，请勿转发）"
    )


def choices_of(person):
    """`[(kind, what the person sees of it)]`: one way of each kind, the one confirmed last, masked."""
    found = ((kind, first_contact(person, kind)) for kind in Contact.Kind)
    return [(kind, f"{kind.label} {mask_contact(kind, each.value)}") for kind, [each] in found if each]


@act
def tell_seeker(link, *, kind, actor=None):
    """The person lets the seeker have one way to reach them: by e-mail, to the mailbox that the seeker gave."""
    link, person, request = _relayed(link)
    [contact] = first_contact(person, kind)
    if contact is None:
        raise ValidationError(CHANGED)
    add_facts(about="本人把联系方式告诉寻找的同学")
    request.reply = Reply.TOLD
    request.save(update_fields=["reply"])
    masked = mask_contact(kind, contact.value)
    college = {"college_id": link.college_id, "college_name": link.college.name} if link.college else {}
    what = f"告诉寻找的同学：{contact.get_kind_display()} {masked}"[:60]
    ReadingLine.objects.create(**HERSELF, **college, subject=person.name, subject_id=person.pk, what=what)
    mail(request.typed["email"], "您寻找的同学有了答复", _answer(request, person, contact), refusal=TOLD_FAILED)
    return request


def _answer(request, person, contact):
    return (
        f"{request.typed['name']}校友，您好。\n\n您请学校转告的{person.name}已经看到留言，愿意与您联系，"
        f"{contact.get_kind_display()}：{write_contact(contact.kind, contact.value)}\n\n"
        "这是对方本人同意告诉您的，请只用于彼此联系，不要转给他人。\n湖南生物机电职业技术学院校友会\n"
    )


@act
def decline_relay(link, *, no_more=False, actor=None):
    """No answer, of which nothing is kept; or no relaying ever again, which has to be kept to be honoured."""
    link, person, request = _relayed(link)
    if no_more:
        add_facts(about="本人要求不再转告")
        request.reply = Reply.NO_MORE
        request.save(update_fields=["reply"])
    return request


def _relayed(link):
    link, person = use_link(link, Purpose.RELAY)
    request = PublicRequest.objects.select_for_update(of=["self"]).filter(relay=link, sought=person).first()
    if request is None or not request.typed:
        raise ValidationError("这份转告已经结束，不必再答复。")
    return link, person, request
