"""One item of a plan: what fulfils it, how it goes on, what was found. Written once for all doors (art. 7)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator

from colleges.views.doors import CollegeDoor
from common.attachments import handed_out
from common.downloads import download
from common.once import once
from common.refusals import refusals_on
from planning.evidence import kinds
from planning.forms.items import ChooseForm, FileForm, MendedForm, ProgressForm, ReasonForm, ReportForm
from planning.item_history import history_of
from planning.item_sheet import evidence_of, findings_of, is_mending_late, steps_of, unsent_of
from planning.models import Evidence, PlanItem
from planning.plan_rows import standing_of, who_of
from planning.services.evidence import give_file, give_record, wanted_kind, withdraw_evidence
from planning.services.inspections import answer_mending, open_mending, report_item, take_back_report
from planning.services.progress import note_progress
from planning.services.working import unit_of, why_no_work

State, Audience = PlanItem.State, PlanItem.Audience
SHOWN_LINES = 40
CHOICES_A_PAGE = 30
MOST_CHOICES = 1000
ALL_YEARS = "all"
LOST = "文件在服务器上找不到了。请联系系统管理员，或重新上传。"


class ItemPages(CollegeDoor):
    room = "planning/items"
    at = "college:planning:"
    face = "college"
    item_page = "item-detail"
    takes_records = True
    may_inspect = False

    def items(self, request):
        """The items that this desk may see; of a college those of its own plans."""
        related = ("plan__college", "source__plan", "carried_from__plan", "owner", "department")
        items = self.own(PlanItem.objects, request).with_deadline()
        return items.select_related(*related, "reported_by", "closed_by")

    def given(self, request):
        return self.own(Evidence.objects, request).select_related("item", "paper")

    def may_work(self, request, item):
        """Who fulfils an item hands in; whoever inspects it does not."""
        return self.may_act(request)

    # --- the page ----------------------------------------------------------------------------------------------------

    def detail(self, request, pk):
        return self._detail(request, self._item(request, pk))

    def _item(self, request, pk):
        return self.fetch_from(self.items(request), pk)

    @staticmethod
    def fetch_from(queryset, pk):
        found = queryset.filter(pk=pk).first()
        if found is None:
            raise Http404
        return found

    def _detail(self, request, item, **forms):
        no_work = why_no_work(item)
        works = self.may_work(request, item) and not no_work
        mending = open_mending(item) if item.state == State.MENDING else None
        context = {
            "item": item,
            "who": who_of(item),
            "wanted": wanted_kind(item),
            "steps": steps_of(item),
            "badges": list(standing_of(item)),
            "carried_to": item.carried_to.select_related("plan").first() if item.is_carried else None,
            "evidence": [(given, self._withdraw_form(given)) for given in self._evidence(request, item)],
            "notes": item.progress_notes.select_related("by"),
            "findings": [(finding, is_mending_late(finding)) for finding in findings_of(item)],
            "history": history_of(item)[:SHOWN_LINES],
            "works": works,
            "no_work": no_work if self.may_work(request, item) else "",
            "takes_records": self.takes_records,
            "mending": mending,
            "back_url": self.back_url(item),
            "item_page": self.item_page,
            "is_source": item.audience == Audience.COLLEGES and not item.is_assigned,
            "unsent": unsent_of(item, works, forms),
        }
        return self.page(request, "detail", context | self.forms_for(request, item, mending) | forms)

    def forms_for(self, request, item, mending):
        return {
            "file_form": FileForm(wanted=wanted_kind(item)),
            "progress_form": ProgressForm(initial={"percent": item.percent}),
            "report_form": ReportForm(),
            "mended_form": MendedForm(initial={"note": mending.mended_note if mending else ""}),
        }

    @staticmethod
    def _withdraw_form(given):
        return ReasonForm(auto_id=f"id_withdraw_{given.row.pk}_%s")

    def _evidence(self, request, item):
        def file_url(row):
            return reverse(f"{self.at}item-file", args=[row.pk])

        return evidence_of(item, face=self.face, file_url=file_url)

    def back_url(self, item):
        return reverse(f"{self.at}plan-detail", args=[item.plan_id])

    def to_item(self, item):
        return redirect(f"{self.at}{self.item_page}", item.pk)

    # --- evidence ----------------------------------------------------------------------------------------------------

    def choose(self, request, pk):
        """The unit's records to choose from, by kind, this year's first."""
        item = self._workable(request, pk)
        asked = ChooseForm(request.GET)
        asked = asked.cleaned_data if asked.is_valid() else {}
        offered = self._offered(item)
        kind = next((each for each in offered if each.key == asked.get("kind")), offered[0] if offered else None)
        years = [str(item.plan.year - back) for back in range(3)]
        year = asked["year"] if asked.get("year") in (*years, ALL_YEARS) else years[0]
        query = " ".join(asked.get("q", "").replace("\0", "").split())
        found = self._records(item, kind, year, query) if kind else []
        context = {
            "item": item,
            "kinds": offered,
            "kind": kind,
            "year": year,
            "years": [(each, f"{each} 年") for each in years],
            "all_years": ALL_YEARS,
            "q": query,
            "page": Paginator(found, CHOICES_A_PAGE).get_page(request.GET.get("page")),
            "taken": self._taken(item, kind),
            "item_url": reverse(f"{self.at}{self.item_page}", args=[item.pk]),
        }
        if request.htmx:
            return render(request, f"{self.room}/_choices.html", context | self.frame(request))
        return self.page(request, "choose", context)

    @staticmethod
    def _offered(item):
        """Kinds for the item's own article first; the one that it asks for alone."""
        wanted = wanted_kind(item)
        return [wanted] if wanted else sorted(kinds(), key=lambda kind: item.article not in kind.articles)

    @staticmethod
    def _records(item, kind, year, query):
        """`[(Found, its own address in this face)]` whose name holds what was typed."""
        unit = unit_of(item)
        rows = kind.all_rows(unit) if year == ALL_YEARS else kind.rows(unit, int(year))
        found = (kind.describe(row) for row in rows[:MOST_CHOICES])
        return [each for each in found if query.lower() in each.label.lower()]

    @staticmethod
    def _taken(item, kind):
        taken = Evidence.objects.standing().filter(item=item, kind=kind.key if kind else "")
        return set(taken.values_list("row", flat=True))

    def give(self, request, pk):
        """The records that were ticked, each as evidence of its own."""
        item = self._workable(request, pk)
        rows = [int(row) for row in request.POST.getlist("row") if row.isdecimal() and len(row) < 16]
        facts = {"kind": request.POST.get("kind", "")[:40], "note": request.POST.get("note", "")[:300]}
        if not rows:
            messages.error(request, "请先勾选作为落实材料的记录。")
            return redirect(f"{self.at}item-choose", item.pk)
        given = [self.attempt(request, lambda row=row: self._give(request, item, row, facts)) for row in rows]
        if any(given):
            messages.success(request, f"已提交 {sum(map(bool, given))} 条记录作为落实材料。")
        return self.to_item(item)

    @staticmethod
    def _give(request, item, row, facts):
        return give_record(item, row=row, actor=request.user, **facts)

    @method_decorator(once)
    def upload(self, request, pk):
        item = self._workable(request, pk)
        form = FileForm(request.POST, request.FILES, wanted=wanted_kind(item))
        if form.is_valid():
            file = form.cleaned_data["file"]
            facts = {"file": file, "name": file.name, "note": form.cleaned_data["note"]}
            if self._done(form, lambda: give_file(item, actor=request.user, **facts)):
                messages.success(request, "文件已作为落实材料提交。")
                return self.to_item(item)
        return self._detail(request, self._item(request, pk), file_form=form)

    def withdraw(self, request, pk):
        evidence = self.fetch_from(self.given(request), pk)
        item = self._workable(request, evidence.item_id)
        reason = request.POST.get("reason", "")[:200]
        if self.attempt(request, lambda: withdraw_evidence(evidence, reason=reason, actor=request.user)):
            messages.success(request, f"已撤回“{evidence.label}”，原因留在记录里。")
        return self.to_item(item)

    def file(self, request, pk):
        """The paper itself, through the same row rule as the page."""
        evidence = self.fetch_from(self.given(request).exclude(paper=None), pk)
        try:
            return download(handed_out(evidence.paper))
        except FileNotFoundError:
            messages.error(request, LOST)
            return self.to_item(evidence.item)

    # --- on its way --------------------------------------------------------------------------------------------------

    @method_decorator(once)
    def progress(self, request, pk):
        item = self._workable(request, pk)
        form = ProgressForm(request.POST)
        if form.is_valid():
            facts = {name: form.cleaned_data[name] for name in ("text", "percent")}
            if self._done(form, lambda: note_progress(item, actor=request.user, **facts)):
                messages.success(request, "已记下进展。")
                return self.to_item(item)
        return self._detail(request, self._item(request, pk), progress_form=form)

    @method_decorator(once)
    def report(self, request, pk):
        item = self._workable(request, pk)
        form = ReportForm(request.POST)
        if form.is_valid():
            remark = form.cleaned_data["remark"]
            if self._done(form, lambda: report_item(item, remark=remark, actor=request.user)):
                messages.success(request, "已报落实，等待校友会办公室检查。")
                return self.to_item(item)
        return self._detail(request, self._item(request, pk), report_form=form)

    def take_back(self, request, pk):
        item = self._workable(request, pk)
        if self.attempt(request, lambda: take_back_report(item, actor=request.user)):
            messages.success(request, "已收回，补充后请再报。")
        return self.to_item(item)

    @method_decorator(once)
    def mended(self, request, pk):
        item = self._workable(request, pk)
        form = MendedForm(request.POST)
        if form.is_valid():
            note = form.cleaned_data["note"]
            if self._done(form, lambda: answer_mending(item, note=note, actor=request.user)):
                messages.success(request, "整改情况已报，等待校友会办公室检查。")
                return self.to_item(item)
        return self._detail(request, self._item(request, pk), mended_form=form)

    def _workable(self, request, pk):
        """An item that this face works on; who only looks at it is told 404 like a stranger."""
        item = self._item(request, pk)
        if not self.may_work(request, item):
            raise Http404
        return item

    @staticmethod
    def _done(form, act):
        """Carry out `act`; a refusal stands on the form, and what was typed stays with it."""
        with refusals_on(form):
            return act() or True
        return None
