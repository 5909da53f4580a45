"""What events may prove of a plan's item: an event that was held (art. 12–16, 22), one of which all was handed in, and a
suggestion that was answered (art. 12)."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from events.hand_in import complete
from events.models import Event, Suggestion
from planning.evidence import EvidenceKind, Found, declare_evidence


def _held(college):
    """Over, and not cancelled."""
    rows = Event.objects.of_college(college) if college else Event.objects.all()
    return rows.standing().past().select_related("college").order_by("-starts_at", "-pk")


def _handed_in(college):
    """Closed by the office, and still complete: a roster that was taken back proves nothing."""
    return complete(_held(college)).filter(state=Event.State.CLOSED)


def _event(page, said):
    def describe(row):
        return Found(
            row.pk,
            f"{row.get_kind_display()}：{row.title}{said}",
            row.first_day,
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
        describe=_event("detail", ""),
    )
)
declare_evidence(
    EvidenceKind(
        key="event-handed-in",
        label="已交总结和通讯录的活动",
        articles=(16,),
        rows=lambda college, year: _handed_in(college).filter(_in(year)),
        all_rows=_handed_in,
        describe=_event("report", "（已办结）"),
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
