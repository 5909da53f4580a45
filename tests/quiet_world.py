"""People who are to be left alone, with everything by which the house could forget it: they stand in the walker's world.

Each has every way of contact, all consents, a published notable file with a portrait, a living link, a waiting update,
a tag, was to be a guest at an event, and studied in the class and lives in the place of somebody who may be contacted,
so that whoever lists them does so beside that one.
"""

import io
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from alumni.models import (
    Achievement,
    Alumnus,
    ClassEntry,
    ClassGroup,
    ClassLink,
    Contact,
    Education,
    Employment,
    NotableContact,
    NotableProfile,
    PersonLink,
    Photo,
    Proposal,
    PublicRequest,
    Tag,
)
from alumni.models.consents import Purpose
from alumni.notable_sheet import content_of
from alumni.services.consents import give_consent
from alumni.services.notable import start_profile
from alumni.services.photos import put_portrait
from alumni.tests.pictures import picture
from conftest import make_alumnus
from events.models import Guest
from tests.walker_cast import ANIMAL

PLACE = "430100"
#: state → (name, what makes it so, the middle of all the person's numbers, the beginning of all mailboxes)
QUIET = {
    "deceased": ("钟离逝", {"state": "deceased"}, "6601", "dz"),
    "lost": ("慕容失", {"state": "lost"}, "6602", "lz"),
    "do not contact": ("欧阳扰", {"do_not_contact": True}, "6603", "nz"),
}
#: may be contacted: who proves that a file holds anybody at all
HEARD = ("司徒应", {}, "6699", "hz")


@dataclass
class Stander:
    """One person, the objects that addresses of pages name, and every text by which somebody could reach the person."""

    name: str
    pk: int
    numbers: list
    masked: list
    objects: dict = field(default_factory=dict)


def stand_in(world, name, facts, middle, letters):
    """Make the person and all that belongs to it, in the class of the walker's own person."""
    college, liaison = world.colleges[ANIMAL], world.users["liaison"]
    person = make_alumnus(college, name, mobile=f"1386{middle}171")
    Alumnus.objects.filter(pk=person.pk).update(region=PLACE)
    group = ClassGroup.objects.get(pk=world.objects[ANIMAL]["class"])
    Education.objects.filter(alumnus=person).update(class_group=group, major=group.major, student_no=f"77{middle}01")
    job = Employment.objects.create(alumnus=person, employer=f"{name}的单位", region=PLACE)
    ways = _contacts(person, middle, letters)
    Tag.objects.get(pk=world.own["liaison"]["tag"]).alumni.add(person)
    masked = [f"138****{ways[0][-4:]}", f"{letters}****"]
    stander = Stander(name, person.pk, ways, masked)
    stay, contact = person.educations.get(), person.contacts.get(kind="mobile")
    stander.objects = {"person": person.pk, "stay": stay.pk, "job": job.pk, "contact": contact.pk}
    stander.objects |= _published(person, college, liaison, world.users["office"])
    stander.objects |= _waiting(person, college, liaison, middle)
    Guest.objects.create(event_id=world.objects[ANIMAL]["event"], alumnus=person, name=name, phone=ways[0])
    stander.objects["photo"] = Photo.objects.current().get(alumnus=person).pk
    Alumnus.objects.filter(pk=person.pk).update(**facts)
    return stander


def _contacts(person, middle, letters):
    own = [
        ("phone", f"0731-84{middle}77"), ("email", f"{letters}{middle}@example.org"), ("wechat", f"{letters}wx{middle}"),
        ("qq", f"77{middle}88"),
    ]  # fmt: skip
    if "address" in Contact.Kind.values:
        own.append(("address", f"{middle}号院长沙市芙蓉区"))
    for kind, value in own:
        Contact.objects.create(alumnus=person, kind=kind, value=value, source="liaison")
    written = [person.contacts.get(kind="mobile").value, *(value for _, value in own)]
    return [written[0], written[2], written[1].replace("-", ""), *written[3:]]


def _published(person, college, liaison, office):
    for purpose in Purpose.values:
        give_consent(person, purpose, channel="paper", actor=liaison)
    put_portrait(person, io.BytesIO(picture()), actor=liaison)
    words = {"category": "other", "headline": f"{person.name}的介绍", "story": "事迹"}
    profile = start_profile(person, college=college, changes=words, actor=liaison)
    won = Achievement.objects.create(profile=profile, year=2020, text="获奖", source="证书")
    noted = NotableContact.objects.create(profile=profile, way="phone", who="周老师", text="问候", noted_by=liaison)
    now = timezone.now()
    facts = {"state": "published", "reviewed_by": office, "reviewed_at": now, "published_at": now}
    facts["published_content"] = content_of(profile)
    facts["published_under"] = person.consents.standing("public_page").get()
    facts["published_portrait"] = Photo.objects.current().get(alumnus=person)
    NotableProfile.objects.filter(pk=profile.pk).update(**facts)
    consent = person.consents.order_by("pk").first()
    return {
        "notable": profile.pk, "achievement": won.pk, "noted": noted.pk, "slug": profile.slug, "consent": consent.pk,
    }  # fmt: skip


def _waiting(person, college, liaison, middle):
    ends = timezone.now() + timedelta(days=1)
    link, token = PersonLink.issue(alumnus=person, college=college, issued_by=liaison, expires_at=ends)
    against, object_token = PersonLink.issue(alumnus=person, purpose="object", expires_at=ends)
    relay, relay_token = PersonLink.issue(alumnus=person, purpose="relay", expires_at=ends)
    proposal = Proposal.objects.create(alumnus=person, link=link, field="wechat", new=f"wx_new{middle}")
    Proposal.objects.create(alumnus=person, field="mobile", new=f"1386{middle}999", state="in_force", objection=against)
    classlink, class_token = ClassLink.issue(
        class_group=person.educations.get().class_group, issued_by=liaison, expires_at=ends
    )
    entry = ClassEntry.objects.create(link=classlink, facts={"name": person.name, "mobile": f"1386{middle}171"})
    typed = {"name": "同窗", "sought": person.name, "message": "想联系你"}
    sought = PublicRequest.objects.create(kind="seek", typed=typed, college=college, sought=person)
    return {
        "link": link.pk, "me_token": token, "objection_token": object_token, "relay_token": relay_token, "relay": relay.pk,
        "proposal": proposal.pk, "classlink": classlink.pk, "class_token": class_token, "entry": entry.pk, "request": sought.pk,
    }  # fmt: skip
