"""What waits in the yearly plan, and for whom. One function for each subject."""

from calendar import monthrange
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from colleges.desks import declares_own_work
from colleges.models import Department, DepartmentMember
from colleges.todos import Todo, declares_department_todos, declares_todos
from planning.models import Inspection, PlanItem, PlanningSettings, WorkPlan, YearSummary
from planning.services.telling import OF_OFFICE

ARTICLE = 7
State = WorkPlan.State


@declares_todos
def plans_to_make(desk):
    """The college makes and submits its plan of the year, and mends what was returned."""
    if desk.college is None:
        return []
    plan = WorkPlan.objects.filter(college=desk.college, year=timezone.localdate().year).first()
    returned = WorkPlan.objects.of_college(desk.college).filter(state=State.RETURNED).order_by("year")
    return [_to_make(plan), _to_mend(returned)]


def _to_make(plan):
    url = _of_plan(plan.pk) if plan else reverse("college:planning:plan")
    waits = plan is None or plan.state == State.DRAFT
    return Todo(
        "制定并提交年度工作计划", int(waits), url, article=ARTICLE, due_on=made_until(), detail=_late(made_until())
    )


def _to_mend(returned):
    first = returned.first()
    url = _of_plan(first.pk) if first else ""
    return Todo(
        "年度计划被退回，请修改后再交", len(returned), url, article=ARTICLE, detail=first.remark if first else ""
    )


@declares_todos
def items_due(desk):
    """What the college is bound to do soon, and what is late; the link opens the plan of the nearest.

    What is to be mended has a day of its own: see `items_to_mend`.
    """
    if desk.college is None:
        return []
    today = timezone.localdate()
    soon = today + timedelta(days=PlanningSettings.current().soon_days)
    bound = PlanItem.objects.of_college(desk.college).binding().filter(state=PlanItem.State.OPEN)
    bound = bound.select_related("plan").order_by("due_on", "pk")
    return [
        _due("计划事项已逾期", bound.filter(due_on__lt=today)),
        _due("计划事项快到期", bound.filter(due_on__range=(today, soon))),
    ]


def _due(title, items):
    first = items.first()
    if first is None:
        return Todo(title, 0, "")
    detail = f"最早一项：{first.title}"
    return Todo(title, items.count(), _of_plan(first.plan_id), article=ARTICLE, due_on=first.due_on, detail=detail)


@declares_todos
def plans_to_review(desk):
    """The office publishes the school's plan of the year and looks at what the colleges hand in."""
    if desk.college is not None:
        return []
    year, url = timezone.localdate().year, reverse("admin:plan-list")
    published = WorkPlan.objects.of_school().filter(year=year, state=State.PUBLISHED).exists()
    theirs = WorkPlan.objects.of_colleges()
    return [
        Todo("本年度学校计划还没有布置", int(not published), url, article=ARTICLE, due_on=date(year, 1, 31)),
        _to_review("学院计划待审批", theirs.filter(state=State.SUBMITTED)),
        _to_review("学院计划批准后有增改，请确认", theirs.filter(changed_at__isnull=False)),
    ]


def _to_review(title, plans):
    """Where one waits it opens itself, else the list of the latest year in which some wait."""
    waiting = list(plans.order_by("-year", "pk"))
    if len(waiting) == 1:
        return Todo(title, 1, reverse("admin:plan-detail", args=[waiting[0].pk]), article=ARTICLE)
    url = f"{reverse('admin:plan-list')}?year={waiting[0].year}" if waiting else ""
    return Todo(title, len(waiting), url, article=ARTICLE)


def made_until():
    """The last day for this year's plan: the end of the month that the office has set."""
    year, month = timezone.localdate().year, PlanningSettings.current().plan_until_month
    return date(year, month, monthrange(year, month)[1])


def _late(until):
    return "已过期限，请尽快提交。" if until < timezone.localdate() else ""


def _of_plan(pk):
    return reverse("college:planning:plan-detail", args=[pk])


@declares_todos
def items_to_mend(desk):
    """What the office found and the college has to mend; the link opens the one with the nearest day."""
    if desk.college is None:
        return []
    found = (
        Inspection.objects.waiting().of_college(desk.college).filter(item__state="mending").order_by("mend_by", "pk")
    )
    first = found.select_related("item").first()
    if first is None:
        return []
    url = reverse("college:planning:item-detail", args=[first.item_id])
    detail = f"最近一项：{first.item.title}"
    return [Todo("检查发现问题，请整改", found.count(), url, article=ARTICLE, due_on=first.mend_by, detail=detail)]


@declares_todos
def items_to_inspect(desk):
    """What was reported waits for the office to look at; and what was not mended by its day."""
    if desk.college is not None:
        return []
    url, late = reverse("admin:inspection-list"), Inspection.objects.waiting().filter(mend_by__lt=timezone.localdate())
    return [
        Todo("已报落实，待检查", PlanItem.objects.reported().count(), url, article=ARTICLE),
        Todo("整改到期还没有答复", late.filter(item__state="mending").count(), f"{url}?show=mending", article=ARTICLE),
    ]


