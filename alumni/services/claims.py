"""Claims between colleges (art. 8): asked for without seeing anything, answered by whose person it is, or by the office."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, Claim, ClassGroup, Contact, Education, Employment, RosterUpload
from alumni.rosters.matching import match_rows
from audit.acts import act
from audit.trail import add_facts
from colleges import notices
from colleges.models import College

State = Claim.State
NUMBER, PHONE = "学号相同", "姓名和手机相同"
#: what of a roster's row or a form makes a stay, and is kept with the claim
STAY = ("school_id", "major_id", "student_no", "enrolled_year", "graduated_year", "level", "study_form", "duration")
ASKED = ("name", "class_name", "class_year", *STAY)
#: of a form only: a roster's row brings these in itself once it is accepted
REACHED = ("mobile", "employer", "position")
OPEN_UPLOADS = (RosterUpload.State.CHECKED, RosterUpload.State.IMPORTED)


# --- asking ------------------------------------------------------------------------------------------------------------


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


def rows_to_claim(upload):
    """Rows whose person only another college knows, and for whom nothing is asked yet."""
    rows = upload.rows.filter(outcome="elsewhere", applied_at__isnull=True).exclude(decision="skip")
    withdrawn = Claim.objects.filter(pk=OuterRef("claim_id"), state=State.WITHDRAWN)
    return rows.filter(Q(claim_id=None) | Exists(withdrawn)).order_by("id")


@act
def claim_rows(upload, *, actor):
    """Ask for everybody whom the upload's rows name and only other colleges know; return the new claims.

    Who was asked for already is not asked for twice, and who was refused not again by the same file.
    """
    upload = RosterUpload.objects.select_for_update().get(pk=upload.pk)
    if upload.state not in OPEN_UPLOADS:
        raise ValidationError(f"这份名册{upload.get_state_display()}，不能再申请认领。")
    made = []
    for row in rows_to_claim(upload):
        college = College(pk=row.college_id)
        person, evidence = person_elsewhere(
            college, name=row.name, school_id=row.school_id, student_no=row.student_no, mobile=row.mobile
        )
        if person is None:
            continue
        claim = _asked_before(upload, row.college_id, person)
        if claim is None:
            facts = {name: getattr(row, name) for name in ASKED}
            claim = _ask(row.college_id, person, facts, evidence, actor, upload=upload, row_id=row.pk)
            made.append(claim)
        row.claim_id = claim.pk
        row.save(update_fields=["claim_id"])
    return made


def _asked_before(upload, college_id, person):
    answered = Q(upload=upload, state__in=[State.ACCEPTED, State.REJECTED])
    return Claim.objects.filter(Q(state=State.WAITING) | answered, college=college_id, alumnus=person).first()


def _ask(college_id, person, facts, evidence, actor, **more):
    for before in Claim.objects.filter(college=college_id, alumnus=person):
        notices.settle(_key(before))
    return Claim.objects.create(
        college_id=college_id, alumnus=person, facts=facts, evidence=evidence, asked_by=actor, **more
    )


@act
def claim_person(college, *, facts, mobile="", note="", actor):
    """Ask by hand for one person (`facts` by `ASKED` and `REACHED`); refuses where nobody of another college fits."""
    person, evidence = person_elsewhere(
        college, name=facts["name"], school_id=facts["school_id"], student_no=facts.get("student_no", ""), mobile=mobile
    )
    if person is None:
        raise ValidationError("没有与这个学号或手机相符的其他学院校友，可以直接新建。")
    if Claim.objects.waiting().filter(college=college, alumnus=person).exists():
        raise ValidationError("这个人的认领申请已在等待答复。")
    wanted = {name: facts.get(name) for name in (*ASKED, *REACHED)} | {"mobile": mobile}
    return _ask(college.pk, person, wanted, evidence, actor, note=note.strip())


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


# --- answering ---------------------------------------------------------------------------------------------------------


def may_answer(claim, *, college):
    """A college answers for its own people, the office (`college` None) for all; nobody for what it asked itself."""
    return college is None or Claim.objects.to_answer_by(college).filter(pk=claim.pk).exists()


def holds_same_number(claim):
    """The stay of another college that has the very 学号 that is claimed, or None: then it is one stay, not two."""
    number = claim.facts.get("student_no")
    if not number:
        return None
    return claim.alumnus.educations.filter(student_no=number, school_id=claim.facts["school_id"]).first()


def stay_to_move(claim, *, college):
    """The stay with the same 学号 that this side may give away: a college only its own, the office any."""
    held = holds_same_number(claim)
    if held and (college is None or held.college_id in College.objects.family_of(college)):
        return held
    return None


@act
def accept_claim(claim, *, moving=False, college, actor):
    """The person gets a further stay in the asking college; `moving`: the stay with the same 学号 goes over to it.

    The rows that asked are matched again: what else they say of the person can be imported now.
    """
    uploads = _lock_uploads(claim)
    claim = _waiting(claim, college)
    add_facts(about="接受认领")
    claim.education = _move(claim, college) if moving else _add(claim)
    propose_pairs([claim.alumnus_id])
    _decide(claim, State.ACCEPTED, college=college, actor=actor)
    for upload in uploads:
        upload.counts, upload.digest = match_rows(upload)
        upload.save()
    return claim


def _lock_uploads(claim):
    """In the order in which an import locks: the asking college, the uploads, then the rest."""
    College.objects.select_for_update(no_key=True).get(pk=claim.college_id)
    asking = RosterUpload.objects.filter(rows__claim_id=claim.pk, state__in=OPEN_UPLOADS).values("pk")
    return list(RosterUpload.objects.filter(pk__in=asking).select_for_update().order_by("pk"))


def _add(claim):
    stay = Education(alumnus=claim.alumnus, **_told(claim))
    if holds_same_number(claim):
        stay.student_no = ""  # one number, one stay
    if stay.graduated_year and stay.graduated_year > timezone.localdate().year:
        stay.state = Education.State.STUDYING
    _save(stay, claim)
    _fill_blanks(claim)
    return stay


def _move(claim, college):
    stay = stay_to_move(claim, college=college)
    if stay is None:
        raise ValidationError("没有可以划转的学号相同的学籍经历，请改为增加一段学籍经历。")
    if stay.class_group and stay.class_group.liaison_id == claim.alumnus_id:
        raise ValidationError(f"此人是{stay.class_group}的班级联络员，请先在班级页面更换联络员，再划转。")
    for name, value in _told(claim).items():
        setattr(stay, name, value)
    stay.version += 1
    _save(stay, claim)
    return stay


def _told(claim):
    return {name: claim.facts.get(name) for name in STAY if claim.facts.get(name) not in (None, "")}


def _save(stay, claim):
    stay.college, stay.class_group = claim.college, _class_of(claim)
    stay.full_clean()
    stay.save()


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


def _fill_blanks(claim):
    """What a form told beside the stay; it only fills what the record lacks."""
    person, told = claim.alumnus, {name: claim.facts.get(name) or "" for name in REACHED}
    if told["mobile"] and not person.contacts.current().filter(kind=Contact.Kind.MOBILE).exists():
        person.contacts.create(
            kind=Contact.Kind.MOBILE, value=told["mobile"], source=Contact.Source.LIAISON, source_detail="认领时登记"
        )
    if told["employer"] and not person.employments.filter(is_current=True).exists():
        Employment.objects.create(
            alumnus=person, employer=told["employer"], position=told["position"], source="认领时登记"
        )


@act
def reject_claim(claim, *, reason, college, actor):
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么不接受，申请学院会看到。"})
    claim = _waiting(claim, college)
    claim.reason = reason.strip()
    return _decide(claim, State.REJECTED, college=college, actor=actor)


def _waiting(claim, college):
    claim = Claim.objects.select_for_update(of=["self"]).select_related("alumnus", "college").get(pk=claim.pk)
    if claim.state != State.WAITING:
        raise ValidationError(f"这份申请{claim.get_state_display()}，不必再答复。")
    if not may_answer(claim, college=college):
        raise ValidationError("这份申请由对方学院或校友会办公室答复。")
    return claim


def _decide(claim, state, *, college, actor):
    claim.state, claim.decided_by, claim.decided_at = state, actor, timezone.now()
    claim.answered_for = college
    claim.save()
    _tell(claim)
    return claim


def _key(claim):
    return f"claim:{claim.pk}"


def _tell(claim):
    """The asking college learns the answer, and nothing of who gave it or why it was somebody else's."""
    said = {
        State.ACCEPTED: ("已接受", "这名校友已登记到本学院，可以补充资料；来自名册的，请到名册页面导入其余内容。"),
        State.REJECTED: ("未接受", f"答复意见：{claim.reason}"),
    }
    answer, body = said[claim.state]
    notices.put(
        _key(claim),
        college=claim.college,
        title=f"认领“{claim.facts.get('name', '')}”的申请{answer}",
        body=body,
        url=reverse("college:alumni:claim-detail", args=[claim.pk]),
        article=8,
    )
