"""How one registers for an event: settings and the organiser's own questions. For two doors."""

from django.contrib import messages
from django.urls import reverse
from django.utils.decorators import method_decorator

from common.once import once
from common.refusals import refusals_on
from events.forms.registration_settings import EntryForm, QuestionAddForm, QuestionEditForm
from events.models import Question
from events.registration_state import door_of
from events.services.registration_settings import drop_question, save_entry, save_question
from events.views.doors import EventDoor


class RegistrationSettingsPages(EventDoor):
    room = "events/registrations"

    def settings(self, request, pk):
        event = self.event(request, pk)
        form = EntryForm(request.POST or None, instance=event)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                moved = save_entry(event, changes=form.changes, seen=form.seen, actor=request.user)
                names = "、".join(row.name for row in moved)
                messages.success(request, f"已保存报名设置。{f'由候补转为报名：{names}。' if names else ''}")
                return self.to("registration-settings", pk)
        event = self.event(request, pk)  # the form put what was typed onto the one it had
        context = {
            "form": form,
            "door": door_of(event),
            "asked": event.questions.filter(dropped_at__isnull=True),
            "dropped": event.questions.filter(dropped_at__isnull=False),
            "address": request.build_absolute_uri(reverse("events:event", args=[event.code])),
        }
        return self.event_page(request, event, "settings", context)

    @method_decorator(once)
    def question_add(self, request, pk):
        event = self.event(request, pk)
        return self._question(request, event, Question(event=event), "添加问题")

    def question_edit(self, request, pk):
        question = self.of_event(Question.objects, request, pk)
        return self._question(request, self.event(request, question.event_id), question, "修改问题")

    def _question(self, request, event, question, title):
        form = (QuestionEditForm if question.pk else QuestionAddForm)(request.POST or None, instance=question)

        def act():
            save_question(question, changes=form.changes, actor=request.user)
            return f"已保存问题“{question.text}”。"

        return self.event_form(request, event, form, act, title=title, confirm="保存问题", to="registration-settings")

    def question_drop(self, request, pk):
        question = self.of_event(Question.objects, request, pk)
        if self.attempt(request, lambda: drop_question(question, actor=request.user)):
            messages.success(request, f"不再问“{question.text}”，已有的回答都保留。")
        return self.to("registration-settings", question.event_id)
