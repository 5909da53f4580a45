"""What an event still owes after its day: an approved plan (art. 13, 15), the report, the papers of its rule, the
directory of each class (art. 16)."""

from datetime import datetime, time

from django.db.models import Exists, OuterRef, Q, Sum
from django.utils import timezone

from alumni.models import RosterRow, RosterUpload
from events.deadlines import ending_is_late
from events.models import Event, EventClass, EventPaper, EventPlan, EventReport, PaperKind, RulePaper
from events.services.rules import rule_of

Outcome = RosterRow.Outcome
IMPORTED = RosterUpload.State.IMPORTED
#: rows that brought news of somebody, or confirmed what is known
COUNTING = (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED)
PlanState = EventPlan.State
#: a plan may be filed late, and is marked so; but no event ends without one
PLAN_LACKS = {
    PlanState.DRAFT: "活动方案还没有报送",
    PlanState.FILED: "活动方案还没有批准",
    PlanState.RETURNED: "活动方案被退回，还没有重新报送",
}


# --- what is missing ---------------------------------------------------------------------------------------------------


def missing_of(event):
    """`[(what, name of the page where it is mended)]`, in the order of the page."""
    lacking = [(PLAN_LACKS[event.plan.state], "plan")] if event.plan.state in PLAN_LACKS else []
    lacking += [("活动总结还没有上报", "report")] if not report_is_filed(event) else []
    lacking += [(f"还没有交存{kind.label}", "papers") for kind in missing_papers(event)]
    names = [row.class_group.name for row in missing_classes().filter(event=event).select_related("class_group")]
    return lacking + [(f"{name}的通讯录还没有交存", "directories") for name in names]


def report_is_filed(event):
    return EventReport.objects.filter(event=event, filed_at__isnull=False).exists()


def missing_papers(event):
    wanted = list(rule_of(event.kind).papers.values_list("kind", flat=True))
    here = set(event.papers.standing().values_list("kind", flat=True))
    return [PaperKind(kind) for kind in wanted if kind not in here]


def missing_classes():
    """Classes whose directory was not handed in: never, or by a roster whose import was taken back."""
    return EventClass.objects.filter(excused="").exclude(upload__state=IMPORTED)


def complete(events):
    """Of `events` those of which nothing is missing, whether closed or not."""
    return events.filter(is_complete())


def is_complete():
    """Q of events of which nothing is missing."""
    filed = EventReport.objects.filter(event=OuterRef("pk"), filed_at__isnull=False)
    here = EventPaper.objects.standing().filter(event=OuterRef(OuterRef("pk")), kind=OuterRef("kind"))
    papers = RulePaper.objects.filter(rule__kind=OuterRef("kind")).filter(~Exists(here))
    classes = missing_classes().filter(event=OuterRef("pk"))
    return Q(Exists(filed), ~Exists(papers), ~Exists(classes), plan__state=PlanState.APPROVED)


def ending_is_overdue(days=None):
    """Q of events of which something is missing after its day; what only waits to be closed is not late."""
    return ending_is_late(days) & ~is_complete()


def undone_since():
    """Classes of closed events whose roster was taken back afterwards: the office looks again."""
    return missing_classes().filter(event__state=Event.State.CLOSED, upload__isnull=False)


# --- directories -------------------------------------------------------------------------------------------------------


def rosters_for(event_class):
    """Imported rosters of the class's college since the event's first day that brought news of the class."""
    group = event_class.class_group
    since = timezone.make_aware(datetime.combine(event_class.event.first_day, time()))
    own = Q(college__in=type(group.college).objects.family_of(group.college))
    uploads = RosterUpload.objects.filter(own, state=IMPORTED, imported_at__gte=since)
    return uploads.filter(Exists(rows_of(group, OuterRef("pk")))).order_by("-imported_at")


def rows_of(group, upload):
    return RosterRow.objects.filter(upload=upload, class_group_id=group.pk, outcome__in=COUNTING)


def handed_in(event_class):
    """Whether nothing more is wanted of the class."""
    is_there = event_class.upload_id is not None and event_class.upload.state == IMPORTED
    return bool(event_class.excused) or is_there


def state_of(event_class):
    """`(words, tone)` of one class's directory."""
    if event_class.excused:
        return "免交", "none"
    if event_class.upload_id is None:
        return "未交存", "waiting"
    if event_class.upload.state != IMPORTED:
        return "名册导入已撤销，请重新交存", "danger"
    return "已交存", "done"


# --- figures of the day --------------------------------------------------------------------------------------------------


def checked_in(event):
    """People who were noted as there, companions included."""
    return event.check_ins.standing().aggregate(people=Sum("people"))["people"] or 0
