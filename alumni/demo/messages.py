"""Messages of every kind that went to many: a mail that arrived, one with failures, a text, labels, envelopes.

`fill(random)` runs after `alumni.demo.links`: it gives some people of one college a mailbox and a postal address.
"""

from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from accounts.links import hashed
from accounts.models import User
from alumni.forms.find import find_form_of
from alumni.models import Alumnus, Contact, Message, PersonLink
from alumni.search import find
from alumni.services.deliveries import UNSUBSCRIBE_DAYS, deliver
from alumni.services.messages import keep_group_text, print_addresses, send_mail
from audit.trail import acting_as
from colleges.models import College

#: fixed, so that the demo's public page can be opened; real ones are random
SHOWN_UNSUBSCRIBE = "demo-link-to-unsubscribe-00000001"
STREETS = ["芙蓉中路二段{}号", "远大二路{}号", "人民东路{}号", "韶山北路{}号"]
WITH_MAILBOX, WITH_ADDRESS = 14, 11
INVITATION = "{称呼}，您好：\n\n学院定于明年五月举行返校活动，恳请您拨冗回校看看。具体日程另行奉告。\n\n盼复。"
TEXT = "各位校友：学院正在更新班级通讯录，请大家把最新的工作单位和电话发给班级联络员，或点学院发出的核对链接自行更新。谢谢大家。"
SENDER = "湖南生物机电职业技术学院动物科技学院\n410127 湖南省长沙市芙蓉区远大二路892号"
REFUSED = "对方邮箱拒收，请核对邮箱地址。"


def fill(random):
    liaison, college = User.objects.get(username="liaison"), College.objects.get(name="动物科技学院")
    group = _class_with_ways(college)
    desk = {"actor": liaison, "college": college}
    asked = find_form_of(f"class_group={group.pk}", college=college, user=liaison)
    people = find(Alumnus.objects.of_college(college), asked.criteria(), college=college)
    facts = desk | {"query": asked.query, "described": asked.described()}
    # What the demo would send to the mailboxes that it makes up, nobody reads.
    quiet = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
    with acting_as(liaison), quiet:
        _mails(people, facts)
        keep_group_text(people, subject="通讯录更新通知", body=TEXT, purpose="更新班级通讯录", **facts)
        print_addresses(people, kind=Message.Kind.LABELS, sheet="3x8", purpose="邮寄校刊", **facts)
        print_addresses(people, kind=Message.Kind.ENVELOPES, sender=SENDER, purpose="邮寄返校请柬", **facts)


def _class_with_ways(college):
    """The biggest class; some of its people get a mailbox, some an address, one has unsubscribed."""
    groups = college.class_groups.with_sizes().order_by("-size", "pk")
    group = groups.first()
    people = list(Alumnus.objects.filter(educations__class_group=group).contactable().order_by("pk"))
    for number, person in enumerate(people[:WITH_MAILBOX]):
        _add(person, "email", f"classmate{number}@example.com")
    for number, person in enumerate(people[:WITH_ADDRESS]):
        _add(person, "address", f"4100{number:02} 湖南省长沙市{STREETS[number % 4].format(number * 7 + 1)}")
    Alumnus.objects.filter(pk=people[0].pk).update(unsubscribed_on=timezone.localdate() - timedelta(days=20))
    _, token = PersonLink.issue(
        alumnus=people[1],
        college=college,
        purpose="unsubscribe",
        expires_at=timezone.now() + timedelta(UNSUBSCRIBE_DAYS),
    )
    PersonLink.objects.filter(token_hash=hashed(token)).update(token_hash=hashed(SHOWN_UNSUBSCRIBE))
    return group


def _add(person, kind, value):
    Contact.objects.get_or_create(alumnus=person, kind=kind, value=value, defaults={"source": "liaison"})


def _mails(people, facts):
    site = {"site": "https://alumni.example.edu.cn"}
    sent = send_mail(people, subject="返校活动邀请", body=INVITATION, purpose="返校活动邀请", **site, **facts)
    deliver(sent)
    words = {"subject": "校友征文启事", "body": "{姓名}校友：学院征集在校故事，欢迎来稿。"}
    troubled = send_mail(people, purpose="校友征文", **words, **site, **facts)
    copies = list(troubled.deliveries.order_by("pk"))
    for copy in copies[:2]:
        copy.state, copy.trouble = copy.State.FAILED, REFUSED
        copy.save()
    deliver(troubled)
