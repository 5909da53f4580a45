"""The plan of a year (art. 7): the school's is begun and published, a college's is begun, both carry over what is open.

Last year's plan is not closed by the new year: what is unfinished there stays visible until it is done or carried over.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from audit.acts import act
from colleges.models import College
from common.refusals import constraints_in_words
from common.rows import put_new, write
from planning import template
from planning.models import Addressee, PlanItem, WorkPlan
from planning.plan_rows import responsible
from planning.services.assignments import addressed, give_copies, plan_of, send_out
from planning.services.items import FREE, SUBMITTED, mark_changed, next_position
from planning.services.rows import locked
from planning.services.telling import settle, tell_college, tell_office, without_people

State, Audience, ItemState = WorkPlan.State, PlanItem.Audience, PlanItem.State
EMPTY, LAST, TEMPLATE = "", "last", "template"
COPIED = ("audience", "for_all", "article", "title", "hand_in", "evidence_kind", "owner", "department", "person")


# --- the school's ------------------------------------------------------------------------------------------------------


@act
def start_school_plan(year, *, source=EMPTY, actor):
    """The school's plan of the year in draft: empty, from the latest plan before it, or from the template."""
    before = latest_before(year)
    if source == LAST and before is None:
        raise ValidationError({"source": "还没有往年的学校计划可以沿用，请从范本或空白开始。"})
    plan = WorkPlan(year=year)
    with constraints_in_words(WorkPlan):
        put_new(plan)
    if source == LAST:
        for item in before.items.exclude(state=ItemState.WITHDRAWN).prefetch_related("colleges"):
            _again(item, plan, carried=_is_unfinished(item))
    if source == TEMPLATE:
        for place, line in enumerate(template.ITEMS, start=1):
            put_new(PlanItem(plan=plan, position=place * 10, **line.facts(year)))
    return plan


def latest_before(year):
    return WorkPlan.objects.of_school().filter(year__lt=year).order_by("-year").first()


def who_gets_what(plan):
    """For the page before publishing: `[(college, number of items)]` and `[(item, who is responsible)]` of the school's own."""
    for_colleges = list(plan.items.filter(audience=Audience.COLLEGES).exclude(state=ItemState.WITHDRAWN))
    chosen = {}
    for row in Addressee.objects.filter(item__in=for_colleges):
        chosen.setdefault(row.item_id, set()).add(row.college_id)
    counts = [
        (college, sum(item.for_all or college.pk in chosen.get(item.pk, ()) for item in for_colleges))
        for college in College.objects.current()
    ]
    own = plan.items.filter(audience=Audience.SCHOOL).select_related("owner", "department")
    return counts, [(item, responsible(item)) for item in own]


@act
def publish_plan(plan, *, actor):
    """Each addressed college gets its plan with copies and is told once; owners of the school's items are told.

    A college that has begun, submitted or been granted its plan already gets the copies as well.
    """
    plan = locked(plan)
    if plan.college_id or plan.state != State.DRAFT:
        raise ValidationError(
            f"{plan}已经布置，不必再布置。" if plan.state == State.PUBLISHED else "只有学校的计划可以布置。"
        )
    items = list(plan.items.exclude(state=ItemState.WITHDRAWN).select_related("plan", "owner", "department"))
    if not items:
        raise ValidationError("计划里还没有事项，不能布置。请先添加事项。")
    write(plan, state=State.PUBLISHED, submitted_by=actor, submitted_at=timezone.now())
    told = _to_colleges([item for item in items if item.audience == Audience.COLLEGES])
    for item in items:
        if item.audience == Audience.SCHOOL:
            send_out(item)
    _tell_of_the_absent(plan, told)
    return plan


def _to_colleges(items):
    meant = {}
    for item in items:
        for college in addressed(item):
            meant.setdefault(college, []).append(item)
    for college in sorted(meant, key=lambda college: college.pk):
        copies = give_copies(meant[college], [college])
        own = plan_of(college, items[0].plan.year)
        said = f"共 {len(copies)} 项。请制定本院计划：写明工作重点、各项负责人和自办事项，然后提交审批。"
        tell_college(own, "assigned", f"学校布置了 {own.year} 年校友工作", said)
    return list(meant)


