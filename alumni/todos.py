"""What waits in the alumni database, and for whom. One function for each subject."""

from django.urls import reverse
from django.utils import timezone

from alumni.models import ExportRequest
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
    return Todo("已批准的导出，请在期限内使用", len(ends), url, article=9, due_on=due_on, detail="一份许可只能导出一次。")
