"""What waits in the alumni database, and for whom. One function for each subject."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alumni.models import DuplicatePair, ExportRequest, RosterRow, RosterUpload
from colleges.models import ContactPoint
from colleges.todos import Todo, declares_todos

State = ExportRequest.State


@declares_todos
def export_requests(desk):
    """The leader submits, the office decides, whoever asked uses the permission before it ends."""
    if desk.college is None:
        waiting = ExportRequest.objects.filter(state=State.WITH_OFFICE).count()
        return [Todo("导出申请待批准", waiting, "/admin/alumni/exportrequest/?state__exact=with_office", article=9)]
    mine = ExportRequest.objects.of_college(desk.college)
    url = reverse("college:alumni:export-list")
    found = [_permissions(mine.usable_by(desk.user), url)] if desk.user else []
    if desk.duty == "leader":
        found.append(Todo("导出申请待您提交", mine.filter(state=State.WITH_LEADER).count(), url, article=9))
    return found


def _permissions(usable, url):
    ends = sorted(timezone.localtime(at).date() for at in usable.values_list("expires_at", flat=True))
    due_on = ends[0] if ends else None
    return Todo(
        "已批准的导出，请在期限内使用", len(ends), url, article=9, due_on=due_on, detail="一份许可只能导出一次。"
    )


@declares_todos
def rosters(desk):
    """Rosters that stopped half-way: questions to settle, previews to confirm, rows that wait for a decision."""
    if desk.college is None:
        return _intake()
    uploads = RosterUpload.objects.of_college(desk.college).filter(rows_deleted_at__isnull=True)
    url = reverse("college:alumni:roster-list")
    waiting = RosterRow.objects.waiting().filter(upload__in=uploads, upload__state=RosterUpload.State.IMPORTED)
    return [
        Todo("名册有读不准的地方，请您确认", uploads.filter(state="questions").count(), url, article=9),
        Todo("名册已检查，等您确认导入", uploads.filter(state="checked").count(), url, article=9),
        Todo("名册里疑似重复的人，等您决定", waiting.filter(outcome="possible").count(), url, article=9),
    ]


def _intake():
    unplaced = RosterRow.objects.waiting().filter(outcome="unplaced").count()
    return [Todo("毕业生归属学院待定", unplaced, reverse("admin:roster-queue"), article=8)]


@declares_todos
def contact_points(desk):
    """Art. 6: a college without a published phone, or with one that nobody has looked at for half a year."""
    if desk.college is None:
        return []
    points = ContactPoint.objects.public().filter(college=desk.college)
    url = reverse("college:contact-points")
    if not points.exists():
        return [Todo("本院还没有公布校友工作联系电话", 1, url, article=6)]
    stale = points.filter(confirmed_on__lt=timezone.localdate() - timedelta(days=183)).count()
    return [Todo("对外联系方式半年未核对", stale, url, article=6)]


@declares_todos
def duplicates(desk):
    """A college judges its own; what a college may not decide alone it has referred to the office."""
    if desk.college is None:
        referred = DuplicatePair.objects.referred().count()
        return [
            Todo("学院转来的疑似重复，请判断", referred, f"{reverse('admin:duplicate-list')}?show=referred", article=8)
        ]
    waiting = DuplicatePair.objects.of_college(desk.college).waiting().count()
    return [Todo("疑似重复的档案，请判断", waiting, reverse("college:alumni:duplicate-list"), article=8)]
