"""Records that may be one person: the list, two side by side, the verdict, the merge and its undoing. For two doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.utils.decorators import method_decorator

from alumni.duplicates import LABELS
from alumni.forms.duplicates import JudgeForm, MergeForm, PairsForm
from alumni.models import Alumnus, DuplicatePair, Merge
from alumni.pair_sheet import sheet_of
from alumni.services.duplicates import judge_pair, merge_pair, merge_sure_pairs, search_again
from alumni.services.merges import unmerge, why_not_merge, why_not_unmerge
from alumni.views.doors import CollegeDoor
from common.once import new_key, once

PAIRS_A_PAGE = 20
Verdict = DuplicatePair.Verdict
SAID = {
    Verdict.DIFFERENT: "已记为不是同一人，今后不再提示这一对。",
    Verdict.LATER: "已放到“以后再看”。",
    Verdict.REFERRED: "已转给校友会办公室判断。",
    Verdict.WAITING: "已放回待判断。",
}


class DuplicatePages(CollegeDoor):
    room = "alumni/duplicates"

    def pairs(self, request):
        return self.own(DuplicatePair.objects, request)

    def merges(self, request):
        return self.own(Merge.objects, request)

    # pages

    def list(self, request):
        show = request.GET.get("show", Verdict.WAITING)
        show = show if show in Verdict.values else Verdict.WAITING
        pairs = self.pairs(request).filter(verdict=show).select_related("judged_by")
        page = Paginator(pairs, PAIRS_A_PAGE).get_page(request.GET.get("page"))
        counts = {verdict: self.pairs(request).filter(verdict=verdict).count() for verdict in Verdict.values}
        tabs = [(value, label, counts[value]) for value, label in Verdict.choices]
        merged = self.merges(request).standing().count()
        context = {"page": page, "lines": self._lines(page.object_list), "show": show, "tabs": tabs, "merged": merged}
        context["once"] = new_key()
        return self.page(request, "list", context)

    def _lines(self, pairs):
        """Each pair with both people dressed for a list, in a fixed number of queries."""
        ids = {number for pair in pairs for number in (pair.first_id, pair.second_id)}
        people = {person.pk: person for person in Alumnus.objects.filter(pk__in=ids).with_list_facts()}
        return [
            {"pair": pair, "people": [people[pair.first_id], people[pair.second_id]], "why": _labels(pair.rules)}
            for pair in pairs
        ]

    def detail(self, request, pk):
        return self._detail(request, self._pair(request, pk))

    def _detail(self, request, pair, form=None, status=200):
        college = self.college(request)
        keep = request.POST.get("keep") or request.GET.get("keep", "")
        sheet = sheet_of(pair, college=college, keep=int(keep) if keep.isdecimal() and len(keep) < 18 else None)
        form = form or MergeForm(pair=pair, choices=sheet["choices"], initial=_opened(sheet))
        context = sheet | {
            "pair": pair,
            "form": form,
            "why": _labels(pair.rules),
            "why_not": why_not_merge(pair.first, pair.second, college=college),
            "others": self._lines(self.pairs(request).beside(pair)),
        }
        return self.page(request, "detail", context, status=status)

    def merge_list(self, request):
        merges = self.merges(request).select_related("kept", "merged_by", "undone_by")
        page = Paginator(merges, PAIRS_A_PAGE).get_page(request.GET.get("page"))
        return self.page(request, "merge_list", {"page": page})

    def merge_detail(self, request, pk):
        merge = self._merge(request, pk)
        context = {"merge": merge, "why": _labels(merge.rules)}
        context["why_not"] = "" if merge.undone_at else why_not_unmerge(merge, college=self.college(request))
        return self.page(request, "merge_detail", context)

    # acts

    def search(self, request):
        found = search_again(college=self.college(request))
        messages.success(request, f"已重新查找，新发现 {found} 对。" if found else "已重新查找，没有新的疑似重复。")
        return self.to("duplicate-list")

    def judge(self, request, pk):
        pair = self._pair(request, pk)
        form = JudgeForm(request.POST)
        if not form.is_valid():
            messages.error(request, "请选择怎样判断这一对。")
            return self.to("duplicate-detail", pair.pk)
        verdict = form.cleaned_data["verdict"]
        if self.attempt(request, lambda: judge_pair(pair, actor=request.user, **form.cleaned_data)):
            messages.success(request, SAID[verdict])
        return self.to("duplicate-list")

    @method_decorator(once)
    def merge(self, request, pk):
        pair = self._pair(request, pk)
        keep = request.POST.get("keep", "")
        sheet = sheet_of(pair, college=self.college(request), keep=int(keep) if keep.isdecimal() else None)
        form = MergeForm(request.POST, pair=pair, choices=sheet["choices"])
        if not form.is_valid():
            return self._detail(request, pair, form)
        merge = self.attempt(
            request,
            lambda: merge_pair(
                pair,
                keep=form.cleaned_data["keep"],
                chosen=form.chosen(),
                versions=form.cleaned_data["versions"],
                college=self.college(request),
                actor=request.user,
            ),
        )
        if merge is None:
            return self.to("duplicate-detail", pair.pk)
        messages.success(request, f"已把“{merge.gone_name}”并入“{merge.kept}”。合错了可以在本页取消。")
        return self.to("merge-detail", merge.pk)

    @method_decorator(once)
    def merge_sure(self, request):
        form = PairsForm(request.POST, pairs=self.pairs(request).waiting().filter(is_sure=True))
        if not form.is_valid():
            messages.error(request, "请先勾选依据充分的几对，再合并。")
            return self.to("duplicate-list")
        pairs = self.pairs(request).filter(pk__in=form.cleaned_data["pairs"])
        college = self.college(request)
        done = self.attempt(request, lambda: merge_sure_pairs(pairs, college=college, actor=request.user))
        if done:
            messages.success(request, f"已合并 {done} 对；合错了可以在“合并记录”里逐一取消。")
        return self.to("duplicate-list")

    def undo(self, request, pk):
        merge = self._merge(request, pk)
        done = self.attempt(request, lambda: unmerge(merge, college=self.college(request), actor=request.user))
        if done:
            left = len(done.left_after_undo)
            messages.success(
                request, "已取消合并，两份档案都恢复了。" + (f"有 {left} 项保留现状，见下方清单。" if left else "")
            )
        return self.to("merge-detail", merge.pk)

    def _pair(self, request, pk):
        return self.fetch(DuplicatePair.objects.select_related("first", "second", "judged_by"), request, pk)

    def _merge(self, request, pk):
        return self.fetch(Merge.objects.select_related("kept", "merged_by", "undone_by"), request, pk)


def _labels(rules):
    return [LABELS[name] for name in rules if name in LABELS]


def _opened(sheet):
    versions = ",".join(f"{person.pk}:{person.version}" for person in (sheet["left"], sheet["right"]))
    return {"keep": sheet["kept"].pk, "versions": versions}
