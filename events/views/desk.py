"""`/desk/events/`: what a department was told of events, and its reply. Everything else is 404 here."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.once import once
from common.refusals import refusals_on, refusals_told
from events.forms.core import ReplyForm
from events.forms.preparation import NoteForm
from events.models import Event, EventDepartment, EventTask
from events.services.departments import awaits_reply, reply_department
from events.services.tasks import finish_task


class DeskEventPages:
    def rows(self, request):
        """Of the departments in which the person works today; one that was taken in hand anew waits for the new word."""
        rows = EventDepartment.objects.of_departments(request.departments)
        return rows.select_related("department", "event__college", "event__owner", "event__plan", "replied_by")

    def list(self, request):
        """What waits for a reply first, then the nearest day."""
        rows = sorted(self.rows(request), key=lambda row: (not _waits(row), row.event.is_over, row.event.starts_at))
        context = {"rows": [(row, _waits(row)) for row in rows], "tasks": self.tasks(request)}
        return render(request, "events/desk/list.html", context)

    def tasks(self, request):
        """What the department was charged with and has not done."""
        tasks = EventTask.objects.open().of_departments(request.departments)
        return tasks.select_related("event__college", "event__owner", "department").order_by("due_on", "pk")

    def task_done(self, request, pk):
        task, form = get_object_or_404(self.tasks(request), pk=pk), NoteForm(request.POST)
        note = form.cleaned_data["note"] if form.is_valid() else ""
        with refusals_told(request):
            finish_task(task, note=note, actor=request.user)
            messages.success(request, f"已办完“{task.title}”。")
        return redirect("desk:events:list")

    @method_decorator(once)
    def detail(self, request, pk):
        row = get_object_or_404(self.rows(request), pk=pk)
        acts = row.event.state == Event.State.PREPARING and row.told_at is not None
        form = ReplyForm(request.POST or None, instance=row, label_suffix="")
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                reply_department(row, reply=form.cleaned_data["reply"], version=form.seen, actor=request.user)
                messages.success(request, "已回复，承办单位会收到消息。")
                return redirect("desk:events:list")
        context = {
            "row": row,
            "event": row.event,
            "form": form,
            "acts": acts,
            "programme": row.event.plan.programme.all(),
        }
        return render(request, "events/desk/detail.html", context)


def _waits(row):
    return awaits_reply(row) and row.event.state == Event.State.PREPARING and not row.event.is_over


_pages = DeskEventPages()
events = require_safe(_pages.list)
task_done = require_POST(_pages.task_done)
event = require_http_methods(["GET", "HEAD", "POST"])(_pages.detail)