def _tell_of_the_absent(plan, colleges):
    absent = without_people(colleges)
    if absent:
        said = "；".join(f"{college.name}没有现任{duties}" for college, duties in absent)
        tell_office(
            plan,
            "absent",
            f"{plan.year} 年计划：{len(absent)} 个学院收到但人员不齐",
            f"{said}。请先办理任职（第五条）。",
        )
    else:
        settle(plan, "absent")


# --- a college's -------------------------------------------------------------------------------------------------------


@act
def begin_college_plan(college, *, year, actor):
    """The college's plan of the year, with what the school has assigned where it has published; an existing one stays."""
    school = WorkPlan.objects.of_school().filter(year=year).select_for_update(of=["self"]).first()
    plan = plan_of(college, year)
    if school and school.state == State.PUBLISHED:
        items = school.items.filter(audience=Audience.COLLEGES).exclude(state=ItemState.WITHDRAWN)
        meant = items.filter(Q(for_all=True) | Q(addressees__college=college)).select_related("plan").distinct()
        give_copies(list(meant), [college])
    return plan


@act
def write_aims(plan, *, aims, version=None, actor):
    """工作重点, of the own plan; in an approved one this is a change that the office looks at again."""
    plan = locked(plan)
    if plan.state == State.SUBMITTED:
        raise ValidationError(SUBMITTED)
    write(plan, seen=version, aims=aims)
    mark_changed(plan, "修改工作重点")
    return plan


# --- what last year left open ------------------------------------------------------------------------------------------


def left_open(plan):
    """Items of the same unit's earlier years that are to be done still and go on in no later plan.

    What was reported waits for the office where it is, and stands here again if it has to be mended.
    """
    earlier = PlanItem.objects.filter(plan__year__lt=plan.year, carried_to__isnull=True)
    if plan.college_id:
        items = earlier.of_college(plan.college).to_do()
        return items.filter(Q(source__isnull=False) | Q(plan__state=State.APPROVED))
    copies_open = Q(copies__state__in=[ItemState.OPEN, ItemState.MENDING])
    school = earlier.of_school().to_do().filter(plan__state=State.PUBLISHED)
    return school.filter(Q(audience=Audience.SCHOOL) | copies_open).distinct()


@act
def carry_over(plan, *, items, actor):
    """Unfinished items of earlier years go on in this plan, due as many years later; the old rows stay as they are.

    In a college's plan they are its own, whoever had assigned them; of a published school's plan they go out at once.
    """
    plan = locked(plan)
    if plan.state not in (*FREE, State.APPROVED, State.PUBLISHED):
        raise ValidationError(SUBMITTED)
    wanted = {item.pk for item in items}
    found = list(PlanItem.objects.filter(pk__in=left_open(plan).filter(pk__in=wanted)).select_related("plan"))
    if not wanted:
        raise ValidationError("请选择要结转的事项。")
    if len(found) < len(wanted):
        raise ValidationError("所选事项里有已经办结或已经结转的。请刷新页面后再选。")
    carried = [_again(item, plan, carried=True, own=plan.college_id is not None) for item in found]
    if plan.state == State.PUBLISHED:
        for item in carried:
            send_out(item)
    mark_changed(plan, f"结转往年 {len(carried)} 项")
    return carried


def _again(item, plan, *, carried, own=False):
    """The same words in another year's plan, without state; `own`: as an item of the college's own."""
    words = {name: getattr(item, name) for name in COPIED}
    if own:
        words |= {"audience": Audience.OWN, "for_all": True, "owner": None, "department": None}
    new = PlanItem(
        plan=plan,
        carried_from=item if carried else None,
        due_on=years_later(item.due_on, plan.year - item.plan.year),
        position=next_position(plan),
        **words,
    )
    put_new(new)
    if not new.for_all:
        current = item.colleges.filter(closed_on__isnull=True)
        Addressee.objects.bulk_create(Addressee(item=new, college=college) for college in current)
    return new


def _is_unfinished(item):
    if item.audience == Audience.COLLEGES:
        return item.copies.unfinished().exists()
    return not item.is_done_with


def years_later(on, years):
    """The same day so many years on; 29 February becomes the 28th where there is none."""
    if on is None:
        return None
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return on.replace(year=on.year + years, day=28)
