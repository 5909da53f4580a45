"""The year's matrix at the office's door: who has and who has not, reminding, and the same as a workbook."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from colleges.views.doors import OfficeDoor
from common.downloads import download
from common.formats import article, day
from common.once import once
from planning.forms.items import SHOWS, MatrixForm, RemindForm
from planning.matrix import matrix_of, matrix_workbook, years_with_matrix
from planning.models import PlanItem
from planning.plan_rows import year_to_show
from planning.services.reminders import remind

MOST_CELLS = 500
COUNTED = {"": "all"}


class MatrixPages(OfficeDoor):
    room = "planning/items"
    act_permission = "planning.inspect_item"

    def matrix(self, request):
        years, year, show = self._asked(request)
        matrix = matrix_of(year, show=show) if year else None
        context = {
            "years": years,
            "year": year,
            "show": show,
            "form": MatrixForm(request.GET or {"year": year}, years=years),
            "tabs": [(key, label, matrix.counts[COUNTED.get(key, key)]) for key, label in SHOWS.items()]
            if matrix
            else [],
            "matrix": matrix,
            "columns": [_column(source) for source in matrix.sources] if matrix else [],
            "rows": [_row(row, matrix, self.may_act(request)) for row in matrix.rows] if matrix else [],
            "column_act": {"name": "column", "label": "催办"},
            "remind_form": RemindForm(),
        }
        return self.page(request, "matrix", context)

    def workbook(self, request):
        years, year, show = self._asked(request)
        if year is None:
            messages.error(request, "还没有布置过年度计划，没有可以导出的内容。")
            return redirect("admin:plan-matrix")
        return download(matrix_workbook(matrix_of(year, show=show)))

    @staticmethod
    def _asked(request):
        """Years to choose from, the chosen one (None where nothing was ever published), and what is shown of it."""
        years = years_with_matrix()
        asked = request.GET.get("year", "")
        year = next((each for each in years if str(each) == asked), year_to_show(years))
        show = request.GET.get("show", "")
        return years, year, show if show in SHOWS else ""

    @method_decorator(once)
    def remind(self, request):
        """The cells that were ticked, or one whole column; back to where one was."""
        items = self._named(request)
        form = RemindForm(request.POST)
        text = form.cleaned_data["text"] if form.is_valid() else ""
        site = request.build_absolute_uri("/")
        if not items:
            messages.error(request, "请先勾选要催办的格子，或点某一事项的“催办”。")
        elif told := self.attempt(request, lambda: remind(items, text=text, site=site, actor=request.user)):
            _say(request, told)
            transaction.on_commit(lambda: _say_of_mails(request, told))  # they go then
        return redirect(self._back(request))

    @staticmethod
    def _named(request):
        column = request.POST.get("column", "")
        if column.isdecimal() and len(column) < 16:
            return list(PlanItem.objects.filter(source=int(column)))
        cells = [int(cell) for cell in request.POST.getlist("cells") if cell.isdecimal() and len(cell) < 16]
        return list(PlanItem.objects.filter(pk__in=cells[:MOST_CELLS]))

    @staticmethod
    def _back(request):
        item = request.POST.get("item", "")
        if item.isdecimal() and len(item) < 16:
            return reverse("admin:item-detail", args=[int(item)])
        asked = {name: request.POST.get(name, "")[:10] for name in ("year", "show") if request.POST.get(name)}
        return f"{reverse('admin:plan-matrix')}?{urlencode(asked)}" if asked else reverse("admin:plan-matrix")


def _column(source):
    told = " · ".join(filter(None, [article(source.article), f"{day(source.due_on)}前" if source.due_on else ""]))
    return {"label": source.title, "href": reverse("admin:item-detail", args=[source.pk]), "sub": told, "pk": source.pk}


def _row(row, matrix, may_act):
    cells = [
        {
            "text": cell.text,
            "tone": cell.tone,
            "href": reverse("admin:item-detail", args=[cell.item.pk]) if cell.item else "",
            "label": source.title,
            "pick": cell.item.pk if may_act and cell.may_remind else "",
            "pick_label": f"催办{row.college.name}：{source.title}",
        }
        for source, cell in zip(matrix.sources, row.cells, strict=True)
    ]
    return {"label": row.college.name, "cells": cells, "flag": f"没有现任{row.absent}" if row.absent else ""}


def _say(request, told):
    passed = [
        f"{told.done} 项已报落实、办结或撤销，没有催办" if told.done else "",
        f"{told.today} 项今天已催过，没有再催" if told.today else "",
    ]
    messages.success(request, "；".join(filter(None, [f"已催办 {len(told.items)} 项", *passed])) + "。")
    if told.unheard:
        names = "、".join(college.name for college in told.unheard)
        messages.warning(request, f"{names}没有现任联络员和分管领导，消息暂时没有人看到。请先办理任职（第五条）。")


def _say_of_mails(request, told):
    if told.mailed:
        messages.success(request, f"发出邮件 {told.mailed} 份。")
    if told.trouble:
        messages.warning(request, f"邮件没有全部发出。{told.trouble}系统内的消息都已送到，事项的办理记录里也能查到。")
