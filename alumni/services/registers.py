"""The class register on its way: collected, its headcount frozen, submitted, returned or reviewed, opened again.

A college submits, the office reviews. While a register is with the office or reviewed, its headcount and the class's
photos stay as they are: to change them it is opened again, with a reason. People, phones and confirmations live on.
"""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.models import ClassRegister
from alumni.register_sheet import carer_of
from alumni.registers import people_of
from alumni.services.contacts import show_contact
from audit.acts import act
from audit.models import ReadingLine
from audit.trail import add_facts
from colleges import notices
from colleges.models import Notice
from common.versions import save_version

State = ClassRegister.State
TRACES = ["state", "remark", "submitted_by", "submitted_at", "reviewed_by", "reviewed_at"]
NOT_OPEN = "这份登记表{}，不能改动。如有更正，请先重新打开并写明原因。"


def register_of(group):
    """The class's register; one that nobody began is 未建 and stands in no table yet."""
    return ClassRegister.objects.filter(class_group=group).first() or ClassRegister(class_group=group)


def is_open(register):
    return register.state in (State.NONE, State.COLLECTING)


@act
def start_register(group, *, actor):
    register = _locked(group, State.NONE, refusal="这个班级的登记表已经建立，不必再建。")
    return _put(register, state=State.COLLECTING)


class HeadcountChanged(ValidationError):
    """Somebody else wrote the headcount down while the form stood open; `now` is what it says."""

    def __init__(self, now):
        self.now = now
        super().__init__(f"您填写期间，别人把学籍人数定为{now}。您填写的内容还在，核对后可以再次保存。")


def told_headcount(register):
    """What the register says, as its form carries it: "" until it is frozen."""
    return f"{register.headcount} 人（{register.headcount_source}）" if register.frozen_on else ""


@act
def freeze_headcount(group, *, headcount, source, actor, was=None):
    """Write down how many belong to the class by the register of students, and where that is known from.

    `was`: what the register said when the form was opened, None where no form was.
    """
    register = _locked(group, State.NONE, State.COLLECTING)
    if was is not None and was != told_headcount(register):
        raise HeadcountChanged(told_headcount(register))
    if not source.strip():
        raise ValidationError({"source": "请写明人数的依据，例如：教务处 2018 届学籍表。"})
    facts = {"headcount": headcount, "headcount_source": source.strip(), "frozen_on": timezone.localdate()}
    return _put(register, state=State.COLLECTING, **facts)


@act
def submit_register(group, *, actor):
    register = _locked(group, State.COLLECTING, refusal="只有收集中的登记表可以提交；这份{}。")
    if register.frozen_on is None:
        raise ValidationError("还没有定下学籍人数，不能提交。请先填写人数和依据。")
    if not people_of(group).exists():
        raise ValidationError("班里还没有人，不能提交。请先导入本班名册。")
    _settle(register)
    now = timezone.now()
    return _put(register, state=State.SUBMITTED, submitted_by=actor, submitted_at=now, remark="")


@act
def return_register(group, *, remark, actor):
    register = _locked(group, State.SUBMITTED, refusal="只有已提交的登记表可以退回；这份{}。")
    if not remark.strip():
        raise ValidationError({"remark": "请写明退回的原因，学院会看到。"})
    _put(register, state=State.COLLECTING, remark=remark.strip(), submitted_by=None, submitted_at=None)
    return _told(register, f"“{group.name}”登记表被退回", remark.strip())


@act
def review_register(group, *, remark="", actor):
    register = _locked(group, State.SUBMITTED, refusal="只有已提交的登记表可以审核；这份{}。")
    _put(register, state=State.REVIEWED, remark=remark.strip(), reviewed_by=actor, reviewed_at=timezone.now())
    return _told(register, f"“{group.name}”登记表已审核", remark.strip())


@act
def reopen_register(group, *, reason, actor):
    """Open a submitted or reviewed register for changes; why stands in the trail, and the other side is told."""
    register = _locked(group, State.SUBMITTED, State.REVIEWED, refusal="登记表本来就可以修改，不必重新打开。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么要重新打开。"})
    add_facts(reason=reason.strip(), about="重新打开登记表")
    _put(register, **dict.fromkeys(TRACES[2:]), state=State.COLLECTING, remark="")
    if actor.has_perm("alumni.review_register"):
        return _told(register, f"“{group.name}”登记表已重新打开", reason.strip())
    return _told_office(register, f"{group.college}重新打开了“{group.name}”登记表", reason.strip())


@act
def show_carer(group, *, whose, college, actor):
    """The Carer of the class whose number is then shown in full; each showing leaves a line in the log."""
    carer = carer_of(group, whose)
    if carer.contact:
        show_contact(carer.contact, college=college, actor=actor)
        return carer
    subject = f"{group.name} {carer.title} {carer.name}"[:120]
    # A class counts below zero: the log's numbers above it are people's.
    ReadingLine.signed(
        actor=actor, college=college, subject=subject, subject_id=-group.pk, what=f"{carer.title}电话 {carer.masked}"
    )
    return carer


def check_open(group):
    """Refuse where the register must not change now; the lock holds until the caller's act is done."""
    register = ClassRegister.objects.select_for_update(of=["self"]).filter(class_group=group).first()
    if register and not is_open(register):
        raise ValidationError(NOT_OPEN.format(register.get_state_display()))


def _locked(group, *sources, refusal=NOT_OPEN):
    """Made where there is none, locked, looked at again: of two clicks the second is refused."""
    ClassRegister.objects.get_or_create(class_group=group)
    register = ClassRegister.objects.select_for_update(of=["self"]).get(class_group=group)
    if register.state not in sources:
        raise ValidationError(refusal.format(register.get_state_display()))
    return register


def _put(register, **facts):
    for name, value in facts.items():
        setattr(register, name, value)
    register.full_clean()
    save_version(register, seen=register.version, fields=facts)
    return register


def _told(register, title, body):
    """A notice for each answer of the office; the one before is settled by it, and all by the next submission."""
    _settle(register)
    group = register.class_group
    url = reverse("college:alumni:register-detail", args=[group.pk])
    key = f"register:{register.pk}:{register.version}"
    notices.put(key, college=group.college, title=title, body=body, url=url, article=9)
    return register


def _told_office(register, title, body):
    _settle(register)
    url = reverse("admin:register-detail", args=[register.class_group_id])
    key = f"register:{register.pk}:{register.version}"
    notices.put(key, role=OFFICE, title=title[:120], body=body, url=url, article=9)
    return register


def _settle(register):
    standing = Notice.objects.filter(key__startswith=f"register:{register.pk}:", settled_at__isnull=True)
    standing.update(settled_at=timezone.now())
