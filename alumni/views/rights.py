"""A person's rights: a copy at both doors, deletion at the office's alone, asked by one and carried out by another."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni.erasing import what_goes
from alumni.forms.rights import CopyForm, EraseForm, RefusalForm
from alumni.models import Alumnus, Erasure
from alumni.own_copy import left_out, tables_of
from alumni.services.rights import (
    ask_erasure,
    erase_person,
    hand_over_copy,
    numbers_of,
    refuse_erasure,
    why_not_copy,
    why_not_erase,
    withdraw_erasure,
)
from alumni.views.doors import CollegeDoor
from common.downloads import download
from common.once import once
from common.refusals import refusals_on

A_PAGE = 30
MOST_LINKS = 50
#: where what is still mentioned is looked at: the label, the page
LOOKED_AT = {
    "alumni.publicrequest": ("校友来件", "admin:request-detail"),
    "alumni.rosterupload": ("名册上传", "admin:roster-detail"),
}
TONES = {"waiting": "waiting", "done": "done", "refused": "danger", "withdrawn": "none"}


class RightsPages(CollegeDoor):
    room = "alumni/rights"

    def detail(self, request, pk):
        return self._detail(request, self._person(request, pk), CopyForm())

    def _detail(self, request, person, form):
        why_not = why_not_copy(person, college=self.college(request))
        context = {
            "person": person,
            "form": form,
            "why_not": why_not,
            "tables": [] if why_not else [(table.label, len(table.rows)) for table in tables_of(person)],
            "left_out": left_out(person),
            "waiting": person.erasures.filter(state=Erasure.State.WAITING).first(),
            "may_erase": self.may_erase(request),
        }
        return self.page(request, "detail", context)

    def may_erase(self, request):
        return False

    def copy(self, request, pk):
        person = self._person(request, pk)
        form = CopyForm(request.POST)
        if form.is_valid():
            with refusals_on(form):
                file = hand_over_copy(person, college=self.college(request), actor=request.user, **form.cleaned_data)
                return download(file)
        return self._detail(request, person, form)

    def _person(self, request, pk):
        return self.fetch(Alumnus.objects.defer("search"), request, pk)


class ErasurePages(RightsPages):
    """Deletion: at the office's door only."""

    def list(self, request):
        found = Erasure.objects.select_related("asked_by", "decided_by", "alumnus").defer("alumnus__search")
        page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        lines = [(erasure, TONES[erasure.state]) for erasure in page.object_list]
        return self.page(request, "erasure_list", {"page": page, "lines": lines})

    @method_decorator(once)
    def ask(self, request, pk):
        person = self._person(request, pk)
        form = EraseForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                facts = {name: form.cleaned_data[name] for name in ("reason", "identity")}
                erasure = ask_erasure(person, actor=request.user, **facts)
                messages.success(request, "已提出删除，请另一名工作人员复核。")
                return self.to("erasure-detail", erasure.pk)
        return self.page(request, "erasure_ask", {"person": person, "form": form, **self._fate(person)})

    def _fate(self, person):
        return {"fate": what_goes(person, numbers_of(person))}

    def erasure(self, request, pk):
        erasure = self._erasure(pk)
        waiting = erasure.state == Erasure.State.WAITING and erasure.alumnus is not None
        context = {
            "erasure": erasure,
            "tone": TONES[erasure.state],
            "fate": what_goes(erasure.alumnus, erasure.numbers) if waiting else erasure.outcome,
            "waiting": waiting,
            "why_not": why_not_erase(erasure, actor=request.user) if waiting else "",
            "is_mine": erasure.asked_by_id == request.user.pk,
            "may_erase": self.may_erase(request),
            "refusal_form": RefusalForm(),
            "to_look_at": _pages_of(erasure.outcome.get("to_look_at", {})),
        }
        return self.page(request, "erasure_detail", context)

    def confirm(self, request, pk):
        erasure = self._erasure(pk)
        if self.attempt(request, lambda: erase_person(erasure, actor=request.user)):
            messages.success(request, "已删除。留痕中的内容也已抹去，只留下办理记录。")
        return self.to("erasure-detail", pk)

    def refuse(self, request, pk):
        erasure, remark = self._erasure(pk), request.POST.get("remark", "")[:200]
        if self.attempt(request, lambda: refuse_erasure(erasure, remark=remark, actor=request.user)):
            messages.success(request, "已记为不同意删除。请把原因告诉本人。")
        return self.to("erasure-detail", pk)

    def withdraw(self, request, pk):
        erasure = self._erasure(pk)
        if self.attempt(request, lambda: withdraw_erasure(erasure, actor=request.user)):
            messages.success(request, "已撤回这份删除申请，没有删除任何内容。")
        return self.to("erasure-detail", pk)

    def _erasure(self, pk):
        found = Erasure.objects.select_related("alumnus", "asked_by", "decided_by").defer("alumnus__search")
        return get_object_or_404(found, pk=pk)


def _pages_of(found):
    """`[(label, [(number, address)])]` of the rows that are looked at one by one."""
    return [
        (label, [(number, reverse(page, args=[number])) for number in found[name][:MOST_LINKS]])
        for name, (label, page) in LOOKED_AT.items()
        if name in found
    ]
