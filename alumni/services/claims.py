"""Claims between colleges (art. 8): asked for without seeing anything, answered by whose person it is, or by the office."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, Claim, ClassGroup, Contact, Education
from alumni.services.acts import act
from audit.trail import add_facts
from colleges.models import College

State = Claim.State
NUMBER, PHONE = "学号相同", "姓名和手机相同"
#: what of a roster's row or a form makes a stay, and is kept with the claim
STAY = ("school_id", "major_id", "student_no", "enrolled_year", "graduated_year", "level", "study_form", "duration")
ASKED = ("name", "class_name", "class_year", *STAY)


def person_elsewhere(college, *, name, school_id, student_no="", mobile=""):
    """`(person, evidence)` whom only other colleges know, or `(None, "")`. The asking side is told of neither."""
    family = College.objects.family_of(college)
    own = Education.objects.filter(alumnus=OuterRef("pk"), college__in=family)
    strangers = Alumnus.objects.filter(~Exists(own)).order_by("pk")
    if student_no:
        holder = strangers.filter(educations__student_no=student_no, educations__school_id=school_id).first()
        if holder:
            return holder, NUMBER
    if mobile:
        with_phone = Contact.objects.current().filter(value=mobile).values("alumnus")
        holder = strangers.filter(Q(name=name) | Q(former_name=name), pk__in=with_phone).first()
        if holder:
            return holder, PHONE
    return None, ""


@act
def claim_rows(upload, *, actor):
    """Ask for everybody whom the upload's rows name and only other colleges know; return the new claims.

    Who was asked for already is not asked for twice, and who was refused not again by the same file.
    """
    made = []
    for row in upload.rows.filter(outcome="elsewhere", applied_at__isnull=True).exclude(decision="skip"):
        college = College(pk=row.college_id)
        person, evidence = person_elsewhere(
            college, name=row.name, school_id=row.school_id, student_no=row.student_no, mobile=row.mobile
        )
        asked = Claim.objects.filter(Q(state=State.WAITING) | Q(upload=upload), college=row.college_id, alumnus=person)
        if person and not asked.exists():
            facts = {name: getattr(row, name) for name in ASKED}
            made.append(
                Claim.objects.create(
                    college_id=row.college_id,
                    alumnus=person,
                    facts=facts,
                    evidence=evidence,
                    upload=upload,
                    row_id=row.pk,
                    asked_by=actor,
                )
            )
    return made


@act
def claim_person(college, *, facts, mobile="", note="", actor):
    """Ask by hand for one person (`facts` by `ASKED`); refuses where nobody of another college fits."""
    person, evidence = person_elsewhere(
        college, name=facts["name"], school_id=facts["school_id"], student_no=facts.get("student_no", ""), mobile=mobile
    )
    if person is None:
        raise ValidationError("没有与这个学号或手机相符的其他学院校友，可以直接新建。")
    if Claim.objects.waiting().filter(college=college, alumnus=person).exists():
        raise ValidationError("这个人的认领申请已在等待答复。")
    wanted = {name: facts.get(name) for name in ASKED}
    return Claim.objects.create(
        college=college, alumnus=person, facts=wanted, evidence=evidence, note=note.strip(), asked_by=actor
    )


def may_answer(claim, *, college):
    """A college answers for its own people, the office (`college` None) for all; nobody for what it asked itself."""
    return college is None or Claim.objects.to_answer_by(college).filter(pk=claim.pk).exists()


def holds_same_number(claim):
    """The stay of another college that has the very 学号 that is claimed, or None: then it is one stay, not two."""
    number = claim.facts.get("student_no")
    if not number:
        return None
    return claim.alumnus.educations.filter(student_no=number, school_id=claim.facts["school_id"]).first()


@act
def accept_claim(claim, *, moving=False, college, actor):
    """The person gets a further stay in the asking college; `moving`: the stay with the same 学号 goes over to it."""
    claim = _waiting(claim, college)
    group = _class_of(claim)
    held = holds_same_number(claim)
    if moving and held is None:
        raise ValidationError("没有学号相同的学籍经历可以划转，请改为增加一段学籍经历。")
    add_facts(about="接受认领")
    stay = held if moving else Education(alumnus=claim.alumnus)
    values = {name: claim.facts.get(name) for name in STAY if claim.facts.get(name) not in (None, "")}
    if held and not moving:
        values.pop("student_no")  # one number, one stay
    for name, value in values.items():
        setattr(stay, name, value)
    stay.college, stay.class_group = claim.college, group
    stay.full_clean()
    stay.save()
    propose_pairs([claim.alumnus_id])
    claim.education = stay
    return _decide(claim, State.ACCEPTED, actor=actor)


def _class_of(claim):
    """The class that the asking college wrote; made where nobody registered it yet."""
    name, year = claim.facts.get("class_name"), claim.facts.get("class_year")
    if not name:
        return None
    family = College.objects.family_of(claim.college)
    known = ClassGroup.objects.filter(college__in=family, name=name)
    fitting = known.filter(Q(enrolled_year=year) | Q(enrolled_year__isnull=True)) if year else known
    return fitting.first() or ClassGroup.objects.create(
        college=claim.college, name=name, enrolled_year=year, major_id=claim.facts.get("major_id")
    )


@act
def reject_claim(claim, *, reason, college, actor):
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么不接受，申请学院会看到。"})
    claim = _waiting(claim, college)
    claim.reason = reason.strip()
    return _decide(claim, State.REJECTED, actor=actor)


@act
def withdraw_claim(claim, *, actor):
    claim = Claim.objects.select_for_update(of=["self"]).get(pk=claim.pk)
    if claim.state != State.WAITING:
        raise ValidationError(f"这份申请{claim.get_state_display()}，不能再撤回。")
    claim.state = State.WITHDRAWN
    claim.save()
    return claim


def withdraw_claims_of(upload):
    """An upload that is put aside or undone asks for nobody any more (within the caller's act)."""
    for claim in Claim.objects.waiting().filter(upload=upload).select_for_update(of=["self"]):
        claim.state = State.WITHDRAWN
        claim.save()


def _waiting(claim, college):
    claim = Claim.objects.select_for_update(of=["self"]).select_related("alumnus", "college").get(pk=claim.pk)
    if claim.state != State.WAITING:
        raise ValidationError(f"这份申请{claim.get_state_display()}，不必再答复。")
    if not may_answer(claim, college=college):
        raise ValidationError("这份申请由对方学院或校友会办公室答复。")
    return claim


def _decide(claim, state, *, actor):
    claim.state, claim.decided_by, claim.decided_at = state, actor, timezone.now()
    claim.save()
    return claim