@declares_todos
def schools_own_items(desk):
    """What the school does itself: the owner is told at once, the office of what is late, and of what nobody has soon."""
    if desk.college is not None:
        return []
    today = timezone.localdate()
    soon = today + timedelta(days=PlanningSettings.current().soon_days)
    items = PlanItem.objects.of_school().filter(audience=PlanItem.Audience.SCHOOL).binding().to_do()
    items = items.with_deadline().order_by("deadline", "pk")
    others = items.exclude(owner=desk.user) if desk.user else items
    free = others.filter(owner=None, department=None, deadline__range=(today, soon))
    return [
        _own("由您负责的学校事项，请落实", items.filter(owner=desk.user) if desk.user else items.none()),
        _own("学校自办事项已逾期", others.filter(deadline__lt=today)),
        _own("学校自办事项快到期，还没有指定负责人", free),
    ]


def _own(title, items):
    first = items.first()
    if first is None:
        return Todo(title, 0, "")
    url, detail = reverse("admin:item-detail", args=[first.pk]), f"最早一项：{first.title}"
    return Todo(title, items.count(), url, article=ARTICLE, due_on=first.deadline, detail=detail)


@declares_todos
def items_of_nobody(desk):
    """The school's own items whose department has no people today, or whose owner's account was closed."""
    if desk.college is not None:
        return []
    staffed = Department.objects.current().filter(pk__in=DepartmentMember.objects.current().values("department"))
    lost = Q(owner__is_active=False) | Q(department__isnull=False) & ~Q(department__in=staffed)
    items = PlanItem.objects.of_school().filter(lost, audience=PlanItem.Audience.SCHOOL).binding().to_do()
    return [_own("学校自办事项的负责人或部门已无人，请改派", items.with_deadline().order_by("deadline", "pk"))]


@declares_own_work
def owns_items(user):
    """Whoever answers for an item of the school by name comes in at `/desk/` for it; the office works at its own."""
    return not user.has_perm(OF_OFFICE) and PlanItem.objects.assigned_to(user, ()).exists()


@declares_department_todos
def school_items(desk):
    """What the school assigned to the person or to the departments in which the person works."""
    mine = PlanItem.objects.assigned_to(desk.user, desk.departments).to_do()
    if desk.user.has_perm(OF_OFFICE):  # whose own ones stand at the office's desk
        mine = mine.exclude(owner=desk.user)
    mine = mine.with_deadline().order_by("deadline", "pk")
    first = mine.first()
    if first is None:
        return []
    facts = {"article": ARTICLE, "due_on": first.deadline, "detail": f"最近一项：{first.title}"}
    return [Todo("交给您或部门的计划事项，请落实", mine.count(), reverse("desk:home"), **facts)]


@declares_todos
def deliberations_to_file(desk):
    """Once the plan should stand, the year's work is to be studied and the meeting put on file."""
    today = timezone.localdate()
    plans = _plans_of(desk).filter(year=today.year, deliberations__isnull=True)
    if today <= made_until() or not plans.exists():
        return []
    url, until = reverse(f"{_face(desk)}deliberation-add"), date(today.year, 12, 31)
    detail = "每年至少专题研究一次校友工作，会后登记。"
    return [Todo(f"登记 {today.year} 年的研究记录", 1, url, article=ARTICLE, due_on=until, detail=detail)]


@declares_todos
def summaries_to_write(desk):
    """This year's from the office's month on, last year's until it is handed in, a returned one at any time."""
    today = timezone.localdate()
    years = [today.year - 1] + [today.year] * (today.month >= PlanningSettings.current().summary_month)
    plans = _plans_of(desk).select_related("summary").order_by("year", "pk")
    due = Q(year__in=years) & ~Q(summary__state__in=[YearSummary.State.SUBMITTED, YearSummary.State.RETURNED])
    returned = Q(summary__state=YearSummary.State.RETURNED)
    return [_summary(desk, plan) for plan in plans.filter(due | returned)]


def _summary(desk, plan):
    page = f"{_face(desk)}summary" if desk.college else f"{_face(desk)}summary-detail"
    url, summary = reverse(page, args=[plan.pk]), getattr(plan, "summary", None)
    facts = {"article": ARTICLE, "due_on": date(plan.year, 12, 31)}
    if summary and summary.state == YearSummary.State.RETURNED:
        return Todo(f"{plan.year} 年校友工作总结被退回，请修改后再报", 1, url, detail=summary.remark, **facts)
    detail = "初稿已起草，请补写后报送。" if summary else "系统可以按记录起草初稿。"
    return Todo(f"写 {plan.year} 年校友工作总结", 1, url, detail=detail, **facts)


def _plans_of(desk):
    """The plans of whose desk it is; a college's with those of colleges that were merged into it."""
    return WorkPlan.objects.of_college(desk.college) if desk.college else WorkPlan.objects.of_school()


def _face(desk):
    return "college:planning:" if desk.college else "admin:"
