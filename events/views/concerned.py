"""The classes that come to an event, and the departments concerned. For two doors."""

from django.contrib import messages
from django.utils.decorators import method_decorator

from common.once import once
from events.forms.core import AskedForm, ClassSearchForm, DepartmentForm
from events.models import Event, EventClass, EventDepartment
from events.reunions import classes_of
from events.services.departments import (
    add_department,
    awaits_reply,
    edit_department,
    remove_department,
    tell_departments,
)
from events.services.events import add_classes, remove_class
from events.views.doors import EventDoor

MOST_FOUND = 200


class ConcernedPages(EventDoor):
    room = "events/core"

    def acts_on(self, request, event):
        return self.may_act(request) and event.state == Event.State.PREPARING

    # --- classes -----------------------------------------------------------------------------------------------------

    def classes(self, request, pk):
        event = self.event(request, pk)
        form = ClassSearchForm(request.GET or None, label_suffix="")
        listed = event.event_classes.select_related("class_group__college")
        acts, found = self.acts_on(request, event), []
        if acts:
            possible = classes_of(event.college).exclude(pk__in=listed.values("class_group"))
            found = form.classes(possible.select_related("college").with_sizes())[: MOST_FOUND + 1]
        context = {
            "form": form,
            "listed": listed,
            "found": found[:MOST_FOUND],
            "more": len(found) > MOST_FOUND,
            "acts": acts,
        }
        return self.event_page(request, event, "classes", context)

    def class_add(self, request, pk):
        event = self.event(request, pk)
        numbers = [each for each in request.POST.getlist("classes") if each.isdigit() and len(each) < 19]
        chosen = list(classes_of(event.college).filter(pk__in=numbers))
        done = f"已列入 {len(chosen)} 个班级。"
        return self.step(
            request, event, lambda: add_classes(event, classes=chosen, actor=request.user), done, to="classes"
        )

    def class_remove(self, request, pk):
        row = self.of_event(EventClass.objects, request, pk)
        done = f"已移出{row.class_group}。"
        return self.step(request, row.event, lambda: remove_class(row, actor=request.user), done, to="classes")

    # --- departments -------------------------------------------------------------------------------------------------

    def departments(self, request, pk):
        event = self.event(request, pk)
        rows = list(event.event_departments.select_related("department", "told_by", "replied_by"))
        context = {
            "rows": [(row, _badge(row, event)) for row in rows],
            "untold": sum(row.told_at is None or row.told_change < event.change_no for row in rows),
            "acts": self.acts_on(request, event),
        }
        return self.event_page(request, event, "departments", context)

    @method_decorator(once)
    def department_add(self, request, pk):
        event = self.event(request, pk)
        form = DepartmentForm(request.POST or None, event=event)

        def act():
            facts = form.cleaned_data
            row = add_department(event, department=facts["department"], asked=facts["asked"], actor=request.user)
            return f"已列出{row.department}。还没有告知，请点“告知有关部门”。"

        page = {"title": "列出有关部门", "confirm": "列出这个部门", "to": "departments"}
        return self.event_form(request, event, form, act, **page)

    def department_tell(self, request, pk):
        event = self.event(request, pk)
        result = self.attempt(request, lambda: tell_departments(event, actor=request.user))
        if result:
            told, deserted = result
            if told:
                messages.success(request, f"已告知{'、'.join(str(row.department) for row in told)}。")
            if deserted:
                names = "、".join(map(str, deserted))
                messages.warning(
                    request, f"{names}没有登记在岗人员，没有人收到。请电话告知，并请校友会办公室登记人员。"
                )
            if not told and not deserted:
                messages.info(request, "各部门都已经告知。")
        return self.to("departments", event.pk)

    def department_edit(self, request, pk):
        row = self.of_event(EventDepartment.objects.select_related("department"), request, pk)
        event = self.event(request, row.event_id)
        form = AskedForm(request.POST or None, instance=row, label_suffix="")

        def act():
            edit_department(row, asked=form.cleaned_data["asked"], version=form.seen, actor=request.user)
            return f"已改写对{row.department}的请求，请再告知一次。"

        page = {"title": f"请{row.department}配合", "confirm": "保存", "to": "departments"}
        return self.event_form(request, event, form, act, **page)

    def department_remove(self, request, pk):
        row = self.of_event(EventDepartment.objects.select_related("department"), request, pk)
        done = f"已删除{row.department}。"
        return self.step(request, row.event, lambda: remove_department(row, actor=request.user), done, to="departments")


def _badge(row, event):
    if row.told_at is None:
        return ("已改写，待告知", "waiting") if row.told_by_id else ("待告知", "none")
    if row.told_change < event.change_no:
        return "变动待告知", "waiting"
    return ("待回复", "waiting") if awaits_reply(row) else ("已回复", "done")
