"""The database by major, graduation year, industry and region (art. 9(一)): who is how many, from one SQL statement each.

Everybody is counted once in each row. A person of two majors or years stands in both of their rows, one who lives in
one province and works in another in both provinces, as in the lists behind the rows; the total counts each once.
"""

from dataclasses import dataclass, field

from django.db import connection

from alumni.models import Education
from alumni.search import recent_since
from colleges.models import Major
from common.industries import SECTIONS
from common.regions import ABROAD, CITIES, PROVINCES, name_of

# own: the people that the asking desk counts. Each statement ends with the row of everybody (GROUPING = 1).
FIGURES = """GROUPING({key}), {key}, count(DISTINCT own.id),
  count(DISTINCT own.id) FILTER (WHERE own.contact_confirmed_on >= %s)"""
GROUPED = "GROUP BY GROUPING SETS (({key}), ())"
OF_STAYS = f"""
WITH own AS ({{own}}), stay AS ({{stays}})
SELECT {FIGURES} FROM own JOIN stay ON stay.alumnus_id = own.id {GROUPED}
"""
OF_INDUSTRIES = f"""
WITH own AS ({{own}})
SELECT {FIGURES} FROM own
LEFT JOIN alumni_employment work ON work.alumnus_id = own.id AND work.is_current AND work.industry <> '' {GROUPED}
"""
PLACES = """
WITH own AS ({own}), place AS (
  SELECT id, region FROM own WHERE region <> ''
  UNION
  SELECT own.id, work.region FROM own JOIN alumni_employment work ON work.alumnus_id = own.id
  WHERE work.is_current AND work.region <> ''
)"""
OF_PROVINCES = f"{PLACES} SELECT {FIGURES} FROM own LEFT JOIN place ON place.id = own.id {GROUPED}"
OF_CITIES = f"""{PLACES}, near AS (
  SELECT id, CASE WHEN right(region, 4) <> '0000' THEN left(region, 4) END AS city FROM place WHERE left(region, 2) = %s
) SELECT {FIGURES} FROM own JOIN near ON near.id = own.id {GROUPED}"""


@dataclass(frozen=True)
class Row:
    """`asked` is the filter of the list behind it; `confirmed`: of these, whose contacts were confirmed lately."""

    label: str
    people: int
    confirmed: int
    asked: dict = field(default_factory=dict)
    known: bool = True  # whether it has a name of its own; the last row collects whom nobody has sorted yet


@dataclass(frozen=True)
class Classified:
    """`rows` in reading order; `people` everybody once."""

    rows: list
    people: int

    @property
    def known(self):
        return [row for row in self.rows if row.known]

    @property
    def most(self):
        return max(self.known, key=lambda row: row.people, default=None)


def by_major(people, college=None):
    """`people` is an Alumnus queryset; with `college` only stays in it (and in what it took in) count."""
    counted = _of_stays("stay.major_id", people, college)
    names = dict(Major.objects.filter(pk__in=[key for _, key, *_ in counted if key]).values_list("pk", "name"))
    return _classified(counted, names.get, "major", ("未登记专业", {"gap": "no_major"}), _largest_first)


def by_year(people, college=None):
    counted = _of_stays("stay.graduated_year", people, college)
    unknown = ("未登记毕业年份", {"gap": "no_year"})
    return _classified(counted, lambda year: f"{year} 届", "graduated", unknown, _latest_first)


def by_industry(people, college=None):
    counted = _counted(OF_INDUSTRIES, "work.industry", people, [recent_since()])
    return _classified(counted, SECTIONS.get, "industry", ("未登记行业", {"gap": "no_industry"}), _largest_first)


def by_province(people, college=None):
    counted = _counted(OF_PROVINCES, "left(place.region, 2)", people, [recent_since()])
    counted = [(all_, prefix and f"{prefix}0000", *rest) for all_, prefix, *rest in counted]
    unknown = ("未登记所在地", {"gap": "no_place"})
    return _classified(counted, name_of, "region", unknown, _largest_first)


def by_city(people, province):
    """Within one province, a six-digit code; whose city nobody knows stand in a row of their own."""
    counted = _counted(OF_CITIES, "near.city", people, [province[:2], recent_since()])
    counted = [(all_, prefix and f"{prefix}00", *rest) for all_, prefix, *rest in counted]
    unknown = ("未登记到市州", {"gap": "province_only", "region": province})
    return _classified(counted, lambda code: CITIES.get(code, code), "region", unknown, _largest_first)


def has_cities(province):
    return any(code.startswith(province[:2]) for code in CITIES)


def chosen_province(code):
    """The province that an address asks for, "" where it asks for none that has cities."""
    return code if code in PROVINCES and has_cities(code) else ""


def tiles(classified):
    """`({province: people}, people abroad)` for the map."""
    values = {row.asked["region"]: row.people for row in classified.known}
    return {code: n for code, n in values.items() if code in PROVINCES}, values.get(ABROAD, 0)


def _of_stays(key, people, college):
    stays = Education.objects.of_college(college) if college else Education.objects.all()
    sql, params = _as_sql(stays.order_by().values("alumnus_id", "major_id", "graduated_year"))
    return _counted(OF_STAYS, key, people, [*params, recent_since()], stays=sql)


def _counted(statement, key, people, params, **parts):
    """`[(1 for everybody else 0, key, people, confirmed)]`."""
    own, own_params = _as_sql(people.order_by().values("id", "region", "contact_confirmed_on"))
    with connection.cursor() as cursor:
        cursor.execute(statement.format(own=own, key=key, **parts), [*own_params, *params])
        return cursor.fetchall()


def _as_sql(queryset):
    return queryset.query.sql_with_params()


def _classified(counted, label_of, name, unknown, order):
    total = next((people for is_all, _, people, _ in counted if is_all), 0)
    groups = [(key, people, confirmed) for is_all, key, people, confirmed in counted if not is_all]
    known = [Row(label_of(key), people, n, {name: key}) for key, people, n in order(groups) if key]
    label, asked = unknown
    rest = [Row(label, people, n, asked, known=False) for key, people, n in groups if not key]
    return Classified([*known, *rest], total)


def _largest_first(groups):
    return sorted(groups, key=lambda group: (-group[1], str(group[0])))


def _latest_first(groups):
    return sorted(groups, key=lambda group: -(group[0] or 0))


WAYS = {"major": by_major, "year": by_year, "industry": by_industry, "region": by_province}
LABELS = {"major": "专业", "year": "毕业年份", "industry": "行业", "region": "地区"}
