"""What a college's own rooms may prove of a plan's item: its safeguard mechanism, its phones, its history (art. 5, 6, 11)."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from colleges.models import ContactPoint, HistoryEdition, Safeguard
from planning.evidence import EvidenceKind, Found, declare_evidence


def _own(queryset, college):
    return queryset.of_college(college) if college else queryset.all()


def _safeguards(college):
    rows = _own(Safeguard.objects, college).exclude(document="").select_related("college")
    return rows.order_by("-adopted_on", "-pk")


def _safeguard(row):
    return Found(
        row.pk,
        f"{row.college.name}保障机制：{row.document}",
        row.adopted_on,
        college_url=reverse("college:safeguard"),
        office_url=reverse("admin:safeguard-list"),
    )


def _points(college):
    """Published ones; of the school the office's own."""
    points = ContactPoint.objects.public().select_related("college")
    points = points.filter(college__in=_family(college)) if college else points.filter(college=None)
    return points.order_by("-confirmed_on", "-pk")


def _family(college):
    return type(college).objects.family_of(college)


def _point(row):
    return Found(
        row.pk,
        f"公布的联系方式：{row.label} {row.phone or row.email}",
        row.confirmed_on,
        college_url=reverse("college:contact-points"),
        office_url=reverse("admin:colleges_contactpoint_change", args=[row.pk]),
    )


def _editions(college):
    return _own(HistoryEdition.objects, college).select_related("college").order_by("-approved_at", "-pk")


def _edition(row):
    return Found(
        row.pk,
        f"{row.college.name}院史第 {row.number} 版",
        timezone.localdate(row.approved_at),
        college_url=reverse("college:history"),
        office_url=reverse("admin:history-detail", args=[row.college_id]),
    )


declare_evidence(
    EvidenceKind(
        key="safeguard",
        label="保障机制",
        articles=(5,),
        rows=lambda college, year: _safeguards(college).filter(Q(adopted_on__year=year) | Q(budget_year=year)),
        all_rows=_safeguards,
        describe=_safeguard,
    )
)
declare_evidence(
    EvidenceKind(
        key="contact-point",
        label="核对过的联系方式",
        articles=(6,),
        rows=lambda college, year: _points(college).filter(confirmed_on__year=year),
        all_rows=_points,
        describe=_point,
    )
)
declare_evidence(
    EvidenceKind(
        key="history",
        label="公布的院史",
        articles=(11,),
        rows=lambda college, year: _editions(college).filter(approved_at__year=year),
        all_rows=_editions,
        describe=_edition,
    )
)
