"""What the alumni database may prove of a plan's item: rosters, registers, notable files, messages, what was handed in."""

from django.urls import reverse
from django.utils import timezone

from alumni.exports import Purpose
from alumni.models import ClassRegister, Message, NotableProfile, RosterUpload
from audit.models import ExportLine
from colleges.models import College
from planning.evidence import EvidenceKind, Found, declare_evidence


def _own(queryset, college):
    """The college's rows; the school answers for those of all."""
    return queryset.of_college(college) if college else queryset.all()


def _day(moment):
    return timezone.localdate(moment)


def _declare(key, label, articles, rows, describe, on):
    """`on` is the column that says in which year a row belongs."""
    declare_evidence(
        EvidenceKind(
            key=key,
            label=label,
            articles=articles,
            rows=lambda college, year: rows(college).filter(**{f"{on}__year": year}),
            all_rows=rows,
            describe=describe,
        )
    )


def _rosters(college):
    rows = _own(RosterUpload.objects, college).filter(state=RosterUpload.State.IMPORTED).select_related("college")
    return rows.order_by("-imported_at", "-pk")


def _roster(row):
    people = sum(row.counts.get(outcome, 0) for outcome in ("new", "changed", "unchanged"))
    told = f"（{people} 人）" if people else ""
    return Found(
        row.pk,
        f"{row.file_name}{told}",
        _day(row.imported_at),
        college_url=reverse("college:alumni:roster-detail", args=[row.pk]),
        office_url=reverse("admin:roster-detail", args=[row.pk]),
    )


def _registers(college):
    handed_in = (ClassRegister.State.SUBMITTED, ClassRegister.State.REVIEWED)
    rows = _own(ClassRegister.objects, college).filter(state__in=handed_in).select_related("class_group")
    return rows.order_by("-submitted_at", "-pk")


def _register(row):
    return Found(
        row.pk,
        f"{row.class_group.name}登记表（{row.get_state_display()}）",
        _day(row.submitted_at),
        college_url=reverse("college:alumni:register-detail", args=[row.class_group_id]),
        office_url=reverse("admin:register-detail", args=[row.class_group_id]),
    )


def _notables(college):
    kept = (NotableProfile.State.APPROVED, NotableProfile.State.PUBLISHED)
    rows = _own(NotableProfile.objects, college).filter(state__in=kept).select_related("alumnus")
    return rows.order_by("-reviewed_at", "-pk")


def _notable(row):
    """Whose file it is stands in the list only: what an item keeps of it names nobody."""
    return Found(
        row.pk,
        f"{row.alumnus.name}优秀校友档案（{row.get_state_display()}）",
        _day(row.reviewed_at),
        college_url=reverse("college:alumni:notable-detail", args=[row.pk]),
        office_url=reverse("admin:notable-detail", args=[row.pk]),
        kept=f"一份优秀校友档案（{row.get_category_display()}，{row.get_state_display()}）",
    )


def _messages(college):
    return _own(Message.objects, college).filter(people__gt=0).order_by("-made_at", "-pk")


def _message(row):
    return Found(
        row.pk,
        f"{row.get_kind_display()}：{row.subject}（{row.people} 人）",
        _day(row.made_at),
        college_url=reverse("college:alumni:message-detail", args=[row.pk]),
        office_url=reverse("admin:message-detail", args=[row.pk]),
    )


def _handed_in(college):
    """Directories and lists that were taken out to be handed in, from the log of exports."""
    lines = ExportLine.objects.filter(purpose__startswith=Purpose.HAND_IN.label)
    lines = lines.filter(college_id__in=College.objects.family_of(college)) if college else lines
    return lines.order_by("-at", "-pk")


def _line(row):
    return Found(
        row.pk,
        f"{row.what}，{row.rows} 人",
        _day(row.at),
        college_url=reverse("college:alumni:export-list"),
        office_url=reverse("admin:audit_exportline_change", args=[row.pk]),
    )


_declare("roster", "已导入的名册", (8, 9), _rosters, _roster, "imported_at")
_declare("class-register", "班级登记表", (9,), _registers, _register, "submitted_at")
_declare("directory", "交存的通讯录和名单", (9, 16), _handed_in, _line, "at")
_declare("notable", "优秀校友档案", (8, 9, 19), _notables, _notable, "reviewed_at")
_declare("message", "群发记录", (10,), _messages, _message, "made_at")
