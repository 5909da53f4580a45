"""The list of events, one event at a glance, and its words. For two doors (see `events.views.doors`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.utils.decorators import method_decorator

from common.once import once
from common.refusals import refusals_on
from events.forms.core import CreateForm, ListForm, WordsForm
from events.lists import badges_in_list, listed
from events.models import Event
from events.overview import next_tasks, steps_of, warnings_of
from events.reunions import classes_of
from events.services.changes import why_not_taken_up
from events.services.events import create_event, edit_event
from events.services.rules import rule_of
from events.views.doors import EventDoor

PER_PAGE = 50
#: what an event that is like another begins with
LIKE = ("kind", "title", "place", "address", "intro", "contact", "contact_phone")


class EventPages(EventDoor):
    room = "events/core"

    def list(self, request):
        events = self.events(request)
        form = ListForm(request.GET, events=events, office=not self.college(request))
        page = Paginator(listed(events, **form.wanted), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "form": form,
            "page": page,
            "lines": [(event, badges_in_list(event)) for event in page],
            "is_filtered": form.is_filtered,
        }
        return self.page(request, "list", context)

    def detail(self, request, pk):
        event = self.event(request, pk)
        acts = self.may_act(request) and event.state == Event.State.PREPARING
        context = {
            "acts": acts,
            "steps": self._with_pages(steps_of(event)),
            "tasks": next_tasks(event) if event.state == Event.State.PREPARING else [],
            "warnings": warnings_of(event),
            "rule": rule_of(event.kind),
            "classes": event.event_classes.select_related("class_group"),
            "may_take_up": self.may_act(request) and not why_not_taken_up(event),
            "may_copy": self._may_copy(request, event),
        }
        return self.event_page(request, event, "detail", context)

    def _may_copy(self, request, event):
        """An event that has ended, by the desk that could begin another one like it."""
        ended = event.state != Event.State.PREPARING
        return ended and self.may_act(request) and self._own_events(request).filter(pk=event.pk).exists()

    def _with_pages(self, steps):
        return [(step, f"{self.at}{step.page}") for step in steps]

    @method_decorator(once)
    def add(self, request):
        """`?kind=…&classes=…&title=…` come from the suggestions of reunions, `?like=…` from an event of this desk."""
        college = self.college(request)
        form = CreateForm(
            request.POST or None,
            initial=self._suggested(request),
            office=not college,
            classes=classes_of(college),
            events=self._own_events(request),
        )
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                facts = {name: form.cleaned_data[name] for name in ("kind", "classes", "like")}
                event = create_event(college=college, changes=form.changes, **facts, actor=request.user)
                taken_over = "方案照原来的抄好，请核对。" if facts["like"] else "下一步：写方案。"
                messages.success(request, f"已建立“{event.title}”，筹备事项已按服务办法列出。{taken_over}")
                return self.to("detail", event.pk)
        return self.page(request, "add", {"form": form, "chosen": self._chosen(form)})

    def _own_events(self, request):
        """Which this desk could have begun itself: the office's are the school's."""
        events = self.events(request)
        return events if self.college(request) else events.of_school()

    def _suggested(self, request):
        said = {"kind": request.GET.get("kind", ""), "title": request.GET.get("title", "")[:80]}
        numbers = _numbers(request.GET.getlist("classes"))
        said["contact"] = request.user.name
        if like := self._own_events(request).filter(pk__in=_numbers([request.GET.get("like", "")])).first():
            numbers = list(like.event_classes.values_list("class_group", flat=True))
            said |= {name: getattr(like, name) for name in LIKE} | {"like": like}
        return said | {"classes": classes_of(self.college(request)).filter(pk__in=numbers)}

    def _chosen(self, form):
        """The classes that the event will begin with, as the page names them."""
        if not form.is_bound:
            return form.initial["classes"]
        return form.cleaned_data.get("classes", []) if hasattr(form, "cleaned_data") else []

    def edit(self, request, pk):
        event = self.event(request, pk)
        form = WordsForm(request.POST or None, instance=event, label_suffix="")

        def act():
            edit_event(event, changes=form.changes, version=form.seen, actor=request.user)
            return "已保存。"

        told = "时间和地点在“改时间地点”里改。"
        return self.event_form(request, event, form, act, title="修改活动说明", confirm="保存活动说明", told=told)


def _numbers(texts):
    return [each for each in texts if each.isdecimal() and len(each) < 19]
