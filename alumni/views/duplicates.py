"""Records that may be one person: the list, two side by side, the verdict, the merge and its undoing. For two doors."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.utils.decorators import method_decorator

from alumni.duplicates import LABELS
from alumni.forms.duplicates import JudgeForm, MergeFilterForm, MergeForm, PairFilterForm, PairsForm
from alumni.models import Alumnus, DuplicatePair, Merge
from alumni.pair_sheet import sheet_of
from alumni.services.duplicates import (
    across_colleges,
    judge_pair,
    merge_pair,
    merge_sure_pairs,
    search_again,
    what_became_of,
)
from alumni.services.merges import merged_words, unmerge, why_not_merge, why_not_unmerge
from alumni.views.doors import CollegeDoor
from colleges.models import College
from common.once import new_key, once
from common.refusals import refusals_on

PAIRS_A_PAGE = 20
Verdict = DuplicatePair.Verdict
SAID = {
    Verdict.DIFFERENT: "已记为不是同一人，今后不再提示这一对。",
    Verdict.LATER: "已放到“以后再看”。",
    Verdict.REFERRED: "已转给校友会办公室判断。",
    Verdict.WAITING: "已放回待判断。",
}


class PairGone(Exception):
    """The pair was settled by a merge; `answer` leads to what became of it."""

    def __init__(self, answer):
        self.answer = answer


def led_on(view):
    """Who has a pair open that was merged meanwhile is led to the merge, and told by whom and when."""

    @wraps(view)
    def led(self, request, pk):
        try:
            return view(self, request, pk)
        except PairGone as gone:
            return gone.answer

    return led


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
        form = PairFilterForm(request.GET, office=not self.college(request))
        pairs = form.narrowed(self.pairs(request))
        page = Paginator(pairs.filter(verdict=show).select_related("judged_by"), PAIRS_A_PAGE)
        page = page.get_page(request.GET.get("page"))
        counts = dict(pairs.order_by().values_list("verdict").annotate(Count("pk")))
        context = {
            "page": page,
            "lines": self._lines(page.object_list),
            "show": show,
            "tabs": [(value, label, counts.get(value, 0)) for value, label in Verdict.choices],
            "merged": self.merges(request).count(),
            "form": form,
            "filtered": form.is_narrowing(),
            "once": new_key(),
        }
        return self.page(request, "list", context)

    def _lines(self, pairs):
        """Each pair with both people dressed for a list, in a fixed number of queries."""
        ids = {number for pair in pairs for number in (pair.first_id, pair.second_id)}
        people = {person.pk: person for person in Alumnus.objects.filter(pk__in=ids).with_list_facts()}
        across = across_colleges(pairs)
        return [
            {
                "pair": pair,
                "people": [people[pair.first_id], people[pair.second_id]],
                "why": _labels(pair.rules),
                "across": pair.pk in across,
            }
            for pair in pairs
        ]

    @led_on
    def detail(self, request, pk):
        return self._detail(request, self._pair(request, pk))

    def _detail(self, request, pair, form=None, judge=None, status=200):
        college = self.college(request)
        keep = request.POST.get("keep") or request.GET.get("keep", "")
        sheet = sheet_of(pair, college=college, keep=int(keep) if keep.isdecimal() and len(keep) < 18 else None)
        form = form or MergeForm(pair=pair, choices=sheet["choices"], initial=_opened(sheet))
        context = sheet | {
            "pair": pair,
            "form": form,
            "judge": judge or JudgeForm(initial={"note": pair.note if pair.judged_by_id else ""}),
            "why": _labels(pair.rules),
            "why_not": why_not_merge(pair.first, pair.second, college=college),
            "others": self._lines(self.pairs(request).beside(pair)),
        }
        return self.page(request, "detail", context, status=status)

    def merge_list(self, request):
        form = MergeFilterForm(request.GET)
        merges = form.narrowed(self.merges(request)).select_related("kept", "merged_by", "undone_by")
        page = Paginator(merges, PAIRS_A_PAGE).get_page(request.GET.get("page"))
        ids = {merge.kept_id for merge in page.object_list}
        people = {person.pk: person for person in Alumnus.objects.filter(pk__in=ids).with_list_facts()}
        college = self.college(request)
        family = College.objects.family_of(college) if college else None
        lines = [(merge, _stays(people.get(merge.kept_id), family)) for merge in page.object_list]
        context = {"page": page, "lines": lines, "form": form, "filtered": form.is_narrowing()}
        return self.page(request, "merge_list", context)

    def merge_detail(self, request, pk):
        merge = self._merge(request, pk)
        context = {"merge": merge, "why": _labels(merge.rules), "left": self._left(request, merge)}
        context["why_not"] = "" if merge.undone_at else why_not_unmerge(merge, college=self.college(request))
        context["parted"] = bool(merge.undone_at) and self._people(request).filter(pk=merge.gone_id).exists()
        return self.page(request, "merge_detail", context)

    def _people(self, request):
        return self.own(Alumnus.objects, request)

    def _left(self, request, merge):
        """What stays as it is, but for what is of a record or of a stay that this desk does not know."""
        if not self.college(request):
            return merge.left_after_undo
        family = {None, *College.objects.family_of(self.college(request))}
        known = {
            None,
            *self._people(request).filter(pk__in=[merge.kept_id, merge.gone_id]).values_list("pk", flat=True),
        }
        left = merge.left_after_undo
        return [each for each in left if each.get("of") in known and each.get("college") in family]

    # acts

    def search(self, request):
        found = search_again(college=self.college(request))
        messages.success(request, f"已重新查找，新发现 {found} 对。" if found else "已重新查找，没有新的疑似重复。")
        return self.to("duplicate-list")

    @led_on
    def judge(self, request, pk):
        pair = self._pair(request, pk)
        form = JudgeForm(request.POST)
        if form.is_valid():
            with refusals_on(form):
                judge_pair(pair, actor=request.user, **form.cleaned_data)
                messages.success(request, SAID[form.cleaned_data["verdict"]])
                return self.to("duplicate-list")
        return self._detail(request, self._pair(request, pk), judge=form)

    @led_on
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
        if sheet["public"]:
            messages.info(request, sheet["public"])
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
        if merge.undone_at:
            messages.info(request, "这次合并早先已经取消，没有再做改动。")
            return self.to("merge-detail", merge.pk)
        done = self.attempt(request, lambda: unmerge(merge, college=self.college(request), actor=request.user))
        if done:
            left = len(self._left(request, done))
            messages.success(
                request,
                "已取消合并，两份档案都恢复了。" + (f"合并之后有变动的 {left} 项，见下方清单。" if left else ""),
            )
        return self.to("merge-detail", merge.pk)

    def _pair(self, request, pk):
        try:
            return self.fetch(DuplicatePair.objects.select_related("first", "second", "judged_by"), request, pk)
        except Http404:
            raise PairGone(self._led_on(request, pk)) from None

    def _led_on(self, request, pk):
        merge, pair = what_became_of(pk, self.merges(request))
        if merge is None:
            raise Http404
        messages.info(request, merged_words(merge))
        if pair and self.pairs(request).filter(pk=pair.pk).exists():
            return self.to("duplicate-detail", pair.pk)
        return self.to("merge-detail", merge.pk)

    def _merge(self, request, pk):
        return self.fetch(Merge.objects.select_related("kept", "merged_by", "undone_by"), request, pk)


def _stays(person, family):
    """Those of the own college; of another's, class and number are not for this list."""
    return [stay for stay in (person.stays if person else ()) if family is None or stay.college_id in family]


def _labels(rules):
    return [LABELS[name] for name in rules if name in LABELS]


def _opened(sheet):
    versions = ",".join(f"{person.pk}:{person.version}" for person in (sheet["left"], sheet["right"]))
    return {"keep": sheet["kept"].pk, "versions": versions}
