"""`/desk/events/suggestions/`: what a department was charged to answer. It sees no name and no contact."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from common.refusals import refusals_on
from events.forms.suggestions import AnswerForm
from events.models import Suggestion
from events.services.suggestion_answers import answer_as_department
from events.suggestion_words import badges_of


class DeskSuggestionPages:
    def rows(self, request):
        """Of the departments in which the person works today."""
        rows = Suggestion.objects.of_departments(request.departments)
        return rows.select_related("department", "event__college", "college", "answered_by", "assigned_by")

    def list(self, request):
        """What waits first, the nearest day in front; then what was answered last."""
        waiting = self.rows(request).filter(state=Suggestion.State.ASSIGNED).order_by("due_on", "pk")
        ended = self.rows(request).exclude(state=Suggestion.State.ASSIGNED).order_by("-answered_at", "-pk")[:50]
        lines = [(row, badges_of(row)) for row in [*waiting, *ended]]
        return render(request, "events/desk/suggestions.html", {"lines": lines})

    def detail(self, request, pk):
        row = get_object_or_404(self.rows(request), pk=pk)
        form = AnswerForm(request.POST or None, instance=row)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                facts = {"departments": request.departments, "version": form.seen, "actor": request.user}
                answer_as_department(row, answer=form.cleaned_data["answer"], **facts)
                messages.success(request, "已答复，校友会办公室会看到并转告本人。")
                return redirect("desk:events:suggestion-list")
        acts = row.state == Suggestion.State.ASSIGNED
        context = {"row": row, "badges": badges_of(row), "form": form, "acts": acts}
        return render(request, "events/desk/suggestion.html", context)


_pages = DeskSuggestionPages()
suggestion_list = require_safe(_pages.list)
suggestion_detail = require_http_methods(["GET", "HEAD", "POST"])(_pages.detail)
