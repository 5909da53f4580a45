"""Figures and regional directories at the office's desk: of all colleges, or of one that it chooses."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.urls import path, reverse

from alumni import classified
from alumni.forms.regions import RegionDirectoryForm
from alumni.listing import listed, written_contact
from alumni.models import Alumnus
from alumni.regional import Region, export_region_directory, people_in
from alumni.reports import PLACES_TOLD
from alumni.views.classified import ClassifiedPages
from alumni.views.doors import OfficeDoor
from alumni.views.quality import QualityPages
from alumni.views.units import UnitPages
from colleges.views.doors import OfficeRoutes
from common.charts import bar_chart, tile_map
from common.downloads import download
from common.formats import thousands
from common.regions import ABROAD, name_of

READ, EXPORT = "alumni.view_alumnus", "alumni.permit_export"
REFUSALS = {
    READ: "校友资料由校友会办公室和纪检监察查看，您没有这项权限。",
    EXPORT: "地区通讯录由校友会办公室导出，您没有这项权限。",
}
PEOPLE_A_PAGE, CITIES_DRAWN = 50, 14


class OfficeClassifiedPages(OfficeDoor, ClassifiedPages):
    act_permission = EXPORT


class OfficeQualityPages(OfficeDoor, QualityPages):
    act_permission = EXPORT


class RegionPages(OfficeDoor, UnitPages):
    """Province → city → people, of those who may be contacted (art. 8)."""

    room = "alumni/regions"
    act_permission = EXPORT

    def show(self, request):
        region, rest = Region.asked(request.GET.get("region", "")), request.GET.get("rest") == "1"
        rest = rest and region.has_cities
        people = self.people(Alumnus.objects, request).contactable()
        context = self._where(request, region) | {"rest": rest, "note": PLACES_TOLD}
        if not region.code or (region.has_cities and not rest):
            context |= self._places(request, region, people)
        if region.code:
            context |= self._listed(request, people_in(people, region, without_city=rest))
        return self.page(request, "show", context)

    def export(self, request):
        region = Region.asked(request.GET.get("region", ""))
        form = RegionDirectoryForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                return self._file(request, region, form)
            except ValidationError as refused:
                form.add_error(None, refused)
        people = people_in(self.people(Alumnus.objects, request), region)
        context = self._where(request, region) | {"form": form, "count": people.count()}
        return self.page(request, "export", context)

    def _file(self, request, region, form):
        file = export_region_directory(
            region,
            college=self.unit(request),
            file_kind=form.cleaned_data["file_kind"],
            purpose=form.purpose_text,
            contact_work=form.contact_work,
            given_out=form.given_out,
            actor=request.user,
        )
        return download(file)

    def _where(self, request, region):
        asked = {"region": region.code} if region.code else {}
        above = [("全国", self.here(request, "region-directory"))] if region.code else []
        if region.province:
            above.append((region.province.short, self.here(request, "region-directory", region=region.province.code)))
        return {
            "region": region,
            "unit": self.unit(request),
            "units": self.units(request, "region-directory", **asked),
            "above": above,
            "region_url": self.here(request, "region-directory", **asked),
            "export_url": self.here(request, "region-directory-export", **asked),
        }

    def _places(self, request, region, people):
        counted = classified.by_city(people, region.code) if region.code else classified.by_province(people)
        rows = [{"row": row, "href": self._row_url(request, region, row)} for row in counted.rows]
        return {"counted": counted, "rows": rows, "chart": self._chart(request, region, counted)}

    def _row_url(self, request, region, row):
        if row.known:
            return self.here(request, "region-directory", region=row.asked["region"])
        if region.code:
            return self.here(request, "region-directory", region=region.code, rest=1)
        return ""

    def _chart(self, request, region, counted):
        if not counted.known:
            return None
        if not region.code:
            return {"kind": "components/tile_map.html", "chart": self._map(request, counted)}
        most = counted.most
        bars = [(row.label, row.people, self._row_url(request, region, row)) for row in counted.known[:CITIES_DRAWN]]
        title = f"{region.short}省内可以联系的校友，{most.label}最多，{thousands(most.people)} 人"
        return {
            "kind": "components/chart_bar.html",
            "chart": bar_chart(title, bars, highlight=most.label, unit=" 人"),
        }

    def _map(self, request, counted):
        provinces, abroad = classified.tiles(counted)
        most = counted.most
        return tile_map(
            provinces,
            title=f"可以联系的校友，{most.label}最多，{thousands(most.people)} 人",
            href=lambda code: self.here(request, "region-directory", region=code),
            elsewhere=[("海外", abroad, self.here(request, "region-directory", region=ABROAD))],
            note=PLACES_TOLD,
        )

    def _listed(self, request, people):
        page = Paginator(people.in_list_order(), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
        shown = Alumnus.objects.filter(pk__in=[person.pk for person in page]).in_list_order().with_list_facts()
        lines = [
            {
                "row": row,
                "contact": written_contact(row.contact, masked=True),
                "places": _places(row),
                "url": reverse("admin:alumni_alumnus_change", args=[row.person.pk]),
            }
            for row in listed(shown)
        ]
        return {"page": page, "lines": lines}


def _places(row):
    """Where the person lives, and where they work if that is elsewhere."""
    places = [row.person.region, *(job.region for job in row.person.current_jobs)]
    return [name_of(place) for place in dict.fromkeys(filter(None, places))]


_classified, _quality, _regions = OfficeClassifiedPages(), OfficeQualityPages(), RegionPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form = _routes.read, _routes.form

urlpatterns = [
    path("classified/", _read(_classified.show), name="classified"),
    path("quality/", _read(_quality.show), name="quality"),
    path("quality/classes/", _read(_quality.classes), name="quality-classes"),
    path("regions/", _read(_regions.show), name="region-directory"),
    path("regions/export/", _form(_regions.export), name="region-directory-export"),
]
