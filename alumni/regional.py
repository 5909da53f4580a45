"""Regional directories (分地区校友通讯录, art. 8): province → city → people, as workbook and in print, for the office.

They hold only whom one may contact; what is given out to a local association, only those who agreed to stand in such a
list. A person who lives in one province and works in another stands in both lists, in each of them once.
"""

import io
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.exports import export_drawn
from alumni.gaps import GAPS, Desk, lacking
from alumni.models import Alumnus
from alumni.models import Purpose as ConsentPurpose
from alumni.search import Criteria, find
from common.documents import render_pdf
from common.formats import day
from common.regions import ABROAD, CITIES, PROVINCES, name_of, short_name
from common.workbooks import Column, stream_workbook

COLUMNS = ["name", "graduated_year", "class_group", "employer", "position", "contact"]
MOST_PRINTED = 3000
UNKNOWN_CITY = "未登记到市州"


@dataclass(frozen=True)
class Region:
    """A province, a city or abroad by its code of six digits; "" is the whole country and abroad."""

    code: str = ""

    @classmethod
    def asked(cls, code):
        return cls(code if code in PROVINCES or code in CITIES or code == ABROAD else "")

    def __str__(self):
        return name_of(self.code) if self.code else "全国"

    @property
    def short(self):
        return short_name(self.code) if self.code else "全国"

    @property
    def province(self):
        """The province of a city, else None."""
        return Region(self.code[:2] + "0000") if self.code in CITIES else None

    @property
    def has_cities(self):
        return self.code in PROVINCES and any(code.startswith(self.code[:2]) for code in CITIES)

    @property
    def prefix(self):
        return self.code[:2] if self.code in PROVINCES or self.code == ABROAD else self.code[:4]


def people_in(people, region, *, without_city=False):
    """Those of `people` who live or work there and may be contacted; `without_city`: as far as only the province is known."""
    people = people.contactable()
    if not region.code:
        return people.exclude(GAPS["no_place"].condition(Desk(None, None)))
    found = find(people, Criteria(region=region.code))
    return lacking(found, "province_only", Desk(None, None, region=region.code)) if without_city else found


def export_region_directory(region, *, college, file_kind, purpose, contact_work, given_out, actor):
    """The directory of a region, narrowed to `college` where one is chosen; `given_out` asks for the person's consent."""
    whole = Alumnus.objects.of_college(college) if college else Alumnus.objects.all()
    people = people_in(whole, region)
    held = people.filter(pk__in=whole.consenting(ConsentPurpose.REGIONAL_LIST).values("pk")) if given_out else people
    if file_kind == "pdf" and held.count() > MOST_PRINTED:
        raise ValidationError(f"打印版一次最多 {MOST_PRINTED} 位校友。请按市州分别打印，或改选电子表格。")
    if given_out and not held.exists():
        raise ValidationError("这里还没有校友同意列入地方校友名单，没有可以转交的名单。请先征得本人同意并登记。")
    sheet = _Sheet(region, given_out)
    return export_drawn(
        held,
        what=f"{region}校友通讯录",
        columns=COLUMNS,
        draw=sheet.pdf if file_kind == "pdf" else sheet.workbook,
        file_kind=file_kind,
        purpose=purpose,
        contact_work=contact_work,
        actor=actor,
        college=None,
        described=f"地区：{region}" + (f"；学院：{college.name}" if college else ""),
    )


@dataclass(frozen=True)
class _Sheet:
    region: Region
    is_given_out: bool

    def workbook(self, order, rows):
        columns = [Column("省份", 12), Column("市州", 16), *order.workbook_columns()]
        lines = ([*_named(place), *cells] for place, cells in self._by_place(order, rows))
        target = io.BytesIO()
        stream_workbook(target, title=order.what[:31], columns=columns, rows=lines, notes=list(self._notes(order)))
        return target.getvalue()

    def pdf(self, order, rows):
        lines = self._by_place(order, rows)
        parts = [
            {"name": _heading(place), "rows": [["" if c is None else str(c) for c in cells] for _, cells in group]}
            for place, group in groupby(lines, key=lambda line: line[0])
        ]
        data = {
            "title": f"{self.region}校友通讯录",
            "subtitle": f"共 {len(lines)} 人，{day(timezone.now())}",
            "notes": list(self._notes(order)),
            "columns": order.labels,
            "parts": parts,
            "footer": f"校友会办公室 {day(timezone.now())}导出，用途：{order.purpose}",
        }
        return render_pdf("region_directory", data)

    def _by_place(self, order, rows):
        """`[(code of the place, cells)]`, the provinces and cities in the order of their codes."""
        lines = [(self._place_of(row), order.cells(row)) for row in rows]
        return sorted(lines, key=lambda line: (line[0][:2], line[0].endswith("0000"), line[0]))

    def _place_of(self, row):
        """Where the person stands within the region: the own place first, else that of the work."""
        places = [row.person.region, *(job.region for job in row.person.current_jobs)]
        here = [place for place in places if place and place.startswith(self.region.prefix)]
        return here[0] if here else ""

    def _notes(self, order):
        yield from order.notes()
        yield "只列可以联系的校友；所在地与工作地不在一处的，按所在地列一次。"
        if self.is_given_out:
            yield "只列本人同意列入地方校友名单的校友。"


def _named(place):
    province = place[:2] + "0000"
    return [name_of(province), CITIES.get(place, "")]


def _heading(place):
    if place in CITIES:
        return name_of(place)
    return name_of(place) + (f"（{UNKNOWN_CITY}）" if Region(place).has_cities else "")
