"""What a claim shows: to the asking college only what it wrote itself, to the answering one its own record beside that."""

from alumni.contact_text import mask_contact
from alumni.models import Contact
from alumni.pair_sheet import EMPTY, Line
from alumni.person_sheet import periods_of
from alumni.services.claims import stay_to_move
from colleges.models import College, Major, School


def told_of(claim):
    """`[(label, value)]` of what the asking college wrote; reads nothing of the person."""
    facts = claim.facts
    told = [
        ("姓名", facts.get("name")),
        ("学号", facts.get("student_no")),
        ("学校", _name(School, facts.get("school_id")) if facts.get("student_no") else ""),
        ("班级", facts.get("class_name")),
        ("专业", _name(Major, facts.get("major_id"))),
        ("入学年份", facts.get("enrolled_year")),
        ("毕业年份", facts.get("graduated_year")),
        ("层次", facts.get("level")),
        ("学习形式", facts.get("study_form")),
        ("学制", facts.get("duration")),
        ("手机", mask_contact(Contact.Kind.MOBILE, facts["mobile"]) if facts.get("mobile") else ""),
        ("工作", " ".join(filter(None, (facts.get("employer"), facts.get("position"))))),
    ]
    return [(label, str(value)) for label, value in told if value]


def _name(model, pk):
    return str(model.objects.filter(pk=pk).first() or "") if pk else ""


def sheet_of(claim, *, college):
    """For whoever answers: the lines of both, and the record as its own side may see it (`college` None: the office)."""
    person = claim.alumnus
    stays = _stays(person, college)
    record = {
        "姓名": person.name + (f"（曾用名{person.former_name}）" if person.former_name else ""),
        "学号": _all(stay.student_no for stay in stays),
        "学校": _all(stay.school for stay in stays if stay.student_no),
        "班级": _all(stay.class_group for stay in stays),
        "专业": _all(stay.major for stay in stays),
        "入学年份": _all(stay.enrolled_year for stay in stays),
        "毕业年份": _all(stay.graduated_year for stay in stays),
        "手机": _all(
            mask_contact(each.kind, each.value) for each in person.contacts.current().filter(kind=Contact.Kind.MOBILE)
        ),
    }
    told = dict(told_of(claim))
    labels = [*told, *(label for label in record if label not in told)]
    return {
        "lines": [Line(label, told.get(label, EMPTY), record.get(label) or EMPTY) for label in labels],
        "periods": periods_of(person, college=college),
        "movable": stay_to_move(claim, college=college),
    }


def _stays(person, college):
    stays = person.educations.select_related("school", "class_group", "major")
    return stays.filter(college__in=College.objects.family_of(college)) if college else stays


def _all(values):
    return "；".join(dict.fromkeys(str(value) for value in values if value))
