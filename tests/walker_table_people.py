"""What a college is answered about its people and classes: their pages, registers, photos and consents."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from alumni.models import Education
from alumni.tests.pictures import picture, zip_of
from tests.walker_line import OTHERS, PAGE, REASON, act, form, opened, page

STAY = {"enrolled_year": "2015", "graduated_year": "2018", "state": "graduated"}
JOB = {"employer": "新单位", "is_current": "on"}
CONTACT = {"kind": "qq", "value": "7654321", "source": "liaison"}


def _person(its):
    return {"name": "新来的人", "class_group": its("class"), "school": its.school, **STAY}


def _stay(its, whose="own"):
    return {"class_group": its("second", whose), "school": its.school, **STAY}


def _photo(**more):
    return {"file": SimpleUploadedFile("照片.jpg", picture()), **more}


def _portraits(its):
    """Of somebody of the class, and of nobody: the report tells the names that were sent."""
    number = Education.objects.get(pk=its("stay")).student_no
    names = (f"{number}.jpg", "20991231.jpg", "没有学号.jpg")
    return {"file": SimpleUploadedFile("照片.zip", zip_of(dict.fromkeys(names, picture())).getvalue())}


PEOPLE = {
    # people
    "college:alumni:person-add": form(
        sent=_person,
        asked=lambda its: [f"class={its('class', OTHERS)}"],
        smuggled=lambda its: [
            _person(its) | {"class_group": its("class", OTHERS)},
            _person(its) | {"name": "秘鼹人", "major": its("major", OTHERS)},
            _person(its) | {"name": "秘鼹人", "student_no": "201577001"},
            _person(its) | {"name": "秘鼱人", "student_no": "201555001"},
            _person(its) | {"name": "秘鼹人", "mobile": "13877772101"},
            _person(its) | {"name": "秘鼹人", "student_no": "201577001", "claim": "1"},
        ],
    ),
    "college:alumni:person-detail": page("person"),
    "college:alumni:person-edit": form(
        "person", sent=lambda its: {"name": "改了名", "state": "active", **opened(its, "person")}
    ),
    "college:alumni:person-remove": form("person", post=PAGE, sent=lambda its: REASON),
    "college:alumni:person-changes": page("person"),
    "college:alumni:education-add": form("person", sent=_stay, smuggled=lambda its: [_stay(its, OTHERS)]),
    "college:alumni:education-edit": form(
        "stay",
        sent=lambda its: _stay(its) | opened(its, "stay"),
        smuggled=lambda its: [
            _stay(its, OTHERS) | opened(its, "stay"),
            _stay(its) | {"major": its("major", OTHERS), "student_no": "201577001"} | opened(its, "stay"),
        ],
    ),
    "college:alumni:education-change": form(
        "stay",
        sent=lambda its: {"kind": "transfer", "on": "2016-09-01", "to_class": its("second")},
        smuggled=lambda its: [{"kind": "transfer", "on": "2016-09-01", "to_class": its("class", OTHERS)}],
    ),
    "college:alumni:education-remove": form("stay", post=PAGE, sent=lambda its: REASON),
    "college:alumni:education-change-remove": act("change"),
    "college:alumni:employment-add": form("person", sent=lambda its: JOB),
    "college:alumni:employment-edit": form("job", sent=lambda its: JOB | opened(its, "job")),
    "college:alumni:employment-end": form("job", sent=lambda its: {"until_year": "2020"}),
    "college:alumni:employment-remove": form("job", sent=lambda its: REASON),
    "college:alumni:contact-add": form("person", sent=lambda its: CONTACT),
    "college:alumni:contact-show": act("contact", post=PAGE),
    "college:alumni:contact-confirm": act("contact"),
    "college:alumni:contact-replace": form("contact", sent=lambda its: {"value": "13700137000", "source": "self"}),
    "college:alumni:contact-remove": form("contact", sent=lambda its: REASON),
    "college:alumni:tag-add": act("person", sent=lambda its: {"name": "新标签"}),
    "college:alumni:tag-remove": act("person", "tag"),
    "college:alumni:tag-list": page(),
    "college:alumni:tag-delete": act("tag"),
    # classes
    "college:alumni:class-list": page(asked=lambda its: ["q=秘密", f"major={its('major', OTHERS)}"]),
    "college:alumni:class-add": form(
        sent=lambda its: {"name": "新班1901", "enrolled_year": "2019"},
        smuggled=lambda its: [{"name": "新班1901", "enrolled_year": "2019", "major": its("major", OTHERS)}],
    ),
    "college:alumni:class-detail": page("class"),
    "college:alumni:class-edit": form(
        "class",
        sent=lambda its: {
            "name": "改名1501",
            "enrolled_year": "2015",
            "graduated_year": "2018",
            **opened(its, "class"),
        },
        smuggled=lambda its: [
            {"name": "改名1501", "enrolled_year": "2015", "liaison": its("person", OTHERS), **opened(its, "class")},
            {"name": "改名1501", "enrolled_year": "2015", "major": its("major", OTHERS), **opened(its, "class")},
        ],
    ),
    "college:alumni:class-rename": form("class", sent=lambda its: {"name": "改名1501"}),
    "college:alumni:class-split": form(
        "class",
        sent=lambda its: {"name": "分出1502", "stays": [its("stay")]},
        smuggled=lambda its: [{"name": "分出1502", "stays": [its("stay", OTHERS)]}],
    ),
    "college:alumni:class-merge": form(
        "class",
        sent=lambda its: {"into": its("second")},
        smuggled=lambda its: [{"into": its("second", OTHERS)}],
        asked=lambda its: [f"into={its('second')}", f"into={its('second', OTHERS)}"],
    ),
    "college:alumni:class-delete": act("empty"),
    "college:alumni:class-directory": form(
        "class",
        post=PAGE,
        sent=lambda its: {"file_kind": "xlsx", "purpose": "contact_work"},
        smuggled=lambda its: [{"file_kind": "pdf", "purpose": "contact_work"}],
    ),
    # class registers and photos
    "college:alumni:register-list": page(
        asked=lambda its: [f"major={its('major', OTHERS)}", f"college={its.other_college}", "state=collecting"]
    ),
    "college:alumni:register-detail": page("class"),
    "college:alumni:register-start": act("class"),
    "college:alumni:register-headcount": act("class", sent=lambda its: {"headcount": "30", "source": "教务处学籍表"}),
    "college:alumni:register-submit": act("class"),
    "college:alumni:register-reopen": act("class", sent=lambda its: REASON),
    "college:alumni:register-phone": act("class", post=PAGE, sent=lambda its: {"whose": "head_teacher"}),
    "college:alumni:register-print": form(
        "class",
        post=PAGE,
        sent=lambda its: {"file_kind": "xlsx", "purpose": "contact_work"},
        smuggled=lambda its: [{"file_kind": "pdf", "purpose": "contact_work"}],
    ),
    "college:alumni:class-photo-add": act("class", sent=lambda its: _photo(kind="graduation")),
    "college:alumni:portraits-progress": page("class"),
    "college:alumni:class-portraits": form("class", post=PAGE, sent=lambda its: _portraits(its)),
    "college:alumni:person-photo-add": act("person", sent=lambda its: _photo()),
    "college:alumni:photo-show": page("photo"),
    "college:alumni:photo-remove": act("photo", sent=lambda its: REASON),
    # consents and rights
    "college:alumni:person-consents": page("person"),
    "college:alumni:consent-give": form(
        "person",
        "purpose",
        sent=lambda its: {"text": its("text"), "given_on": str(timezone.localdate()), "channel": "paper"},
    ),
    "college:alumni:consent-withdraw": form(
        "consent", sent=lambda its: {"withdrawn_on": str(timezone.localdate()), "channel": "phone"}
    ),
    "college:alumni:person-rights": page("person"),
    "college:alumni:person-copy": act(
        "person", post=PAGE, sent=lambda its: {"file_kind": "json", "identity": "回电核对"}
    ),
}
