"""The database by major, graduation year, industry and region (art. 9(一)), each row opening its list. For two doors."""

from alumni import classified
from alumni.models import Alumnus
from alumni.reports import PLACES_TOLD
from alumni.views.units import UnitPages
from common.charts import bar_chart, line_chart, tile_map
from common.formats import thousands
from common.regions import ABROAD, HOME, short_name

BARS, YEARS = 10, 10


class ClassifiedPages(UnitPages):
    room = "alumni/classified"

    def show(self, request):
        by = request.GET.get("by", "")
        by = by if by in classified.WAYS else "major"
        people, unit = self.people(Alumnus.objects, request), self.unit(request)
        province = classified.chosen_province(request.GET.get("province", "")) if by == "region" else ""
        counted = classified.by_city(people, province) if province else classified.WAYS[by](people, unit)
        context = {
            "by": by,
            "label": f"{short_name(province)}各市州" if province else classified.LABELS[by],
            "tabs": [(name, label, self.here(request, "classified", by=name)) for name, label in _labels()],
            "units": self.units(request, "classified", by=by),
            "unit": unit,
            "province": short_name(province) if province else "",
            "counted": counted,
            "rows": [self._row(request, row, counted, within=province) for row in counted.rows],
            "chart": self._chart(request, by, counted, province),
            "note": _note(by),
            "all_url": self.here(request, "classified", by=by),
        }
        return self.page(request, "show", context)

    def _row(self, request, row, counted, *, within):
        code = row.asked.get("region", "") if row.known and not within else ""
        inside = classified.chosen_province(code)
        return {
            "row": row,
            "href": self.people_url(request, **row.asked),
            "confirmed_href": self.people_url(request, **row.asked, confirmed="yes"),
            "share": _share(row.people, counted.people),
            "cities": self.here(request, "classified", by="region", province=inside) if inside else "",
        }

    def _chart(self, request, by, counted, province):
        if not counted.known:
            return None
        if by == "year":
            return self._years(request, counted)
        if by == "region" and not province:
            return self._map(request, counted)
        bars = [(row.label, row.people, self.people_url(request, **row.asked)) for row in counted.known[:BARS]]
        chart = bar_chart(_title(by, counted, province), bars, highlight=counted.most.label, unit=" 人")
        return {"kind": "components/chart_bar.html", "chart": chart}

    def _years(self, request, counted):
        shown = counted.known[:YEARS][::-1]
        points = [(row.label.removesuffix(" 届"), row.people, self.people_url(request, **row.asked)) for row in shown]
        most = max(shown, key=lambda row: row.people)
        title = f"最近 {len(shown)} 届里，{most.label}在册最多，{thousands(most.people)} 人"
        return {"kind": "components/chart_line.html", "chart": line_chart(title, [("校友", points)])}

    def _map(self, request, counted):
        provinces, abroad = classified.tiles(counted)
        chart = tile_map(
            provinces,
            title=_map_title(provinces),
            href=lambda code: self.people_url(request, region=code),
            elsewhere=[("海外", abroad, self.people_url(request, region=ABROAD))],
            note=PLACES_TOLD,
        )
        return {"kind": "components/tile_map.html", "chart": chart}


def _share(part, whole):
    percent = round(100 * part / whole) if whole else 0
    return "不到 1%" if part and not percent else f"{percent}%"


def _labels():
    return classified.LABELS.items()


def _title(by, counted, province):
    """What is to be seen: who leads, and how much of the whole that is."""
    most = counted.most
    percent = round(100 * most.people / counted.people)
    where = f"{short_name(province)}省内的校友" if province else "校友"
    return {
        "major": f"{most.label}的校友最多，{thousands(most.people)} 人",
        "industry": f"每 100 位校友里有 {percent} 位在{most.label}",
        "region": f"{where}有 {percent}% 在{most.label}",
    }[by]


def _map_title(provinces):
    away = {code: people for code, people in provinces.items() if code != HOME}
    if not away:
        return "校友都在湖南" if provinces else "校友都在海外"
    first = max(away, key=away.get)
    return f"湖南以外，校友最多的是{short_name(first)}，{thousands(away[first])} 人"


def _note(by):
    return {
        "major": "读过两个专业的，两个专业各计一次；合计每人只计一次。",
        "year": "有两段学籍的，两届各计一次；合计每人只计一次。",
        "industry": "按现工作单位的行业；合计每人只计一次。",
        "region": PLACES_TOLD + "合计每人只计一次。",
    }[by]
