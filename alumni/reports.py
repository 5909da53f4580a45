"""Figures for pages and charts: plain rows from one SQL statement each.

The office's figures count what the list behind them shows; a merged college's rows are those of the one it went into.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from alumni.models import ClassGroup
from alumni.querysets import CONTACTABLE
from alumni.search import recent_since
from colleges.models import College
from common.charts import tile_map
from common.regions import ABROAD, HOME, PROVINCES, short_name

# Which college a row belongs to today.
HOMES = """
WITH RECURSIVE home(id, root) AS (
  SELECT id, id FROM colleges_college WHERE merged_into_id IS NULL
  UNION ALL SELECT c.id, h.root FROM colleges_college c JOIN home h ON c.merged_into_id = h.id
)"""

# Everybody once, grouped by all that the figures tell apart; what is asked stands in the indexes' own entries, in the
# order of the people (migration 0006). The present colleges of a person are a set, a bit for each; `bits` stands in the
# order of the colleges' ids.
GROUPS = """
SELECT {colleges}, a.region, {contactable}, coalesce(a.contact_confirmed_on >= %(recent)s, false), count(*)
FROM alumni_alumnus a {studies} GROUP BY 1, 2, 3, 4
"""
STUDIES = """
LEFT JOIN (
  SELECT alumnus_id, bit_or((%(bits)s::bigint[])[college_id]) AS colleges FROM alumni_education GROUP BY alumnus_id
) e ON e.alumnus_id = a.id
"""

# Who works in another province than the own one. The search's facet has both places, and so have the lists behind the map.
AT_WORK = """
SELECT left(work.region, 2), count(DISTINCT a.id) FROM alumni_employment work JOIN alumni_alumnus a ON a.id = work.alumnus_id
WHERE work.is_current AND work.region <> '' AND left(work.region, 2) <> left(a.region, 2) GROUP BY 1
"""
#: how people are counted by province, told wherever the figures are shown
PLACES_TOLD = "按校友所在地或现工作地统计；两地不在同一省的，两省各计一次。"

BY_COLLEGE = (
    HOMES
    + """, class AS (
  SELECT home.root, count(*) AS classes FROM alumni_classgroup g JOIN home ON home.id = g.college_id GROUP BY home.root
), import AS (
  SELECT home.root, max(u.imported_at) AS imported_at FROM alumni_rosterupload u JOIN home ON home.id = u.college_id
  WHERE u.state = 'imported' GROUP BY home.root
), seat AS (
  SELECT a.college_id AS root, bool_or(a.duty = 'leader') AS leader, bool_or(a.duty = 'liaison') AS liaison
  FROM colleges_appointment a JOIN accounts_user u ON u.id = a.user_id AND u.is_active
  WHERE a.since <= %(today)s AND (a.until IS NULL OR a.until >= %(today)s) GROUP BY a.college_id
), point AS (
  SELECT college_id AS root, count(*) FILTER (WHERE phone <> '') AS points,
         count(*) FILTER (WHERE confirmed_on < %(stale)s) AS stale
  FROM colleges_contactpoint WHERE college_id IS NOT NULL AND is_published GROUP BY college_id
)
SELECT c.id, c.name, coalesce(classes, 0), imported_at,
       coalesce(leader, false), coalesce(liaison, false), coalesce(points, 0), coalesce(stale, 0)
