"""The first page of the admin: the office's desk in order; for the other roles what they have and what comes from whom."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from alumni.models import RosterUpload
from alumni.reports import (
    PLACES_TOLD,
    Census,
    by_college,
    exports_this_year,
    graduates,
    imports_this_year,
)
from alumni_office.admin import doors_of
from alumni_office.roles import FINANCE, INSPECTOR, STUDENT_AFFAIRS
from audit.models import ReadingLine
from colleges.inbox import notices_to_do, seats_at, waiting_for
from colleges.models import College, ContactPoint, Department, OrganisationSettings
from colleges.services.contact_points import unconfirmed_before
from common.admin import clock_state
from common.charts import bar_chart, line_chart, tile_map
from common.formats import ago, thousands
from common.regions import ABROAD, short_name

IDLE_UPLOAD_DAYS = 7
YEARS_SHOWN = 8
NOTICES_SHOWN = 5

#: what a role finds here and what it does not, in words that are true today
WELCOMES = {
    INSPECTOR: "您可以查看全部名单和记录，不能修改。校友资料由各学院登记，任职和批准由校友会办公室办理。",
    FINANCE: "您的账号目前没有可查看的名单：捐赠的票据和账目不在本系统办理，仍按计划财务处现行办法。需要核对校友信息，请联系校友会办公室。",
    STUDENT_AFFAIRS: "您的账号目前没有可查看的名单：毕业生校友联络员由各二级学院登记。需要名单，请向学院或校友会办公室索取。",
}
NO_ROLE = "您的账号还没有分配角色，没有可查看的名单。请联系系统管理员。"


@dataclass(frozen=True)
class Late:
    """Something that should have been done by now, and where to do it."""

    text: str
    href: str


def office_dashboard(request, context):
    user = request.user
    context |= {
        "title": "首页",
        "notices": notices_to_do(user, seats_at(request))[:NOTICES_SHOWN],
        "doors": doors_of(user),
        "greeting": user.name,
        "todos": [each.todo for each in waiting_for(user, (), Department.objects.of_user(user))],
    }
    if user.has_perm("colleges.oversee_colleges"):
        return context | _office(user)
    return context | _others(user)


# --- the office ----------------------------------------------------------------------------------------------------------


def _office(user):
    stale_since = unconfirmed_before()
    census, years = Census(), _graduates()
    colleges = by_college(census, stale_since)
    families = College.objects.families()
    return {
        "is_office": True,
        "late": [*_late_system(), *_late_office(stale_since), *_late_colleges(colleges, stale_since), *_late_sites()],
        "figures": _figures(census.totals(), years),
        "college_rows": [_college_row(college, families[college.pk]) for college in colleges],
        "charts": [chart for chart in (_graduates_chart(years), _confirmed_chart(colleges)) if chart],
        "tile_map": _map(census.by_province()),
    }


def people_url(**asked):
    return _list("alumni_alumnus", **asked)


def _list(name, **asked):
    query = "&".join(f"{key}={value}" for key, value in asked.items())
    return reverse(f"admin:{name}_changelist") + (f"?{query}" if query else "")


def _late_system():
    if clock_state()["clock_late"]:
        yield Late("定时事务超过一天没有运行", _list("common_clockrun"))


def _late_office(stale_since):
    points = (
        ContactPoint.objects.public()
        .filter(college=None)
        .aggregate(phones=Count("pk", filter=~Q(phone="")), stale=Count("pk", filter=Q(confirmed_on__lt=stale_since)))
    )
    if not points["phones"]:
        yield Late("校友会办公室没有公布联系电话（第六条）", reverse("admin:colleges_contactpoint_add"))
    elif points["stale"]:
        asked = {"college__isnull": "True", "is_published__exact": 1, "confirmed_on__lt": stale_since}
        yield Late(f"校友会办公室有 {points['stale']} 条联系方式{_too_long()}", _list("colleges_contactpoint", **asked))
    before = timezone.now() - timedelta(days=IDLE_UPLOAD_DAYS)
    idle = RosterUpload.objects.filter(state__in=["questions", "checked"], uploaded_at__lt=before).count()
    if idle:
        asked = {"state__in": "questions,checked", "uploaded_at__date__lt": timezone.localtime(before).date()}
        yield Late(f"有 {idle} 份名册上传超过 {IDLE_UPLOAD_DAYS} 天还没有导入", _list("alumni_rosterupload", **asked))


def _late_colleges(colleges, stale_since):
    for college in colleges:
        vacant = [
            word for word, held in (("分管领导", college.has_leader), ("校友联络员", college.has_liaison)) if not held
        ]
        if vacant:
            add = f"{reverse('admin:colleges_appointment_add')}?college={college.pk}"
            yield Late(f"{college.name}的{'和'.join(vacant)}空缺（第五条）", add)
        if not college.points:
            add = f"{reverse('admin:colleges_contactpoint_add')}?college={college.pk}"
            yield Late(f"{college.name}没有公布联系电话（第六条）", add)
        elif college.stale_points:
            asked = {"college__id__exact": college.pk, "is_published__exact": 1, "confirmed_on__lt": stale_since}
            text = f"{college.name}有 {college.stale_points} 条联系方式{_too_long()}"
            yield Late(text, _list("colleges_contactpoint", **asked))


def _too_long():
    return f"超过 {OrganisationSettings.current().point_months} 个月没有核对"


def _late_sites():
    """Art. 6: phones of which nobody has said where they stand on the school's and the unit's own sites."""
    missing = ContactPoint.objects.without_site().count()
    if missing:
        asked = {"is_published__exact": "1", "check": "site"}
        yield Late(f"有 {missing} 条联系方式没有登记网站上的公布情况", _list("colleges_contactpoint", **asked))


def _graduates():
    """`[(year, people)]` of the last years, this one at the end."""
    year = timezone.localdate().year
    return graduates(year - YEARS_SHOWN + 1, year)


def _figures(total, years):
    """This year against last; each card opens the list behind it."""
    imports, exports = imports_this_year(), exports_this_year()
    (_, before), (year, now) = years[-2:]
    percent = round(100 * total["confirmed"] / total["people"]) if total["people"] else 0
    return [
        _card("校友在册", total["people"], people_url(), unit="人", behind=f"{thousands(total['classes'])} 个班级"),
        _card(
            "全部校友中近期核对过",
            total["confirmed"],
            people_url(confirmed="yes"),
            unit="人",
            behind=f"占 {percent}%，含不便联系的人",
        ),
        _card(f"{year} 届毕业生入库", now, people_url(graduated=year), unit="人")
        | _change(now, before, f" {year - 1} 届"),
        _card(
            "今年导入名册",
            imports[0],
            _list("alumni_rosterupload", state__exact="imported", uploaded_at__year=year),
            unit="份",
        )
        | _change(*imports, "去年同期"),
        _card("今年导出文件", exports[0], _list("audit_exportline", at__year=year), unit="份")
        | _change(*exports, "去年同期"),
    ]


def _card(label, number, href, *, unit="", behind=""):
    return {"label": label, "number": thousands(number), "href": href, "unit": unit, "behind": behind}


def _change(now, before, word):
    if now == before:
        return {"change": f"与{word}相同"}
    more = "多" if now > before else "少"
    return {"change": f"比{word}{more} {thousands(abs(now - before))}", "direction": "up" if now > before else "down"}


def _college_row(college, family):
    percent, whole = college.confirmed_percent, ",".join(map(str, sorted(family)))
    return {
        "figures": college,
        "people_url": people_url(college=college.pk),
        "classes_url": _list("alumni_classgroup", college__id__in=whole),
        "unconfirmed_url": people_url(college=college.pk, gap="stale"),
        "imports_url": _list("alumni_rosterupload", college__id__in=whole),
        "seats_url": _list("colleges_appointment", college__id__in=whole),
        "confirmed": "—" if percent is None else f"{percent}%",
        "imported": ago(college.imported_at) or "从未",
    }


def _graduates_chart(years):
    if not any(count for _, count in years):
        return None
    most = max(years, key=lambda pair: pair[1])
    points = [(str(each), count, people_url(graduated=each) if count else "") for each, count in years]
    return {
        "kind": "components/chart_line.html",
        "chart": line_chart(f"近 {len(years)} 届毕业生中，{most[0]} 届入库最多", [("毕业生", points)]),
    }


def _confirmed_chart(colleges):
    rows = [(c.name, c.confirmed_percent, people_url(college=c.pk, gap="stale")) for c in colleges if c.living]
    if not rows:
        return None
    lowest = min(rows, key=lambda row: row[1])
    chart = bar_chart(f"联系方式近期核对过的比例，{lowest[0]}最低", rows, highlight=lowest[0], unit="%")
    return {"kind": "components/chart_bar.html", "chart": chart}


def _map(provinces):
    abroad = provinces.pop(ABROAD, 0)
    if not provinces:
        return None
    first = short_name(max(provinces, key=provinces.get))
    elsewhere = [("海外", abroad, people_url(region=ABROAD))]
    return tile_map(
        provinces,
        title=f"校友最多的是{first}",
        href=lambda code: people_url(region=code),
        elsewhere=elsewhere,
        note=PLACES_TOLD,
    )


# --- the other roles -----------------------------------------------------------------------------------------------------


def _others(user):
    roles = set(user.groups.values_list("name", flat=True))
    found = {"welcome": [WELCOMES[role] for role in WELCOMES if role in roles] or [NO_ROLE]}
    if INSPECTOR in roles:
        found["figures"] = _watched()
    return found


def _watched():
    """What left the house and what was read in it."""
    year, month_ago = timezone.localdate().year, timezone.localdate() - timedelta(days=30)
    exports = exports_this_year()
    readings = ReadingLine.objects.filter(at__date__gte=month_ago).count()
    return [
        _card("今年导出文件", exports[0], _list("audit_exportline", at__year=year), unit="份")
        | _change(*exports, "去年同期"),
        _card("近三十天查看完整联系方式", readings, _list("audit_readingline", at__date__gte=month_ago), unit="次"),
    ]
