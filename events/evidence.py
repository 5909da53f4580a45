"""What events may prove of a plan's item: an event that was held (art. 12–16, 22), one of which all was handed in, and a
suggestion that was answered (art. 12). What is overdue after an event (art. 16), or came in late, is said beside it."""

from django.db.models import BooleanField, ExpressionWrapper, Max, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone

from events.deadlines import days_after
from events.hand_in import complete, ending_is_overdue
from events.models import Event, EventClass, EventReport, Suggestion
from planning.evidence import EvidenceKind, Found, declare_evidence


def _held(college):
    """Over, and not cancelled."""
    rows = Event.objects.of_college(college) if college else Event.objects.all()
    overdue = ExpressionWrapper(ending_is_overdue(), output_field=BooleanField())
    return rows.standing().past().select_related("college").order_by("-starts_at", "-pk").annotate(is_overdue=overdue)


def _handed_in(college):
    """Closed by the office, and still complete: a roster that was taken back proves nothing."""
    filed = EventReport.objects.filter(event=OuterRef("pk")).values("filed_at")[:1]
    classes = EventClass.objects.filter(event=OuterRef("pk"), excused="").order_by().values("event")
    directories = classes.annotate(last=Max("handed_in_at")).values("last")[:1]
    # of the two the later one; PostgreSQL passes over what is empty
    last = Greatest(Subquery(filed), Subquery(directories))
    return complete(_held(college)).filter(state=Event.State.CLOSED).annotate(last_in=last, days_after=days_after())


def _how_held(row):
    return "（总结和通讯录逾期未交）" if row.is_overdue else ""


def _how_handed_in(row):
    days = (timezone.localdate(row.last_in) - row.last_day).days - row.days_after if row.last_in else 0
    return f"（已办结，逾期 {days} 天交齐）" if days > 0 else "（已办结）"


def _event(page, how):
    def describe(row):
        plain = f"{row.get_kind_display()}：{row.title}"
        return Found(
            row.pk,
            f"{plain}{how(row)}",
            row.first_day,
            kept=plain,
            college_url=reverse(f"college:events:{page}", args=[row.pk]) if row.college_id else "",
            office_url=reverse(f"admin:event-{page}", args=[row.pk]),
        )

    return describe


def _answered(college):
    rows = Suggestion.objects.of_college(college) if college else Suggestion.objects.all()
    return rows.filter(state=Suggestion.State.ANSWERED).order_by("-answered_at", "-pk")


def _suggestion(row):
    """Without who made it."""
    return Found(
        row.pk,
        f"答复校友建议：{row}",
        timezone.localdate(row.answered_at),
        college_url=reverse("college:events:suggestion-detail", args=[row.pk]) if row.college_id else "",
        office_url=reverse("admin:event-suggestion-detail", args=[row.pk]),
    )


def _in(year):
    return Q(starts_at__year=year)


declare_evidence(
    EvidenceKind(
        key="event",
        label="举办的校友活动",
        articles=(12, 14, 15, 22),
        rows=lambda college, year: _held(college).filter(_in(year)),
        all_rows=_held,
        describe=_event("detail", _how_held),
    )
)
declare_evidence(
    EvidenceKind(
        key="event-handed-in",
        label="已交总结和通讯录的活动",
        articles=(16,),
        rows=lambda college, year: _handed_in(college).filter(_in(year)),
        all_rows=_handed_in,
        describe=_event("report", _how_handed_in),
    )
)
declare_evidence(
    EvidenceKind(
        key="suggestion-answered",
        label="已答复的校友建议",
        articles=(12,),
        rows=lambda college, year: _answered(college).filter(answered_at__year=year),
        all_rows=_answered,
        describe=_suggestion,
    )
)
