"""What came by the public form, in every state; and a link of each further purpose that the demo's visitor may open.

`fill(random)` runs after the links: it needs people with mailboxes.
"""

from datetime import timedelta

from django.test import override_settings
from django.utils import timezone

from accounts.links import hashed
from accounts.models import User
from alumni.demo.links import plain_address
from alumni.models import Alumnus, PersonLink, PublicRequest
from alumni.services.links import send_link
from alumni.services.relays import relay
from alumni.services.requests import answer_by_link, close_request, receive_request
from audit.trail import acting_as
from colleges.models import College

#: fixed, so that the demo's pages can be opened; real ones are random
SHOWN = {purpose: f"demo-link-of-a-{purpose}-00000000000001"[:32] for purpose in ("copy", "consent", "relay")}
CONSENT = "第 1 版：我同意保存我填写的内容。"


def fill(random):
    liaison, college = User.objects.get(username="liaison"), College.objects.get(name="动物科技学院")
    quiet = override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
    with acting_as(liaison), quiet:
        people = _people(college)
        _waiting(people, college)
        _handled(people, college, liaison)
        _links(people[0], college, liaison)


def _people(college):
    able = Alumnus.objects.of_college(college).contactable().filter(contacts__kind="email", contacts__replaced_on=None)
    return list(able.defer("search").distinct().order_by("-pk")[:4])


def _words(person, **more):
    stay = person.educations.select_related("class_group").first()
    words = {"name": person.name, "class_name": stay.class_group.name if stay.class_group else "牧医1501"}
    return words | {"student_no": stay.student_no, "graduated_year": stay.graduated_year, **more}


def _ask(kind, typed, college=None, days=0):
    wish = receive_request(
        kind, typed={key: value for key, value in typed.items() if value}, chosen=college, actor=None
    )
    PublicRequest.objects.filter(pk=wish.pk).update(at=timezone.now() - timedelta(days=days, hours=3))
    return wish


def _waiting(people, college):
    new = {
        "name": "周新来",
        "class_name": "牧医1503",
        "major": "畜牧兽医",
        "enrolled_year": 2015,
        "graduated_year": 2018,
    }
    new |= {"mobile": "13711112222", "email": "zhou@example.com", "employer": "浏阳市畜牧站", "position": "技术员"}
    _ask("register", new | {"region": "430100", "consent": CONSENT}, college, days=2)
    _ask("update", _words(people[0], note="原来的手机 13700009999 已不用。"), days=17)
    _ask("query", _words(people[1], tail="1234"), days=5)
    _ask("withdraw", _words(people[2]), days=1)
    _ask("delete", _words(people[3]), days=3)
    _ask("seek", _sought(people[0], "贺知秋"), college)
    old = {"name": "钟守田", "major": "农学", "enrolled_year": 1986, "graduated_year": 1989, "class_name": "农学86"}
    _ask("register", old | {"mobile": "13711113333", "consent": CONSENT}, days=4)
    _ask("query", {"name": "无处查", "graduated_year": 1975, "student_no": "7501"}, days=20)


def _sought(person, seeker):
    words = {"name": seeker, "class_name": "牧医1501", "email": "he@example.com", "sought": person.name}
    words["sought_class"] = _words(person)["class_name"]
    return words | {"note": "毕业以后一直没有联系上，班里想办一次聚会，盼回音。", "consent": "我同意转告。"}


def _handled(people, college, liaison):
    given = {"college": college, "actor": liaison, "address_of": plain_address}
    wish = _ask("update", _words(people[1], note="换了单位。"), days=9)
    answer_by_link(wish, people[1], channel="email", **given)
    wish = _ask("query", {"name": people[2].name, "graduated_year": 2012, "tail": "0000"}, college, days=12)
    close_request(wish, done=False, outcome="电话核实，不是本人提出。", actor=liaison)
    wish = _ask("seek", _sought(people[0], "文静"), college, days=6)
    sent = relay(wish, people[0], channel="email", **given)
    PersonLink.objects.filter(pk=sent.link.pk).update(token_hash=hashed(SHOWN["relay"]))


def _links(person, college, liaison):
    given = {"college": college, "actor": liaison, "address_of": plain_address, "channel": "copied"}
    for purpose in ("copy", "consent"):
        sent = send_link(person, purpose=PersonLink.Purpose(purpose), **given)
        PersonLink.objects.filter(pk=sent.link.pk).update(token_hash=hashed(SHOWN[purpose]))
