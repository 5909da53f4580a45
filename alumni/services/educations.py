"""Stays of a person in a college: entered, corrected, taken back, and changed by what happened (学籍异动).

Correcting says the register was wrong; a status change says that something happened on a day.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import Education, StatusChange
from audit.acts import act
from audit.trail import add_facts
from colleges.models import College
from common.refusals import constraints_in_words
from common.versions import save_version

Kind, State = StatusChange.Kind, Education.State
ELSEWHERE = "其他学院已有此人的记录，请联系校友会办公室办理。"
#: where the next step is a button on the same page
CLAIMABLE = "其他学院已有此人的记录，不能新建；可以向对方学院申请认领。"

#: which states a change may start from, and the state it leads to (None: stays as it is)
TRANSITIONS = {
    Kind.TRANSFER: ({State.STUDYING, State.SUSPENDED}, None),
    Kind.SUSPEND: ({State.STUDYING}, State.SUSPENDED),
    Kind.RESUME: ({State.SUSPENDED}, State.STUDYING),
    Kind.WITHDRAW: ({State.STUDYING, State.SUSPENDED}, State.WITHDRAWN),
    Kind.COMPLETE: ({State.STUDYING}, State.COMPLETED),
    Kind.GRADUATE: ({State.STUDYING, State.COMPLETED}, State.GRADUATED),
}
MOVES = {Kind.TRANSFER, Kind.RESUME}
LEAVES = {Kind.COMPLETE, Kind.GRADUATE}


def changes_from(state):
    """The kinds of change that may happen to a stay in this state."""
    return [kind for kind, (sources, _) in TRANSITIONS.items() if state in sources]


def student_no_trouble(college, *, school, student_no, stay=None):
    """A sentence where the number belongs to another stay, "" where it is free. Of a stranger it tells nothing more."""
    if not student_no:
        return ""
    taken = Education.objects.filter(school=school, student_no=student_no).exclude(pk=stay and stay.pk)
    taken = taken.select_related("alumnus", "class_group").first()
    if taken is None:
        return ""
    family = College.objects.family_of(college)
    if taken.college_id not in family:
        shared = taken.alumnus.educations.filter(college__in=family).exists()
        return f"学号 {student_no} 已登记给{taken.alumnus}在其他学院的学籍经历，请核对。" if shared else ELSEWHERE
    where = f"（{taken.class_group}）" if taken.class_group else ""
    return f"学号 {student_no} 已登记给{taken.alumnus}{where}，请核对。"


@act
def add_education(person, *, college, changes, actor):
    """A further stay in the own college; `changes` are the values of the row by field."""
    stay = Education(alumnus=person, college=college, **changes)
    _settle(stay, college)
    with constraints_in_words(Education):
        stay.save()
    propose_pairs([person.pk])
    return stay


@act
def correct_education(stay, *, college, changes, version, actor):
    """更正: the register said something wrong."""
    for name, value in changes.items():
        setattr(stay, name, value)
    _settle(stay, college)
    save_version(stay, seen=version, fields={*changes, "college", "major"})
    propose_pairs([stay.alumnus_id])
    return stay


def _settle(stay, college):
    """What follows from the class, then every rule."""
    group = stay.class_group
    if group is not None:
        stay.college = group.college
        stay.major = stay.major or group.major
        stay.enrolled_year = stay.enrolled_year or group.enrolled_year
        stay.graduated_year = stay.graduated_year or group.graduated_year
    trouble = student_no_trouble(college, school=stay.school, student_no=stay.student_no, stay=stay)
    if trouble:
        raise ValidationError({"student_no": trouble})
    stay.full_clean()


@act
def remove_education(stay, *, reason, actor):
    """A stay that was entered by mistake; the last one of a person does not go without the person."""
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么登记有误。"})
    stays = Education.objects.select_for_update(of=["self"]).filter(alumnus=stay.alumnus_id)
    if [each.pk for each in stays] == [stay.pk]:
        raise ValidationError("这是此人唯一的学籍经历。如果整个人都录错了，请在校友页面使用“删除录错的人”。")
    if stay.class_group and stay.class_group.liaison_id == stay.alumnus_id:
        raise ValidationError(f"此人是{stay.class_group}的班级联络员，请先在班级页面更换联络员。")
    add_facts(reason=reason.strip())
    stay.delete()


@act
def change_status(stay, *, kind, on, college, to_class=None, note="", actor):
    """学籍异动: record what happened and bring the stay to where it leads."""
    stay = Education.objects.select_for_update().get(pk=stay.pk)
    sources, target = TRANSITIONS[kind]
    label = Kind(kind).label
    if stay.state not in sources:
        names = "、".join(state.label for state in State if state in sources)
        raise ValidationError({"kind": f"学籍状态为“{stay.get_state_display()}”，只有{names}的可以办理{label}。"})
    _check_day(stay, on)
    _check_class(stay, kind, to_class, college)
    change = StatusChange(education=stay, kind=kind, on=on, note=note, from_class=stay.class_group)
    _move(stay, kind, to_class, target, on)
    change.to_class = stay.class_group
    change.full_clean(exclude=["from_class", "to_class"])
    change.save()
    stay.full_clean()
    save_version(stay, seen=stay.version, fields=["state", "class_group", "major", "graduated_year"])
    return change


def _check_day(stay, on):
    if on > timezone.localdate():
        raise ValidationError({"on": "日期不能晚于今天。"})
    if stay.enrolled_year and on.year < stay.enrolled_year:
        raise ValidationError({"on": f"日期早于入学年份 {stay.enrolled_year} 年，请核对。"})


def _check_class(stay, kind, to_class, college):
    if to_class is None:
        if kind == Kind.TRANSFER:
            raise ValidationError({"to_class": "转专业（转班）须选择转入的班级。"})
        return
    if kind not in MOVES:
        raise ValidationError({"to_class": "只有转专业（转班）和复学可以换班级，请清空此项。"})
    if to_class.college_id not in College.objects.family_of(college):
        raise ValidationError({"to_class": "只能转入本学院的班级；转到其他学院请联系校友会办公室办理。"})
    if kind == Kind.TRANSFER and to_class.pk == stay.class_group_id:
        raise ValidationError({"to_class": "已经在这个班级里，请另选一个。"})


def _move(stay, kind, to_class, target, on):
    if to_class is not None:
        stay.class_group = to_class
        stay.major = to_class.major or stay.major
    stay.state = target or stay.state
    if kind in LEAVES:
        stay.graduated_year = on.year


@act
def remove_change(change, *, actor):
    """A change that was entered by mistake; state and class are put right by correcting the stay."""
    change.delete()
