"""A college's history at the desk: what there is, what is missing, each part, its way to the public. For two doors."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from colleges.forms.history import (
    ADD_FORMS,
    EDIT_FORMS,
    PictureForm,
    RemoveForm,
    TextsForm,
    WorkbookForm,
)
from colleges.history import collect, counts_of, events, history_of, missing
from colleges.history_booklet import blocks_of, booklet
from colleges.history_lines import SHOWN, plan_lines, read_lines, shown
from colleges.history_panels import parts_for, told_on_paper
from colleges.history_parts import ARTICLE, LISTED, PARTS, WRITTEN
from colleges.history_sheets import MOVED, export_file, planned_again, sample_file, signed
from colleges.models import HistoryPicture
from colleges.services.history import (
    import_lines,
    put_picture,
    remove_row,
    save_row,
    save_texts,
    submit_history,
    why_not_edit,
    why_not_submit,
)
from colleges.views.doors import CollegeDoor
from common.downloads import download
from common.once import once
from common.refusals import refusals_on

PAGE = 50
TONES = {"writing": "none", "submitted": "waiting", "returned": "danger", "approved": "done"}


class HistoryPages(CollegeDoor):
    """`pk` is the college's number at the office's door; at a college's own there is none to be named."""

    room = "colleges/history"

    def whose(self, request, pk):
        return request.college

    def lead(self, college):
        """What stands first in the arguments of this door's addresses."""
        return []

    def url(self, college, name, *args):
        return reverse(f"{self.at}{name}", args=[*self.lead(college), *args])

    def home(self, college):
        return self.url(college, "history")

    def show(self, request, college, name, context, status=200):
        frame = {"college": college, "home": self.home(college), "article_number": ARTICLE}
        return self.page(request, name, frame | context, status=status)

    # --- the whole -------------------------------------------------------------------------------------------------

    def overview(self, request, pk=None):
        college = self.whose(request, pk)
        history, parts, counts = history_of(college), collect(college), counts_of(college)
        wants, closed = missing(college), why_not_edit(history, request.user)
        wanted = {each.key: each.sentence for each in wants}
        context = {
            "history": history,
            "tone": TONES[history.state],
            "parts": [
                {"part": part, "count": counts[key], "url": self._part_url(college, key), "want": wanted.get(key)}
                for key, part in PARTS.items()
            ],
            "origin": blocks_of(history.origin),
            "development": blocks_of(history.development),
            "wants": wants,
            "declared": parts_for(college),
            "events": timeline(parts),
            "texts_url": self.url(college, "history-texts"),
            "booklet_url": self.url(college, "history-booklet"),
            "closed": closed,
            "may_write": self.may_act(request) and not closed,
            "why_not_submit": why_not_submit(history),
            "submit_url": self.url(college, "history-submit"),
            "editions": college.history_editions.select_related("approved_by")[:PAGE],
            **self.review(request, college, history, parts),
        }
        return self.show(request, college, "overview", context)

    def review(self, request, college, history, parts):
        """What the office's door adds: its own acts."""
        return {"may_review": False}

    def submit(self, request, pk=None):
        college = self.whose(request, pk)
        if self.attempt(request, lambda: submit_history(college, actor=request.user)):
            messages.success(request, "已提交校友会办公室审核，审核以前暂时不能改动。")
        return redirect(self.home(college))

    def booklet(self, request, pk=None):
        college = self.whose(request, pk)
        declared = told_on_paper(college, request.build_absolute_uri)
        file = self.attempt(request, lambda: booklet(collect(college), declared=declared))
        return download(file) if file else redirect(self.home(college))

    # --- texts -----------------------------------------------------------------------------------------------------

    def texts(self, request, pk=None):
        college = self.whose(request, pk)
        history = history_of(college)
        form = TextsForm(request.POST or None, instance=history)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                save_texts(college, changes=form.changes, seen=form.seen, actor=request.user)
                messages.success(request, "已保存学院起源和发展历程。")
                return redirect(self.home(college))
        closed = why_not_edit(history, request.user)
        return self.show(request, college, "texts", {"form": form, "closed": closed})

    # --- one part --------------------------------------------------------------------------------------------------

    @method_decorator(once)
    def part(self, request, part, pk=None):
        """Its lines, and a form for one more."""
        college, part = self.whose(request, pk), _part(part)
        closed = why_not_edit(history_of(college), request.user)
        form = self._add_form(request, part) if part.key in WRITTEN else None
        if request.method == "POST":
            if form is None or not self.may_act(request):
                raise Http404
            if form.is_valid():
                with refusals_on(form):
                    self._add(request, college, part, form)
                    messages.success(request, f"已添加到“{part.title}”。")
                    return redirect(self._part_url(college, part.key))
        page = Paginator(_lines(part, college), PAGE).get_page(request.GET.get("page"))
        context = {
            "part": part,
            "page": page,
            "rows": [self._row(college, part, row) for row in page.object_list],
            "form": form,
            "closed": closed,
            "may_write": self.may_act(request) and not closed and form is not None,
            "links": self._links(college, part) if part.key in LISTED else None,
        }
        return self.show(request, college, "part", context)

    def _add_form(self, request, part):
        form_class = PictureForm if part.key == "pictures" else ADD_FORMS[part.key]
        return form_class(request.POST or None, request.FILES or None)

    def _add(self, request, college, part, form):
        if part.key == "pictures":
            file = form.cleaned_data["file"]
            put_picture(college, file, name=file.name, actor=request.user, **form.values)
        else:
            save_row(part.model(college=college), college=college, changes=form.values, actor=request.user)

    def _row(self, college, part, row):
        cells = [(part.label(name), getattr(row, name)) for name in part.columns]
        found = {"row": row, "cells": cells}
        if part.key in WRITTEN:
            found["edit_url"] = self.url(college, "history-row-edit", part.key, row.pk)
        if part.key == "pictures":
            found["picture_url"] = self.url(college, "history-picture", row.pk)
        return found

    def _links(self, college, part):
        return {name: self.url(college, f"history-{name}", part.key) for name in ("import", "sample", "export")}

    def _part_url(self, college, key):
        return self.url(college, "history-part", key)

    def row_edit(self, request, part, row, pk=None):
        college, part = self.whose(request, pk), _part(part, WRITTEN)
        row = self._fetch_row(college, part, row)
        form = EDIT_FORMS[part.key](request.POST or None, instance=row)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                save_row(row, college=college, changes=form.changes, seen=form.seen, actor=request.user)
                messages.success(request, f"已保存“{part.title}”的这一行。")
                return redirect(self._part_url(college, part.key))
        context = {
            "part": part,
            "form": form,
            "closed": why_not_edit(history_of(college), request.user),
            "back": self._part_url(college, part.key),
            "remove_url": self.url(college, "history-row-remove", part.key, row.pk),
            "remove_form": RemoveForm(),
            "picture_url": self.url(college, "history-picture", row.pk) if part.key == "pictures" else "",
        }
        return self.show(request, college, "row", context)

    def row_remove(self, request, part, row, pk=None):
        college, part = self.whose(request, pk), _part(part, WRITTEN)
        row, reason = self._fetch_row(college, part, row), request.POST.get("reason", "")[:200]
        done = self.attempt(
            request, lambda: remove_row(row, college=college, reason=reason, actor=request.user) or True
        )
        if done:
            messages.success(request, f"已从“{part.title}”删除一行，变更记录里还能查到。")
        return redirect(self._part_url(college, part.key))

    def _fetch_row(self, college, part, number):
        row = part.rows(college).filter(pk=number).first()
        if row is None:
            raise Http404
        return row

    def picture(self, request, row, pk=None):
        """To whoever may see the row; a browser may keep it for an hour, nobody between it and us."""
        college = self.whose(request, pk)
        picture = HistoryPicture.objects.of_college(college).select_related("paper").filter(pk=row).first()
        if picture is None:
            raise Http404
        return picture_response(picture.paper, "private, max-age=3600")

    # --- as a workbook ---------------------------------------------------------------------------------------------

    def sample(self, request, part, pk=None):
        self.whose(request, pk)
        return download(sample_file(_part(part, LISTED)))

    def export(self, request, part, pk=None):
        college = self.whose(request, pk)
        return download(export_file(_part(part, LISTED), college))

    def bring_in(self, request, part, pk=None):
        """Upload, preview, import: the preview's page carries what was read, signed."""
        college, part = self.whose(request, pk), _part(part, LISTED)
        closed = why_not_edit(history_of(college), request.user)
        form = WorkbookForm(request.POST or None, request.FILES or None)
        context = {"part": part, "form": form, "closed": closed, "step": 1, "back": self._part_url(college, part.key)}
        context |= {"links": self._links(college, part), "columns": _columns(part), "shown": SHOWN}
        if request.method == "POST":
            if "token" in request.POST:
                return self._import(request, college, part, context)
            if form.is_valid():
                with refusals_on(form):
                    context |= self._preview(college, part, form.cleaned_data["file"])
        return self.show(request, college, "import", context)

    def _preview(self, college, part, file):
        lines, refused = read_lines(part, file.read(), file.name)
        plan = plan_lines(part.key, lines, college, refused)
        return self._previewed(college, part, lines, plan)

    @staticmethod
    def _previewed(college, part, lines, plan):
        new = [
            [(part.label(name), shown(getattr(line.row, name))) for name in part.columns] for line in plan.new[:SHOWN]
        ]
        changed = [(line, "、".join(map(shown, part.line_of(line.row)))) for line in plan.changed[:SHOWN]]
        token = "" if plan.refused else signed(part, college, lines, plan)  # all of it or nothing
        return {"plan": plan, "step": 2, "token": token, "new_rows": new, "changed": changed}

    def _import(self, request, college, part, context):
        try:
            lines, plan, as_told = planned_again(part, college, request.POST["token"])
            if not as_told or plan.refused:
                messages.warning(request, MOVED)
                return self.show(request, college, "import", context | self._previewed(college, part, lines, plan))
            plan = import_lines(plan, college=college, actor=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _imported(part, plan))
        return redirect(self._part_url(college, part.key))


def picture_response(paper, kept):
    try:
        file = paper.file.open("rb")
    except FileNotFoundError as missing_file:
        raise Http404 from missing_file
    response = FileResponse(file, content_type="image/jpeg")
    response.headers["Cache-Control"] = kept
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = "inline"
    return response


def _part(key, among=PARTS):
    if key not in among:
        raise Http404
    return among[key]


def _lines(part, college):
    """In the part's own order; a major is listed once."""
    rows = part.rows(college)
    return rows.select_related("paper") if part.key == "pictures" else rows


def _columns(part):
    return [(part.label(name), name in part.required) for name in part.columns]


def _imported(part, plan):
    if not plan.has_work:
        return f"“{part.title}”没有新内容：{len(plan.same)} 行都已登记。"
    return f"已导入“{part.title}”：新增 {len(plan.new)} 行，更改 {len(plan.changed)} 行，{len(plan.same)} 行早已登记。"


def timeline(parts):
    """For components/timeline.html; a year is written once."""
    items, year = [], None
    for event in events(parts):
        when = "" if event.year == year else f"{event.year} 年"
        items.append({"when": when, "what": event.text, "badge": event.kind, "badge_tone": "none"})
        year = event.year
    return items
