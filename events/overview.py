"""One event at a glance: what is done, what is missing, what comes next (art. 12–16)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum
from django.utils import timezone

from common.formats import thousands
from events.deadlines import days_by_kind, ending_due_on, plan_due_on
from events.hand_in import PLAN_LACKS, missing_of
from events.models import Event, EventPlan
from events.plan_parts import missing_parts
from events.services.changes import bookings_beside

PlanState = EventPlan.State
DONE, LATE, WAITING, AHEAD = "done", "danger", "waiting", "none"
LABELS = {DONE: "已完成", LATE: "逾期", WAITING: "进行中", AHEAD: "未开始"}
NEXT_TASKS = 6


@dataclass(frozen=True)
class Step:
    """One line of the overview; `page` is the name of the page where it is done, `due_on` until when."""

    title: str
    page: str
    said: str
    tone: str = AHEAD
    due_on: date | None = None

    @property
    def label(self):
        return LABELS[self.tone]


def steps_of(event):
    """In the order in which an event goes."""
    days = days_by_kind()
    steps = [_plan(event, days), _departments(event), _classes(event), _tasks(event), _guests(event)]
    steps += [_registrations(event), _check_ins(event), _ending(event, days)]
    return [step for step in steps if step]


def next_tasks(event):
    return event.tasks.filter(done_at__isnull=True).select_related("user", "department")[:NEXT_TASKS]


def warnings_of(event):
    """A plan that is wanting when the day is near or over, and what a move left behind: `[sentence]`."""
    if event.state != Event.State.PREPARING:
        return []
    said = [plan_warning(event), *(_left_behind(event) if event.change_no else [])]
    return [sentence for sentence in said if sentence]


def plan_warning(event):
    """That the day comes, or has been, without an approved plan; an empty string where there is time or nothing lacks."""
    state, due = event.plan.state, plan_due_on(event)
    if event.state != Event.State.PREPARING or state == PlanState.APPROVED or due >= timezone.localdate():
        return ""
    if event.is_over:
        todo = "批准" if state == PlanState.FILED else "补报并经批准"
        return f"活动已经举行，{PLAN_LACKS[state]}，{todo}以后才能办结。"
    days = max((event.first_day - timezone.localdate()).days, 0)
    left = f"离活动还有 {days} 天" if days else "活动就在今天"
    return f"{left}，{PLAN_LACKS[state]}；批准以前不能公开、报名和邀请校友。"


def _left_behind(event):
    said = [f"{row.venue}预订的时间与活动不一致，请改订。" for row in bookings_beside(event)]
    untold = event.registrations.standing().filter(told_change__lt=event.change_no).count()
    return said + ([f"还有 {untold} 位报名的人不知道变动，请逐一告知。"] if untold else [])


def _plan(event, days):
    plan, due = event.plan, plan_due_on(event, days)
    if plan.state == PlanState.APPROVED:
        return Step("活动方案", "plan", "已批准。", DONE)
    if plan.state == PlanState.FILED:
        return Step("活动方案", "plan", "已报送，等校友会办公室审批。", WAITING)
    missing = missing_parts(event)
    said = f"还缺：{'、'.join(part.label for part in missing)}。" if missing else "已写全，可以报送。"
    said = f"已退回，请修改。{said}" if plan.state == PlanState.RETURNED else said
    tone = LATE if due < timezone.localdate() else WAITING
    return Step("活动方案", "plan", said, tone, due)


def _departments(event):
    rows = list(event.event_departments.all())
    if not rows:
        return Step("有关部门", "departments", "还没有列出需要沟通的部门。")
    told = sum(row.told_at is not None and row.told_change >= event.change_no for row in rows)
    replied = sum(row.replied_at is not None for row in rows)
    said = f"{len(rows)} 个部门，已告知 {told} 个，已回复 {replied} 个。"
    return Step("有关部门", "departments", said, DONE if replied == len(rows) == told else WAITING)


def _classes(event):
    count = event.event_classes.count()
    if not count and event.college is None:
        return None
    said = f"{count} 个班参加。" if count else "还没有选定参加的班级。"
    return Step("参加班级", "classes", said, DONE if count else AHEAD)


def _tasks(event):
    today = timezone.localdate()
    late = Count("pk", filter=Q(done_at__isnull=True, due_on__lt=today))
    counts = event.tasks.aggregate(all=Count("pk"), done=Count("done_at"), late=late)
    if not counts["all"]:
        return Step("筹备事项", "tasks", "还没有列出筹备事项。")
    said = f"{counts['all']} 项，办完 {counts['done']} 项" + (
        f"，逾期 {counts['late']} 项。" if counts["late"] else "。"
    )
    if counts["late"]:
        return Step("筹备事项", "tasks", said, LATE)
    return Step("筹备事项", "tasks", said, DONE if counts["done"] == counts["all"] else WAITING)


def _guests(event):
    counts = event.guests.aggregate(
        all=Count("pk"), yes=Count("pk", filter=Q(reply="yes")), none=Count("pk", filter=Q(reply="none"))
    )
    invited = event.invitations.filter(alumnus__isnull=False).values("alumnus").distinct().count()
    if not counts["all"] and not invited:
        return Step("嘉宾与邀请", "guests", "还没有登记嘉宾，也没有发出邀请。")
    said = f"嘉宾 {counts['all']} 位，确定出席 {counts['yes']} 位；已邀请校友 {thousands(invited)} 位。"
    return Step("嘉宾与邀请", "guests", said, DONE if not counts["none"] else WAITING)


def _registrations(event):
    if event.entry == Event.Entry.NONE and not event.taken:
        return Step("报名", "registrations", "没有开放网上报名。")
    counts = event.registrations.aggregate(
        waiting=Count("pk", filter=Q(state="waiting")), confirmed=Count("pk", filter=Q(state="confirmed"))
    )
    places = f"，共 {thousands(event.capacity)} 个名额" if event.capacity else ""
    said = f"已报名 {thousands(counts['confirmed'])} 人，连同行人占 {thousands(event.taken)} 个名额{places}。"
    said += f"候补 {counts['waiting']} 人。" if counts["waiting"] else ""
    return Step("报名", "registrations", said, DONE if event.is_over else WAITING)


def _check_ins(event):
    people = event.check_ins.standing().aggregate(people=Sum("people"))["people"] or 0
    if people:
        return Step("签到", "check-in", f"到场 {thousands(people)} 人。", DONE if event.is_over else WAITING)
    return Step("签到", "check-in", "没有签到记录。" if event.is_over else "活动当天签到。")


def _ending(event, days):
    due = ending_due_on(event, days)
    if not event.is_over:
        return Step("总结与交存", "report", "活动结束后上报总结、交存班级通讯录。", AHEAD, due)
    missing = missing_of(event)
    if not missing:
        closed = event.state == Event.State.CLOSED
        return Step(
            "总结与交存", "report", "材料已齐。" if closed else "材料已齐，可以办结。", DONE if closed else WAITING
        )
    said = "；".join(what for what, _ in missing) + "。"
    return Step("总结与交存", "report", said, LATE if due < timezone.localdate() else WAITING, due)
