"""How good the data is: each figure with the list behind it, and how it went over time. For two doors."""

from django.core.paginator import Paginator
from django.urls import reverse

from alumni import quality
from alumni.gaps import GAPS
from alumni.models import ClassGroup
from alumni.quality import CLASS_GAPS, percent
from alumni.search import recent_since
from alumni.views.units import UnitPages, with_query
from common.charts import bar_chart, line_chart
from common.formats import thousands

YEARS, WEAKEST, MONTHS, CLASSES_A_PAGE = 12, 8, 24, 30
OF_CONTACTS = ("no_phone", "wrong_phone", "shared_phone", "stale", "never", "no_job")
OF_RECORDS = ("no_class", "no_major", "no_year", "no_stay", "no_place", "province_only", "no_industry")


class QualityPages(UnitPages):
    room = "alumni/quality"

    def show(self, request):
        unit = self.unit(request)
        asked, records = quality.asked_figures(unit), quality.record_figures(unit)
        context = {
            "unit": unit,
            "units": self.units(request, "quality"),
            "recent": recent_since(),
            "figures": self._whole(request, asked),
            "contacts": [self._gap(request, name, asked) for name in OF_CONTACTS],
            "records": [self._gap(request, name, records) for name in OF_RECORDS if not (unit and name == "no_stay")],
            "classes": self._classes(request, quality.class_figures(unit), quality.waiting_pairs(unit)),
            "charts": [chart for chart in self._charts(request, unit) if chart],
            "classes_url": self.here(request, "quality-classes"),
        }
        return self.page(request, "show", context)

    def classes(self, request):
        """The classes behind the figures, the least complete first."""
        unit, lacks = self.unit(request), request.GET.get("lacks", "")
        lacks = lacks if lacks in CLASS_GAPS else ""
        page = Paginator(quality.lacking_class(self._own_classes(request), lacks), CLASSES_A_PAGE)
        page = page.get_page(request.GET.get("page"))
        labels = [("", "全部班级"), *((name, label) for name, (label, _) in CLASS_GAPS.items())]
        asked = {"lacks": lacks} if lacks else {}
        tabs = [
            (name, label, self.here(request, "quality-classes", **({"lacks": name} if name else {})))
            for name, label in labels
        ]
        context = {
            "unit": unit,
            "units": self.units(request, "quality-classes", **asked),
            "lacks": lacks,
            "tabs": tabs,
            "page": page,
            "rows": [self._class_row(request, group) for group in page],
            "quality_url": self.here(request, "quality"),
        }
        return self.page(request, "classes", context)

    def _own_classes(self, request):
        """Classes that the door may see, of the unit; nothing of them is counted before the right is checked."""
        own, unit = self.own(ClassGroup.objects, request), self.unit(request)
        return quality.with_shares(own.of_college(unit) if unit else own)

    def _class_row(self, request, group):
        missing = group.people - group.complete
        return {
            "group": group,
            "url": self._class_url(request, group),
            "percent": percent(group.complete, group.people),
            "confirmed": percent(group.confirmed, group.people),
            "missing": missing,
            "missing_url": self.people_url(request, class_group=group.pk, gap="incomplete") if missing else "",
        }

    def _class_url(self, request, group):
        name = "college:alumni:class-detail" if self.college(request) else "admin:alumni_classgroup_change"
        return reverse(name, args=[group.pk])

    # --- figures -------------------------------------------------------------------------------------------------------

    def _whole(self, request, asked):
        people, shares = asked["people"], []
        for name, label, gap in (("complete", "通讯录完整", "incomplete"), ("confirmed", "近期核对过", "stale")):
            share, missing = percent(asked[name], people), people - asked[name]
            shares.append(
                {
                    "number": "—" if share is None else f"{share}%",
                    "label": label,
                    "behind": f"{thousands(asked[name])} 人；还差 {thousands(missing)} 人，点开看名单",
                    "href": self.people_url(request, gap=gap),
                }
            )
        return shares

    def _gap(self, request, name, counts):
        return _figure(GAPS[name].label, counts[name], "人", self.people_url(request, gap=name))

    def _classes(self, request, counts, pairs):
        figures = [
            _figure(label, counts[name], "个班", self.here(request, "quality-classes", lacks=name))
            for name, (label, _) in CLASS_GAPS.items()
        ]
        return [*figures, _figure("疑似重复，待判断", pairs, "对", reverse(f"{self.at}duplicate-list"))]

    # --- charts --------------------------------------------------------------------------------------------------------

    def _charts(self, request, unit):
        yield _over_time(quality.over_time(unit))
        if unit is None and not self.college(request):
            yield self._by_college(request)
        yield self._by_year(request, quality.by_year(unit))
        yield self._by_class(request)

    def _by_college(self, request):
        shares = [share for share in quality.by_college() if share.people]
        url = reverse("admin:alumni_alumnus_changelist")
        bars = [
            (share.key.name, share.percent, with_query(url, {"college": share.key.pk, "gap": "incomplete"}))
            for share in shares
        ]
        return _bars(bars, "各学院通讯录完整率，{lowest}最低，{percent}%", "各学院的通讯录都完整")

    def _by_year(self, request, shares):
        bars = [
            (f"{share.key} 届", share.percent, self.people_url(request, graduated=share.key, gap="incomplete"))
            for share in shares[:YEARS]
        ]
        return _bars(bars, "最近 {n} 届里，{lowest}的通讯录最不完整，完整率 {percent}%", "最近 {n} 届的通讯录都完整")

    def _by_class(self, request):
        weakest = self._own_classes(request).filter(people__gt=0)[:WEAKEST]
        bars = [
            (
                group.name,
                percent(group.complete, group.people),
                self.people_url(request, class_group=group.pk, gap="incomplete"),
            )
            for group in weakest
        ]
        title = "最需要补全的班级：{lowest}，完整率 {percent}%"
        if bars and not max(bar[1] for bar in bars):
            title = "最需要补全的 {n} 个班，通讯录还没有一份完整"
        return _bars(bars, title, "各班的通讯录都完整")


def _figure(label, count, unit, href):
    return {"label": label, "number": thousands(count), "unit": unit, "href": href if count else ""}


def _bars(bars, title, whole):
    if not bars:
        return None
    lowest, least, _ = min(bars, key=lambda bar: bar[1])
    title = whole if least == 100 else title
    title = title.format(n=len(bars), lowest=lowest, percent=least)
    chart = bar_chart(title, bars, highlight=lowest if least < 100 else None, unit="%")
    return {"kind": "components/chart_bar.html", "chart": chart}


def _over_time(snapshots):
    """From the first month shown to the last; what stood behind past days cannot be opened any more."""
    shown = [day for day in snapshots if day.people][-MONTHS:]
    if len(shown) < 2:
        return None
    first, last = shown[0], shown[-1]
    then, now = percent(first.complete, first.people), percent(last.complete, last.people)
    lines = [
        (
            "通讯录完整",
            [(f"{each.day.year}年{each.day.month}月", percent(each.complete, each.people), "") for each in shown],
        ),
        (
            "近期核对过",
            [(f"{each.day.year}年{each.day.month}月", percent(each.confirmed, each.people), "") for each in shown],
        ),
    ]
    title = f"{first.day.year} 年 {first.day.month} 月以来，通讯录完整率{_went(then, now)}"
    chart = line_chart(title, lines, highlight="通讯录完整", unit="%")
    return {"kind": "components/chart_line.html", "chart": chart}


def _went(then, now):
    if then == now:
        return f"一直在 {now}% 左右"
    return f"由 {then}% {'升到' if now > then else '降到'} {now}%"
