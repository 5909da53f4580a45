"""What a request from the public form shows at a desk: the words as typed, numbers masked, and who it may be."""

from dataclasses import dataclass

from django.utils import timezone

from alumni import search
from alumni.contact_text import mask_contact, mask_numbers, write_contact
from alumni.models import AlumniSettings, Alumnus, Contact, PublicRequest
from alumni.request_matching import Candidate, candidates, sought_words
from alumni.services.links import why_no_mail
from alumni.services.requests import LINK_FOR
from common.regions import name_of

Kind, State = PublicRequest.Kind, PublicRequest.State
MOST_FOUND = 10
LABELS = {
    "kind": "来由", "name": "姓名", "college": "填写的学院", "class_name": "班级", "major": "专业", "enrolled_year": "入学年份",
    "graduated_year": "毕业年份", "student_no": "学号", "tail": "电话后四位", "mobile": "手机", "email": "邮箱",
    "employer": "工作单位", "position": "职务", "region": "所在地", "sought": "寻找", "sought_class": "对方的班级",
    "sought_year": "对方的毕业年份", "note": "说明", "consent": "本人同意",
}  # fmt: skip
MASKED = {"mobile": Contact.Kind.MOBILE, "email": Contact.Kind.EMAIL}
TONES = {State.WAITING: "waiting", State.ANSWERED: "done", State.REFUSED: "none"}


def typed_lines(request, *, in_full=False):
    """`[(label, value)]` in the order of the form."""
    typed = request.typed
    return [(LABELS[name], _written(name, typed[name], in_full)) for name in LABELS if typed.get(name)]


def _written(name, value, in_full):
    if name in MASKED:
        return (write_contact if in_full else mask_contact)(MASKED[name], value)
    if name == "region":
        return name_of(value)
    return mask_numbers(value) if name == "note" and not in_full else value


def holds_numbers(request):
    return any(name in request.typed for name in (*MASKED, "note"))


@dataclass(frozen=True)
class Wait:
    days: int
    late: bool


def wait_of(request, answer_days):
    days = (timezone.localdate() - timezone.localtime(request.at).date()).days
    return Wait(days, request.state == State.WAITING and days > answer_days)


def answer_days():
    return AlumniSettings.current().answer_days


@dataclass(frozen=True)
class Offered:
    """One who may be meant, as a desk may see it (`college` None: the office)."""

    person: Alumnus
    why: str
    studies: list
    mailbox: str
    no_mail: str  # why no e-mail can go there
    phones: list
    quiet: bool


def offered(request, people, *, family, college=None, q=""):
    """Who may be meant among `people` (of the desk's own): by the rules, by the link that ended, or by looking."""
    found = _found(request, people, college, q)
    return [_offer(each, family) for each in found]


def _found(request, people, college, q):
    if request.alumnus_id:
        known = people.filter(pk=request.alumnus_id).with_list_facts()
        return [Candidate(person, ("链接发给的本人",), True) for person in known]
    if q:
        sought = search.find(people, search.Criteria(q=q), college=college)
        return [
            Candidate(each, ("按所填的词找到",), False)
            for each in sought.with_list_facts().in_list_order()[:MOST_FOUND]
        ]
    typed = sought_words(request.typed) if request.kind == Kind.SEEK else request.typed
    return candidates(people, typed)


def _offer(candidate, family):
    person = candidate.person
    reach = [each for each in person.current_contacts if each.kind in (Contact.Kind.MOBILE, Contact.Kind.PHONE)]
    mailbox = [each for each in person.current_contacts if each.kind == Contact.Kind.EMAIL]
    return Offered(
        person,
        "；".join(candidate.why),
        [study_words(stay, family) for stay in person.stays],
        mask_contact(Contact.Kind.EMAIL, mailbox[0].value) if mailbox and person.may_be_contacted else "",
        why_no_mail(mailbox[0].value if mailbox else ""),
        [mask_contact(each.kind, each.value) for each in reach if person.may_be_contacted],
        not person.may_be_contacted,
    )


def study_words(stay, family):
    """Of another college's stay its name and years, nothing more; `family` None: the office sees all."""
    own = family is None or stay.college_id in family
    where = (stay.class_group if own else None) or stay.college
    return f"{where} {stay.enrolled_year or '？'}–{stay.graduated_year or '？'}"


def answered_with(request):
    """What the link does that answers this kind, "" where none does."""
    purpose = LINK_FOR.get(request.kind)
    return purpose.label if purpose else ""
