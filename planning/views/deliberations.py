"""研究: minutes of the meetings on the year's work, for two doors (see `colleges.views.doors`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.decorators import method_decorator

from colleges.views.doors import CollegeDoor
from common.once import once
from common.refusals import refusals_on
from planning.forms.yearly import DeliberationAddForm, DeliberationForm
from planning.models import Deliberation, WorkPlan
from planning.services.deliberations import edit_deliberation, file_deliberation
from planning.views.papers import paper_of

ROWS_A_PAGE = 10


class DeliberationPages(CollegeDoor):
    at = "college:planning:"
    room = "planning/yearly"

    def rows(self, request):
        """What this desk may read."""
        return self.own(Deliberation.objects, request).select_related("plan__college", "paper", "filed_by")

    def written(self, request):
        """Of these, what is this desk's own."""
        return self.rows(request)

    def plans(self, request):
        """The plans whose deliberations this desk files."""
        return self.own(WorkPlan.objects, request).order_by("-year", "pk")

    def list(self, request):
        rows = self.rows(request)
        years = list(rows.order_by("-plan__year").values_list("plan__year", flat=True).distinct())
        wanted = request.GET.get("year", "")
        year = int(wanted) if wanted in map(str, years) else None
        shown = rows.filter(plan__year=year) if year else rows
        own = set(self.written(request).values_list("pk", flat=True)) if self.may_act(request) else set()
        context = {
            "page": Paginator(shown.order_by("-held_on", "-pk"), ROWS_A_PAGE).get_page(request.GET.get("page")),
            "years": years,
            "year": year,
            "own": own,
            "may_add": self.may_act(request) and self.plans(request).exists(),
        }
        return self.page(request, "deliberations", context | self.lacking(request))

    def lacking(self, request):
        """Nothing more at a college's door; its to-do tells it."""
        return {}

    @method_decorator(once)
    def add(self, request):
        plans = self.plans(request)
        if not plans.exists():
            messages.error(request, "还没有年度计划。请先制定计划，再登记研究记录。")
            return self.to("deliberation-list")
        form = DeliberationAddForm(request.POST or None, request.FILES or None, plans=plans)
        return self._form(request, form, lambda: self._file(request, form), title="登记研究记录")

    @staticmethod
    def _file(request, form):
        data = form.cleaned_data
        return file_deliberation(data["plan"], changes=form.changes, file=data["file"], actor=request.user)

    def edit(self, request, pk):
        row = self.fetch(self.written(request), request, pk)
        form = DeliberationForm(request.POST or None, request.FILES or None, instance=row)

        def act():
            file = form.cleaned_data["file"]
            return edit_deliberation(row, changes=form.changes, version=form.seen, file=file, actor=request.user)

        return self._form(request, form, act, title="修改研究记录")

    def _form(self, request, form, act, *, title):
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                row = act()
                messages.success(request, f"已保存“{row.subject}”。")
                return self.to("deliberation-list")
        context = {
            "form": form,
            "title": title,
            "confirm": "保存记录",
            "back": reverse(f"{self.at}deliberation-list"),
            "parent": "研究记录",
            "has_file": True,
        }
        return self.page(request, "form", context)

    def paper(self, request, pk):
        row = self.fetch(self.rows(request), request, pk)
        return paper_of(request, row, self.to("deliberation-list"))
