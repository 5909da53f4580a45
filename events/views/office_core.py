"""Events at the office's desk, in the admin: those of the school and of every college, and the service rules."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.decorators import method_decorator

from colleges.views.doors import OfficeRoutes
from common.once import once
from common.refusals import refusals_on
from events.forms.rules import RuleForm, RuleTaskForm
from events.models import RuleTask, ServiceRule
from events.services.rules import edit_rule, put_rule_task, remove_rule_task
from events.views.changes import ChangePages
from events.views.concerned import ConcernedPages
from events.views.core import EventPages
from events.views.doors import OfficeEventDoor
from events.views.reunions import ReunionPages

READ, RUN, KEEP = "events.view_event", "events.run_event", "events.keep_rules"
REFUSALS = {
    READ: "校友活动由校友会办公室和纪检监察查看，您没有这项权限。",
    RUN: "学校的校友活动由校友会办公室承办，您没有这项权限。",
    KEEP: "活动服务办法由校友会办公室制定（第十三条），您没有这项权限。",
}


class OfficeEventPages(OfficeEventDoor, EventPages):
    pass


class OfficeChangePages(OfficeEventDoor, ChangePages):
    pass


class OfficeConcernedPages(OfficeEventDoor, ConcernedPages):
    pass


class OfficeReunionPages(OfficeEventDoor, ReunionPages):
    act_permission = RUN

    def may_keep(self, request):
        return request.user.has_perm(KEEP)

    def rule_edit(self, request, pk):
        rule = get_object_or_404(ServiceRule, pk=pk)
        form = RuleForm(request.POST or None, instance=rule)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                papers = form.cleaned_data["papers_wanted"]
                edit_rule(rule, changes=form.changes, papers=papers, version=form.seen, actor=request.user)
                messages.success(request, f"已保存{rule}。新建的活动从此照办，已有的活动不变。")
                return self.to("rules")
        return self.page(request, "rule_form", {"form": form, "title": str(rule), "confirm": "保存服务办法"})

    @method_decorator(once)
    def task_add(self, request, pk):
        return self._task(request, get_object_or_404(ServiceRule, pk=pk), None, "添加筹备事项")

    @method_decorator(once)
    def task_edit(self, request, pk):
        task = get_object_or_404(RuleTask.objects.select_related("rule"), pk=pk)
        return self._task(request, task.rule, task, "修改筹备事项")

    def _task(self, request, rule, task, title):
        form = RuleTaskForm(request.POST or None, instance=task)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
                put_rule_task(rule, task=task, changes=facts, actor=request.user)
                messages.success(request, f"已保存“{facts['title']}”。")
                return self.to("rules")
        return self.page(request, "rule_form", {"form": form, "title": f"{title} · {rule}", "confirm": "保存事项"})

    def task_remove(self, request, pk):
        task = get_object_or_404(RuleTask, pk=pk)
        remove_rule_task(task, actor=request.user)
        messages.success(request, f"已删除“{task.title}”，已有的活动不变。")
        return self.to("rules")


_events, _changes = OfficeEventPages(), OfficeChangePages()
_concerned, _reunions = OfficeConcernedPages(), OfficeReunionPages()


_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("events/", _read(_events.list), name="event-list"),
    path("events/add/", _form(_events.add), name="event-add"),
    path("events/reunions/", _read(_reunions.reunions), name="event-reunions"),
    path("events/reunions/ask/", _act(_reunions.ask), name="event-reunions-ask"),
    path("events/rules/", _read(_reunions.rules), name="event-rules"),
    path("events/rules/<int:pk>/", _form(_reunions.rule_edit, KEEP), name="event-rule-edit"),
    path("events/rules/<int:pk>/tasks/add/", _form(_reunions.task_add, KEEP), name="event-rule-task-add"),
    path("events/rules/tasks/<int:pk>/", _form(_reunions.task_edit, KEEP), name="event-rule-task-edit"),
    path("events/rules/tasks/<int:pk>/remove/", _act(_reunions.task_remove, KEEP), name="event-rule-task-remove"),
    path("events/<int:pk>/", _read(_events.detail), name="event-detail"),
    path("events/<int:pk>/edit/", _form(_events.edit), name="event-edit"),
    path("events/<int:pk>/move/", _form(_changes.move), name="event-move"),
    path("events/<int:pk>/cancel/", _form(_changes.cancel), name="event-cancel"),
    path("events/<int:pk>/take-up/", _form(_changes.take_up), name="event-take-up"),
    path("events/<int:pk>/hand-on/", _form(_changes.hand_on), name="event-hand-on"),
    path("events/<int:pk>/classes/", _read(_concerned.classes), name="event-classes"),
    path("events/<int:pk>/classes/add/", _act(_concerned.class_add), name="event-class-add"),
    path("events/classes/<int:pk>/remove/", _act(_concerned.class_remove), name="event-class-remove"),
    path("events/<int:pk>/departments/", _read(_concerned.departments), name="event-departments"),
    path("events/<int:pk>/departments/add/", _form(_concerned.department_add), name="event-department-add"),
    path("events/<int:pk>/departments/tell/", _act(_concerned.department_tell), name="event-department-tell"),
    path("events/departments/<int:pk>/", _form(_concerned.department_edit), name="event-department-edit"),
    path("events/departments/<int:pk>/remove/", _act(_concerned.department_remove), name="event-department-remove"),
]
