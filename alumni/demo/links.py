"""Links in every state for the demo: out, used, revoked, expired; updates to review and done; a class that fills in.

`fill(random)` runs after `alumni.demo`: it needs people with classes and contacts.
"""

from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from accounts.links import hashed
from accounts.models import User
from alumni.models import Alumnus, ClassEntry, ClassGroup, ClassLink, Contact, PersonLink
from alumni.services.class_links import add_entry, make_class_link
from alumni.services.links import ask_for_new_link, revoke_link, send_link
from alumni.services.self_updates import change_own, confirm_own, object_to_change, refuse_proposal
from audit.trail import acting_as
from colleges.models import College

#: fixed, so that the demo's public pages can be opened; real ones are random
SHOWN = "demo-link-of-a-person-0000000001"
SHOWN_CLASS = "demo-link-of-a-class-00000000001"
CLASSMATES = [
    ("彭小满", "13900001111", "湘潭县畜牧水产中心", "兽医师", "430300"),
    ("欧阳雪", "13900002222", "隆平高科种业有限公司", "农艺师", "430100"),
    ("田野", "13900003333", "自主创业", "", ""),
]


def plain_address(token):
    """Nobody reads what the demo sends."""
    return f"/me/{token}/"


def fill(random):
    liaison, college = User.objects.get(username="liaison"), College.objects.get(name="动物科技学院")
    # What the demo would send to the mailboxes that it makes up stays in memory, and nobody reads it.
    quiet = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
    with acting_as(liaison), quiet:
        people = _people(college)
        _links(people, college, liaison)
        _updates(people, college, liaison)
        _class(college, liaison)


def _people(college):
    """Some with a phone, each given a mailbox to be told by."""
    able = (
        Alumnus.objects.of_college(college)
        .contactable()
        .filter(notable=None, contacts__kind="mobile", contacts__replaced_on=None)
    )
    people = list(able.defer("search").distinct().order_by("pk")[:10])
    for number, person in enumerate(people[4:8]):
        facts = {"kind": "email", "value": f"alumnus{number}@example.com", "source": "roster"}
        Contact.objects.get_or_create(alumnus=person, **facts)
    return people


def _sent(person, college, actor, channel="copied"):
    return send_link(
        person, college=college, channel=channel, address_of=lambda token: f"/me/{token}/", actor=actor
    ).link


def _links(people, college, actor):
    out = _sent(people[0], college, actor)
    PersonLink.objects.filter(pk=out.pk).update(token_hash=hashed(SHOWN))
    _sent(people[1], college, actor, channel="qr")
    revoke_link(_sent(people[2], college, actor), actor=actor)
    old = _sent(people[3], college, actor)
    long_ago = timezone.now() - timedelta(days=45)
    PersonLink.objects.filter(pk=old.pk).update(issued_at=long_ago, expires_at=long_ago + timedelta(days=30))
    old.refresh_from_db()
    ask_for_new_link(old, actor=None)
    confirm_own(_sent(people[9], college, actor), actor=None)


def _updates(people, college, actor):
    def change(person, **changes):
        link = _sent(person, college, actor)
        return change_own(
            link, changes=changes, confirm_rest=True, address_of=lambda token: f"/me/objection/{token}/", actor=None
        )

    change(people[4], mobile="13700001001", name=f"{people[4].name[:1]}若水")
    change(people[5], work="长沙市农业农村局\n副科长", region="430100")
    [refused] = change(people[6], name="改错名")
    refuse_proposal(refused, reason="电话核实，姓名没有更改", actor=actor)
    change(people[8], mobile="13700001002")
    objected = change(people[7], mobile="13700001003")
    object_to_change(objected[0].objection, actor=None)


def _class(college, actor):
    group = (
        ClassGroup.objects.of_college(college)
        .filter(graduated_year__isnull=False)
        .order_by("-enrolled_year", "name")
        .first()
    )
    link, *_ = make_class_link(group, most=80, address_of=lambda token: f"/class/{token}/", actor=actor)
    ClassLink.objects.filter(pk=link.pk).update(token_hash=hashed(SHOWN_CLASS))
    for name, mobile, employer, position, region in CLASSMATES:
        facts = {"name": name, "mobile": mobile, "employer": employer, "position": position, "region": region}
        add_entry(link, facts={key: value for key, value in facts.items() if value}, actor=None)
    first = ClassEntry.objects.filter(link=link).first()
    ClassEntry.objects.filter(pk=first.pk).update(at=timezone.now() - timedelta(days=2))
