"""Claims between colleges in every state, each with its way here: from a roster, and by hand."""

from django.db.models import Exists, OuterRef

from accounts.models import User
from alumni.demo.rosters import HEAD, _book, _row
from alumni.models import Alumnus, Education
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from alumni.services.claims import accept_claim, claim_person, claim_rows, reject_claim, withdraw_claim
from audit.trail import acting_as
from colleges.models import College

ASKED = 5  # of them one each is accepted, rejected and withdrawn; the rest waits


def fill(random):
    liaison, other = (User.objects.get(username=name) for name in ("liaison", "liaison2"))
    animal, machine = (College.objects.get(name=name) for name in ("动物科技学院", "机电工程学院"))
    strangers = list(_only_of(machine)[: ASKED + 2])
    with acting_as(liaison):
        asked = _roster(random, animal, liaison, strangers[:ASKED], "牧医跨院选修班名册.xlsx")
        claims = claim_rows(asked, actor=liaison)
    with acting_as(other):
        accept_claim(claims[0], college=machine, actor=other)
        reject_claim(claims[1], reason="已与本人核实，没有在贵院学习过。", college=machine, actor=other)
    with acting_as(liaison):
        withdraw_claim(claims[2], actor=liaison)
        _roster(random, animal, liaison, strangers[ASKED:], "宠物医疗订单班名册.xlsx")
    with acting_as(other):
        _by_hand(_only_of(animal)[1], machine, other)


def _only_of(college):
    """Graduates of one college alone, with a 学号."""
    stays = Education.objects.filter(alumnus=OuterRef("pk"))
    own = Exists(stays.filter(college=college).exclude(student_no=""))
    return Alumnus.objects.filter(own, ~Exists(stays.exclude(college=college)), state="active").order_by("pk")


def _roster(random, college, liaison, strangers, file_name):
    """A roster of two new people and of some whom only another college knows, imported as far as it can be."""
    rows = []
    for number, person in enumerate(strangers, start=1):
        row = _row(random, number, person.name, "牧医2109", "畜牧兽医", 2021)
        row[1] = person.educations.first().student_no
        rows.append(row)
    for number in (91, 92):
        name = f"{random.choice('赵钱孙李')}{random.choice('明华')}"
        row = _row(random, number + len(rows), name, "牧医2109", "畜牧兽医", 2021)
        rows.append(row)
    content = _book([("名单", [HEAD, *rows])])
    upload = take_upload(content, filename=file_name, college=college, actor=liaison)
    return import_roster(upload, digest=upload.digest, actor=liaison)


def _by_hand(person, college, liaison):
    stay = person.educations.first()
    facts = {"name": person.name, "school_id": stay.school_id, "student_no": stay.student_no}
    facts |= {"class_name": "机电2108", "class_year": 2021, "enrolled_year": 2021, "graduated_year": 2024}
    claim_person(college, facts=facts, note="该生第二学期转入本院，学号未变。", actor=liaison)
