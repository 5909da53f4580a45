"""布置: an item of the school goes out to the colleges as copies, and what becomes of it afterwards.

The school's plan is locked first, then the colleges' plans in the order of their numbers: two clerks wait for each
other and never crosswise. A copy's words are always those of its source, a withdrawn or closed one's as well.
"""

from django.core.exceptions import ValidationError

from audit.acts import act
from audit.trail import marked
from colleges.models import College
from common.formats import article, day
from common.rows import put_new, write
from planning.evidence import kind_of
from planning.models import Addressee, PlanItem, WorkPlan
from planning.plan_rows import responsible
from planning.services.rows import check_day, locked, locked_item
from planning.services.telling import tell_college_of_item, tell_responsible

State, Audience = PlanItem.State, PlanItem.Audience
WORDS = ("article", "title", "hand_in", "evidence_kind", "due_on")
DONE_WITH = "“{}”{}，不能再改。需要继续做的，请另加一项。"


def addressed(item):
    """The colleges of today that an item of the school is meant for."""
    return College.objects.current() if item.for_all else item.colleges.filter(closed_on__isnull=True)


def plan_of(college, year):
    """The college's plan of the year, begun where there is none, locked."""
    WorkPlan.objects.get_or_create(year=year, college=college)
    return WorkPlan.objects.select_for_update(of=["self"]).select_related("college").get(year=year, college=college)


def send_out(item, colleges=None):
    """Copies for the colleges (None: all it is meant for) that have none yet, each told; the owner of a school's item."""
    if item.audience == Audience.SCHOOL:
        told = {"owner": item.owner, "department": item.department}
        tell_responsible(item, "given", "学校工作计划由您负责的事项", body=_words(item), **told)
        return []
    copies = give_copies([item], addressed(item) if colleges is None else colleges)
    for copy in copies:
        tell_college_of_item(copy, "added", "学校布置了新事项", _words(copy))
    return copies


def give_copies(items, colleges):
    """Copies of the items for each college that lacks them, without a word to anybody."""
    made = []
    for college in sorted(colleges, key=lambda college: college.pk):
        plan = plan_of(college, items[0].plan.year) if items else None
        has = set(plan.items.values_list("source_id", flat=True)) if plan else set()
        made += [_copy(item, plan) for item in items if item.pk not in has]
    return made


def _copy(source, plan):
    words = {name: getattr(source, name) for name in (*WORDS, "position")}
    return put_new(
        PlanItem(plan=plan, source=source, audience=Audience.COLLEGES, carried_from=_own_before(source, plan), **words)
    )


def _own_before(source, plan):
    """What this college left open of the same item last year."""
    if source.carried_from_id is None:
        return None
    before = PlanItem.objects.of_college(plan.college).filter(source_id=source.carried_from_id)
    return before.unfinished().order_by("pk").first()


# --- after publishing --------------------------------------------------------------------------------------------------


@act
def revise_item(item, *, changes, version=None, actor):
    """Change the words of what was published; source and copies together, everybody concerned is told what changed."""
    item = _published(item)
    old = {name: _shown(item, name) for name in WORDS}
    words = {name: changes[name] for name in WORDS if name in changes}
    if all(getattr(item, name) == value for name, value in words.items()):
        return item
    for name, value in words.items():
        setattr(item, name, value)
    check_day(item)
    write(item, seen=version, **words)
    said = "；".join(
        f"{PlanItem._meta.get_field(name).verbose_name}由“{old[name]}”改为“{_shown(item, name)}”"
        for name in words
        if _shown(item, name) != old[name]
    )
    for copy in _copies(item):
        write(copy, **words)
        if not copy.is_done_with:
            tell_college_of_item(copy, "revised", "学校调整了布置的事项", f"{said}。")
    if item.audience == Audience.SCHOOL:
        told = {"owner": item.owner, "department": item.department}
        tell_responsible(item, "revised", "由您负责的事项有调整", body=f"{said}。", **told)
    return item


@act
def withdraw_item(item, *, reason, colleges=None, actor):
    """Take back what was assigned: from everybody (None) or from these colleges. Evidence and progress stay.

    What a college has already closed stays closed.
    """
    reason, item = _reason(reason), _published(item)
    copies = [copy for copy in _copies(item) if not copy.is_done_with]
    if colleges is not None:
        copies = _of_these(copies, colleges)
    with marked(reason=reason, about="撤销布置的事项"):
        for row in copies if colleges is not None else [*copies, item]:
            write(row, state=State.WITHDRAWN, reason=reason)
    for copy in copies:
        tell_college_of_item(copy, "withdrawn", "学校撤销了布置的事项", reason)
    if colleges is None:
        told = {"owner": item.owner, "department": item.department}
        tell_responsible(item, "withdrawn", "由您负责的事项已撤销", body=reason, **told)
    return copies


