"""Figures for pages and charts: plain rows from one SQL statement each.

The office's figures count what the list behind them shows; a merged college's rows are those of the one it went into.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from alumni.search import recent_since
from common.charts import tile_map
from common.regions import ABROAD, HOME, PROVINCES, short_name

# Which college a row belongs to today.
HOMES = """
WITH RECURSIVE home(id, root) AS (
  SELECT id, id FROM colleges_college WHERE merged_into_id IS NULL
  UNION ALL SELECT c.id, h.root FROM colleges_college c JOIN home h ON c.merged_into_id = h.id
)"""

BY_COLLEGE = (
    HOMES
    + """, person AS (
  SELECT h.root, count(*) AS people, count(*) FILTER (WHERE a.state = 'active') AS living,
         count(*) FILTER (WHERE a.state = 'active' AND a.contact_confirmed_on >= %(recent)s) AS confirmed
  FROM (SELECT DISTINCT home.root, e.alumnus_id FROM alumni_education e JOIN home ON home.id = e.college_id) h
  JOIN alumni_alumnus a ON a.id = h.alumnus_id GROUP BY h.root
), class AS (
  SELECT home.root, count(*) AS classes FROM alumni_classgroup g JOIN home ON home.id = g.college_id GROUP BY home.root
), import AS (
  SELECT home.root, max(u.imported_at) AS imported_at FROM alumni_rosterupload u JOIN home ON home.id = u.college_id
  WHERE u.state = 'imported' GROUP BY home.root
), seat AS (
  SELECT a.college_id AS root, bool_or(a.duty = 'leader') AS leader, bool_or(a.duty = 'liaison') AS liaison
  FROM colleges_appointment a JOIN accounts_user u ON u.id = a.user_id AND u.is_active
  WHERE a.since <= %(today)s AND (a.until IS NULL OR a.until >= %(today)s) GROUP BY a.college_id
), point AS (
  SELECT college_id AS root, count(*) AS points, count(*) FILTER (WHERE confirmed_on < %(stale)s) AS stale
  FROM colleges_contactpoint WHERE college_id IS NOT NULL GROUP BY college_id
)
SELECT c.id, c.name, coalesce(people, 0), coalesce(living, 0), coalesce(confirmed, 0), coalesce(classes, 0), imported_at,
       coalesce(leader, false), coalesce(liaison, false), coalesce(points, 0), coalesce(stale, 0)
FROM colleges_college c
LEFT JOIN person ON person.root = c.id LEFT JOIN class ON class.root = c.id LEFT JOIN import ON import.root = c.id
LEFT JOIN seat ON seat.root = c.id LEFT JOIN point ON point.root = c.id
WHERE c.merged_into_id IS NULL AND c.closed_on IS NULL ORDER BY c.position, c.name
"""
)

TOTALS = """
SELECT (SELECT count(*) FROM alumni_alumnus), (SELECT count(*) FROM alumni_classgroup),
       (SELECT count(*) FROM colleges_college WHERE closed_on IS NULL),
       (SELECT count(*) FROM alumni_alumnus WHERE contact_confirmed_on >= %(recent)s)
"""

GRADUATES = """
SELECT graduated_year, count(DISTINCT alumnus_id) FROM alumni_education
WHERE graduated_year BETWEEN %(first)s AND %(last)s GROUP BY graduated_year ORDER BY graduated_year
"""

IMPORTS = """
SELECT count(*) FILTER (WHERE uploaded_at >= %(year)s), count(*) FILTER (WHERE uploaded_at < %(same_day)s)
FROM alumni_rosterupload WHERE state = 'imported' AND uploaded_at >= %(last_year)s
"""

EXPORTS = """
SELECT count(*) FILTER (WHERE at >= %(year)s), count(*) FILTER (WHERE at < %(same_day)s)
FROM audit_exportline WHERE at >= %(last_year)s
"""

# Where people are: as the search's facet has it, own place or place of present work.
PROVINCE = """
SELECT left(region, 2), count(DISTINCT id) FROM (
  SELECT id, region FROM alumni_alumnus WHERE region <> ''
  UNION ALL SELECT alumnus_id, region FROM alumni_employment WHERE is_current AND region <> ''
) place GROUP BY 1
"""


@dataclass(frozen=True)
class CollegeFigures:
    """`living`: neither deceased nor lost; `confirmed`: of these, whose contacts were confirmed lately."""

    pk: int
    name: str
    people: int
    living: int
    confirmed: int
    classes: int
    imported_at: object
    has_leader: bool
    has_liaison: bool
    points: int
    stale_points: int

    @property
    def confirmed_percent(self):
        return round(100 * self.confirmed / self.living) if self.living else None


def by_college(stale_since):
    """One row for each present college; contact points last confirmed before `stale_since` count as stale."""
    facts = {"recent": recent_since(), "today": timezone.localdate(), "stale": stale_since}
    return [CollegeFigures(*row) for row in _rows(BY_COLLEGE, facts)]


def totals(recent=None):
    """People, classes, present colleges, and people whose contacts were confirmed since `recent`."""
    row = _rows(TOTALS, {"recent": recent or recent_since()})[0]
    return dict(zip(("people", "classes", "colleges", "confirmed"), row, strict=True))


def graduates(first, last):
    """`[(year, people)]`, years without anybody as 0."""
    found = dict(_rows(GRADUATES, {"first": first, "last": last}))
    return [(year, found.get(year, 0)) for year in range(first, last + 1)]


def imports_this_year():
    """`(since 1 January, in the same time of last year)` of imported rosters."""
    return _rows(IMPORTS, _years())[0]


def exports_this_year():
    return _rows(EXPORTS, _years())[0]


def people_by_province():
    """`{six-digit code: people}`; 990000 stands for those abroad."""
    return {f"{prefix}0000": count for prefix, count in _rows(PROVINCE, {})}


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
    figures, provinces = totals(recent=year_ago), people_by_province()
    abroad = provinces.pop(ABROAD, 0)
    figures["provinces"] = sum(1 for code in provinces if code in PROVINCES)
    drawn = (
        tile_map(provinces, title=_map_title(provinces), elsewhere=[("海外", abroad, "")], small=True)
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
