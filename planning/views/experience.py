"""经验交流: what worked, told to the others, looked for by all. For two doors (see `colleges.views.doors`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.urls import reverse
from django.utils.decorators import method_decorator

from colleges.views.doors import CollegeDoor
from common.once import once
from common.refusals import refusals_on
from planning.forms.experience import (
    LONGEST,
    OFFICE,
    SHORTEST,
    ExperienceAddForm,
    ExperienceForm,
    LookForm,
    ReasonForm,
)
from planning.models import Experience
from planning.services.experience import (
    edit_experience,
    share_experience,
    take_back_experience,
    write_experience,
)
from planning.views.papers import paper_of

State = Experience.State
ROWS_A_PAGE = 20
AROUND = 60
TONES = {State.DRAFT: "waiting", State.SHARED: "done", State.WITHDRAWN: "none"}


class ExperiencePages(CollegeDoor):
    at = "college:planning:"
    room = "planning/experience"

    def readable(self, request):
        """What anybody shared, and all of the own."""
        rows = Experience.objects.readable_by(self.college(request))
        return rows.select_related("college", "paper", "shared_by", "selected_by")

    def written(self, request):
        return Experience.objects.of_unit(self.college(request)).select_related("college", "paper")

    def own(self, queryset, request):
        """`readable` and `written` are the rule already."""
        return queryset

    # --- reading -----------------------------------------------------------------------------------------------------

    def list(self, request):
        """What was shared, the recommended first; with `own=1` all of one's own, drafts among it."""
        is_own = request.GET.get("own") == "1"
        rows = self.written(request).select_related("shared_by") if is_own else self.readable(request).shared()
        form = LookForm(request.GET, years=_years(), articles=_articles())
        asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
        words = asked if len(asked) >= SHORTEST else ""
        found = _searched(_filtered(rows, form.wanted), words)
        order = [F("selected_at").desc(nulls_last=True), F("shared_at").desc(nulls_first=True), "-pk"]
        page = Paginator(found.order_by(*order), ROWS_A_PAGE).get_page(request.GET.get("page"))
        hidden = {name: value for name, value in request.GET.items() if name in ("own", *form.fields) and value}
        context = {
            "page": page,
            "lines": [(row, excerpt(row.text, words), (row.get_state_display(), TONES[row.state])) for row in page],
            "form": form,
            "asked": asked,
            "words": words,
            "too_short": bool(asked) and not words,
            "shortest": SHORTEST,
            "is_own": is_own,
            "filtered": bool(form.wanted or words),
            "result": f"共 {page.paginator.count} 篇",
            "hidden": hidden,
            "kept": {name: value for name, value in (("own", "1" if is_own else ""), ("q", asked)) if value},
            "action": reverse(f"{self.at}experience-list"),
        }
        return self.page(request, "list", context)

    def detail(self, request, pk):
        row = self.fetch(self.readable(request), request, pk)
        is_own = self.written(request).filter(pk=row.pk).exists()
        context = {
            "experience": row,
            "badge": (row.get_state_display(), TONES[row.state]),
            "is_own": is_own,
            "writes": is_own and self.may_act(request),
            "may_select": self.may_select(request) and row.state == State.SHARED,
            "select_form": ReasonForm(auto_id="id_select_%s"),
            "unselect_form": ReasonForm(auto_id="id_unselect_%s"),
        }
        return self.page(request, "detail", context)

    def may_select(self, request):
        return False

    def paper(self, request, pk):
        row = self.fetch(self.readable(request), request, pk)
        return paper_of(request, row, self.to("experience-detail", row.pk))

    # --- writing -----------------------------------------------------------------------------------------------------

    @method_decorator(once)
    def add(self, request):
        form = ExperienceAddForm(request.POST or None, request.FILES or None)

        def act():
            file = form.cleaned_data["file"]
            return write_experience(self.college(request), changes=form.changes, file=file, actor=request.user)

        return self._form(
            request, form, act, title="写一篇经验", done="已存为草稿，只有本单位看得到；写好后请点“交流”。"
        )

    def edit(self, request, pk):
        row = self.fetch(self.written(request), request, pk)
        form = ExperienceForm(request.POST or None, request.FILES or None, instance=row)

        def act():
            file = form.cleaned_data["file"]
            return edit_experience(row, changes=form.changes, version=form.seen, file=file, actor=request.user)

        done = "已保存，大家看到的是新的内容。" if row.state == State.SHARED else "已保存。"
        return self._form(request, form, act, title="修改经验", done=done, experience=row)

    def _form(self, request, form, act, *, title, done, experience=None):
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                row = act()
                messages.success(request, done)
                return self.to("experience-detail", row.pk)
        context = {"form": form, "title": title, "experience": experience}
        return self.page(request, "form", context)

    def share(self, request, pk):
        row = self.fetch(self.written(request), request, pk)
        return self._step(request, row, share_experience, "已交流，全校都能看到。")

    def take_back(self, request, pk):
        row = self.fetch(self.written(request), request, pk)
        return self._step(request, row, take_back_experience, "已收回，别的单位看不到了；改好后可以再交流。")

    def _step(self, request, row, service, done, **facts):
        if self.attempt(request, lambda: service(row, actor=request.user, **facts)):
            messages.success(request, done)
        return self.to("experience-detail", row.pk)


def _searched(rows, words):
    return rows.filter(Q(title__icontains=words) | Q(text__icontains=words)) if words else rows


def _filtered(rows, wanted):
    if "year" in wanted:
        rows = rows.filter(shared_at__year=wanted["year"])
    if "article" in wanted:
        rows = rows.filter(article=wanted["article"])
    if "selected" in wanted:
        rows = rows.filter(selected_at__isnull=False)
    if wanted.get("college") == OFFICE:
        return rows.filter(college__isnull=True)
    return rows.filter(college=wanted["college"]) if "college" in wanted else rows


def _years():
    return [on.year for on in Experience.objects.shared().datetimes("shared_at", "year", order="DESC")]


def _articles():
    told = Experience.objects.shared().exclude(article=None).order_by("article")
    return list(told.values_list("article", flat=True).distinct())


def excerpt(text, words):
    """A line of the text: around the first hit, else its beginning."""
    line = " ".join(text.split())
    at = line.lower().find(words.lower()) if words else 0
    start = max(at - AROUND // 2, 0)
    end = start + 2 * AROUND
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