def _of_these(copies, colleges):
    wanted = {college.pk: college for college in colleges}
    if not wanted:
        raise ValidationError({"colleges": "请选择撤销哪些学院的。"})
    found = [copy for copy in copies if copy.plan.college_id in wanted]
    lacking = wanted.keys() - {copy.plan.college_id for copy in found}
    if lacking:
        names = "、".join(wanted[pk].name for pk in sorted(lacking))
        raise ValidationError({"colleges": f"{names}没有这一事项，或已办结、已撤销，不必撤销。"})
    return found


@act
def assign_item(item, *, colleges, actor):
    """Give an item to further colleges, or again to those it was withdrawn from: the same row then lives on."""
    if not colleges:
        raise ValidationError({"colleges": "请选择布置给哪些学院。"})
    item = _of_published(item)
    if item.audience != Audience.COLLEGES:
        raise ValidationError("这是学校自办的事项，不布置给学院。请改为指定负责人或部门。")
    _live_on(item)
    copies = {copy.plan.college_id: copy for copy in _copies(item)}
    for college in sorted(colleges, key=lambda college: college.pk):
        _give(item, college, copies.get(college.pk))
    if not item.for_all:
        rows = [Addressee(item=item, college=college) for college in colleges]
        Addressee.objects.bulk_create(rows, ignore_conflicts=True)
    return item


def _live_on(row):
    if row.state == State.WITHDRAWN:
        write(row, state=State.OPEN, reason="")


def _give(item, college, copy):
    if copy is None:
        send_out(item, [college])
    elif copy.state == State.WITHDRAWN:
        _live_on(copy)
        tell_college_of_item(copy, "again", "学校重新布置了事项", _words(copy))
    else:
        raise ValidationError({"colleges": f"{college.name}已有这一事项，不必再布置。"})


@act
def reassign_item(item, *, owner=None, department=None, version=None, actor):
    """Another owner or department for an item of the school. What was handed in stays with the item; both are told."""
    item = _published(item)
    if item.audience != Audience.SCHOOL:
        raise ValidationError("布置给学院的事项由学院自己确定负责人。")
    before = {"owner": item.owner, "department": item.department}
    now = {"owner": owner, "department": department}
    if before == now:
        raise ValidationError("负责人没有变化，不必再改。")
    write(item, seen=version, **now)
    tell_responsible(item, "taken", "由您负责的事项已转交", body=f"现由{responsible(item)}负责。", **before)
    tell_responsible(item, "given", "学校工作计划由您负责的事项", body=_words(item), **now)
    return item


# --- what all of them ask ----------------------------------------------------------------------------------------------


def _of_published(item):
    plan = locked(item.plan)
    if plan.college_id or plan.state != WorkPlan.State.PUBLISHED:
        raise ValidationError("只有学校已布置的计划才这样调整。")
    return locked_item(item)


def _published(item):
    """The item of the published school's plan, locked; refused where it is done with."""
    item = _of_published(item)
    if item.is_done_with:
        raise ValidationError(DONE_WITH.format(item.title, item.get_state_display()))
    return item


def _copies(item):
    """The copies with their plans, both locked, the plans in the order of their colleges' numbers."""
    plans = WorkPlan.objects.filter(items__source=item).values("pk")
    list(WorkPlan.objects.filter(pk__in=plans).order_by("college_id").select_for_update())
    copies = PlanItem.objects.filter(source=item).select_related("plan__college")
    return list(copies.order_by("plan__college_id").select_for_update(of=["self"]))


def _reason(reason):
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么撤销，对方会看到。"})
    return reason.strip()


def _shown(item, name):
    value = getattr(item, name)
    if name == "due_on":
        return day(value) or "未定"
    if name == "article":
        return article(value) or "未填"
    if name == "evidence_kind":
        kind = kind_of(value)
        return kind.label if kind else "任何记录或文件"
    return value or "未填"


def _words(item):
    """What an item asks for, as a notice tells it."""
    facts = [("条款", article(item.article)), ("要求", item.hand_in), ("期限", day(item.due_on))]
    return "；".join(f"{label}：{value}" for label, value in facts if value)