FROM colleges_college c
LEFT JOIN class ON class.root = c.id LEFT JOIN import ON import.root = c.id
LEFT JOIN seat ON seat.root = c.id LEFT JOIN point ON point.root = c.id
WHERE c.merged_into_id IS NULL AND c.closed_on IS NULL ORDER BY c.position, c.name
"""
)

GRADUATES = """
SELECT graduated_year, count(*) FROM (
  SELECT DISTINCT graduated_year, alumnus_id FROM alumni_education WHERE graduated_year BETWEEN %(first)s AND %(last)s
) stay GROUP BY graduated_year
"""

IMPORTS = """
SELECT count(*) FILTER (WHERE uploaded_at >= %(year)s), count(*) FILTER (WHERE uploaded_at < %(same_day)s)
FROM alumni_rosterupload WHERE state = 'imported' AND uploaded_at >= %(last_year)s
"""

EXPORTS = """
SELECT count(*) FILTER (WHERE at >= %(year)s), count(*) FILTER (WHERE at < %(same_day)s)
FROM audit_exportline WHERE at >= %(last_year)s
"""


@dataclass(frozen=True)
class CollegeFigures:
    """`living`: who may be contacted, as in the registers; `confirmed`: of these, whose contacts were confirmed lately."""

    pk: int
    name: str
    classes: int
    imported_at: object
    has_leader: bool
    has_liaison: bool
    points: int
    stale_points: int
    people: int
    living: int
    confirmed: int

    @property
    def confirmed_percent(self):
        return round(100 * self.confirmed / self.living) if self.living else None


class Census:
    """One count of everybody: `colleges`, `recent` (a day) say by what; each figure is a sum over its groups."""

    def __init__(self, *, recent=None, colleges=True):
        homes = dict(_rows(f"{HOMES} SELECT id, root FROM home", {})) if colleges else {}
        self.bits = {root: 1 << place for place, root in enumerate(sorted(set(homes.values())))}
        in_order = [self.bits[homes[pk]] if pk in homes else 0 for pk in range(1, max(homes, default=0) + 1)]
        parts = (
            {"colleges": "coalesce(e.colleges, 0)", "studies": STUDIES} if colleges else {"colleges": 0, "studies": ""}
        )
        self.groups = _rows(
            GROUPS.format(contactable=CONTACTABLE.format("a"), **parts),
            {"recent": recent or recent_since(), "bits": in_order},
        )

    def of_college(self, root):
        """`(people, those who may be contacted, of these confirmed)` of a present college and of what it took in."""
        own = [group for group in self.groups if group[0] & self.bits.get(root, 0)]
        living = [group for group in own if group[2]]
        return _people(own), _people(living), _people(group for group in living if group[3])

    def totals(self):
        """People, those whose contacts were confirmed, classes, present colleges."""
        confirmed = _people(group for group in self.groups if group[3])
        classes = ClassGroup.objects.count()
        return {"people": _people(self.groups), "confirmed": confirmed, "classes": classes} | {
            "colleges": College.objects.current().count()
        }

    def by_province(self):
        """`{six-digit code: people}`; 990000 stands for those abroad."""
        found = Counter(dict(_rows(AT_WORK, {})))
        for _, region, *_, people in self.groups:
            found[region[:2]] += people
        return {f"{prefix}0000": people for prefix, people in found.items() if prefix}


def _people(groups):
    return sum(group[-1] for group in groups)


def by_college(census, stale_since):
    """One row for each present college; contact points last confirmed before `stale_since` count as stale."""
    rows = _rows(BY_COLLEGE, {"today": timezone.localdate(), "stale": stale_since})
    return [CollegeFigures(*row, *census.of_college(row[0])) for row in rows]


def graduates(first, last):
    """`[(year, people)]`, years without anybody as 0."""
    found = dict(_rows(GRADUATES, {"first": first, "last": last}))
    return [(year, found.get(year, 0)) for year in range(first, last + 1)]


def imports_this_year():
    """`(since 1 January, in the same time of last year)` of imported rosters."""
    return _rows(IMPORTS, _years())[0]


def exports_this_year():
    return _rows(EXPORTS, _years())[0]


def _rows(sql, facts):
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return cursor.fetchall()


def _years():
    """Borders of this year and of the same part of the last one, as moments in Shanghai."""
    now = timezone.localtime()
    this_year = now.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    last_year = this_year.replace(year=now.year - 1)
    return {"year": this_year, "last_year": last_year, "same_day": last_year + (now - this_year)}


# --- the public home page ----------------------------------------------------------------------------------------------


def public_figures():
    """What anybody may see: totals, and a map on which fewer than five people show as "<5"."""
    year_ago = timezone.localdate() - timedelta(days=365)
    census = Census(recent=year_ago, colleges=False)
    figures, provinces = census.totals(), census.by_province()
    abroad = provinces.pop(ABROAD, 0)
    figures["provinces"] = sum(1 for code in provinces if code in PROVINCES)
    drawn = (
        tile_map(provinces, title=_map_title(provinces), elsewhere=[("海外", abroad, "")], small=True, note=PLACES_TOLD)
        if provinces
        else None
    )
    return {"figures": figures, "tile_map": drawn}


def _map_title(provinces):
    """What is to be seen on the map; of places with fewer than five people nothing is told."""
    away = {code: count for code, count in provinces.items() if code != HOME and count >= 5}
    if not away:
        return "校友在各省的分布"
    return f"湖南以外，校友最多的是{short_name(max(away, key=away.get))}"
