"""What waits for whom about the colleges' history (art. 11)."""

from django.urls import reverse

from colleges.history_parts import ARTICLE, PARTS
from colleges.models import CollegeHistory
from colleges.todos import Todo, declares_todos

State = CollegeHistory.State


@declares_todos
def histories(desk):
    """The office reviews; a college begins, and mends what came back."""
    if desk.college is None:
        waiting = CollegeHistory.objects.waiting().count()
        return [
            Todo("院史已提交，请审核", waiting, f"{reverse('admin:history-list')}?state={State.SUBMITTED}", ARTICLE)
        ]
    history, url = CollegeHistory.objects.filter(college=desk.college).first(), reverse("college:history")
    if history and history.state == State.RETURNED:
        return [Todo("院史被退回，请修改后重新提交", 1, url, ARTICLE, detail=history.remark)]
    return [Todo("本院院史还没有开始编写", int(not _is_begun(history, desk.college)), url, ARTICLE)]


def _is_begun(history, college):
    """A text, or a line that the college wrote; majors are the office's, former names may have been."""
    if history and (history.origin or history.development):
        return True
    own = (part for key, part in PARTS.items() if key not in ("majors", "names"))
    return any(part.rows(college).exists() for part in own)
