"""The checklist of an event: what is overdue in front. For two doors (see `events.views.doors`)."""

from django.contrib import messages
from django.db.models import F
from django.utils.decorators import method_decorator

from common.once import once
from common.refusals import refusals_on
from events.forms.preparation import NoteForm, TaskEditForm, TaskForm
from events.models import Event, EventTask
from events.services.tasks import add_task, edit_task, finish_task, remove_task, reopen_task
from events.views.doors import EventDoor


class TaskPages(EventDoor):
    room = "events/preparation"
    leads_to = "tasks"

    def list(self, request, pk):
        return self._list(request, self.event(request, pk))

    def _list(self, request, event, opened=0, note=None, status=200):
        tasks = event.tasks.select_related("user", "department", "done_by")
        waiting = tasks.filter(done_at=None).order_by(F("due_on").asc(nulls_last=True), "pk")
        context = {
            "waiting": waiting,
            "done": tasks.exclude(done_at=None).order_by("-done_at", "-pk"),
            "acts": self.may_act(request) and event.state == Event.State.PREPARING,
            "opened": opened,
            "note": note or NoteForm(label_suffix="", auto_id=False),
            "to_renew": event.bookings.to_renew().count(),
        }
        return self.event_page(request, event, "tasks", context, status=status)

    @method_decorator(once)
    def add(self, request, pk):
        event = self.event(request, pk)
        form = TaskForm(request.POST or None, event=event)

        def act():
            return f"已添加“{add_task(event, changes=form.changes, actor=request.user).title}”。"

        return self.event_form(request, event, form, act, title="添加筹备事项", confirm="添加事项")

    def edit(self, request, pk):
        task = self._task(request, pk)
        event = self.event(request, task.event_id)
        form = TaskEditForm(request.POST or None, instance=task, event=event)

        def act():
            edit_task(task, changes=form.changes, version=form.seen, actor=request.user)
            return f"已保存“{task.title}”。"

        return self.event_form(request, event, form, act, title="修改筹备事项", confirm="保存事项")

    def done(self, request, pk):
        task, form = self._task(request, pk), NoteForm(request.POST, label_suffix="", auto_id=False)
        if form.is_valid():
            with refusals_on(form):
                finish_task(task, note=form.cleaned_data["note"], actor=request.user)
                messages.success(request, f"已办完“{task.title}”。")
                return self.to("tasks", task.event_id)
        return self._list(request, self.event(request, task.event_id), opened=task.pk, note=form)

    def undo(self, request, pk):
        task = self._task(request, pk)
        if self.attempt(request, lambda: reopen_task(task, actor=request.user)):
            messages.success(request, f"“{task.title}”又列为待办。")
        return self.to("tasks", task.event_id)

    def remove(self, request, pk):
        task = self._task(request, pk)
        if self.attempt(request, lambda: remove_task(task, actor=request.user) or True):
            messages.success(request, f"已删除“{task.title}”。")
        return self.to("tasks", task.event_id)

    def _task(self, request, pk):
        return self.of_event(EventTask.objects, request, pk)
