"""What the liaison settled once and the system reads the next files by: listed, changed, withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404

from alumni.forms.rosters import RememberedAnswerForm
from alumni.rosters.remembered import AnswerWords, lines_of
from alumni.rosters.uploads import change_remembered, withdraw_remembered
from alumni.views.roster_door import RosterDoor
from common.refusals import refusals_on

ANSWERS_A_PAGE = 50


class RememberedPages(RosterDoor):
    def list(self, request):
        answers = self.answers(request).select_related("college", "given_by").order_by("college__position", "key")
        page = Paginator(answers, ANSWERS_A_PAGE).get_page(request.GET.get("page"))
        return self.page(request, "remembered", {"page": page, "lines": lines_of(page.object_list)})

    def edit(self, request, pk):
        answer = self._answer(request, pk)
        upload = self._open_upload(request, answer)
        words = AnswerWords(answer.college)
        form = RememberedAnswerForm(request.POST or None, instance=answer, choices=words.choices(answer))
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                value = form.cleaned_data["value"]
                change_remembered(answer, value=value, version=form.seen, actor=request.user, upload=upload)
                messages.success(request, f"已改为“{words.said(answer.key, value)}”，{_from_when(upload)}")
                return self._back(upload)
        line = words.line(self._answer(request, pk))
        return self.page(request, "remembered_edit", {"form": form, "line": line, "upload": upload})

    def withdraw(self, request, pk):
        answer = self._answer(request, pk)
        upload = self._open_upload(request, answer)
        act = lambda: withdraw_remembered(answer, actor=request.user, upload=upload)  # noqa: E731
        if self.attempt(request, act):
            again = "请重新回答。" if upload else "下次上传遇到时会重新询问。"
            messages.success(request, f"已撤回这条回答，{again}")
        return self._back(upload)

    def _answer(self, request, pk):
        return get_object_or_404(self.answers(request).select_related("college", "given_by"), pk=pk)

    def _open_upload(self, request, answer):
        """The file from whose page the visitor came to change the answer, while it can still be read again."""
        number = request.GET.get("for", "")
        uploads = self.uploads(request).filter(college=answer.college)
        upload = uploads.filter(pk=number).first() if number.isdecimal() and len(number) < 10 else None
        return upload if upload and upload.is_open else None

    def _back(self, upload):
        return self.to_upload(upload) if upload else self.to("roster-remembered")


def _from_when(upload):
    return f"并已重新读取“{upload.file_name}”。" if upload else "从下一份名册起照此读取。"
