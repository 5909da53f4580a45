"""A college's history as plain data (art. 11): all its parts, what art. 11 still wants, what happened in which year."""

import hashlib
import json
from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.utils import timezone

from colleges.history_panels import declared_keys
from colleges.history_parts import ARTICLE, PARTS
from colleges.models import (
    College,
    CollegeAchievement,
    CollegeAddress,
    CollegeHistory,
    CollegeName,
    HistoryPicture,
    LeaderTerm,
    MajorPlacement,
    Teacher,
    YearFigures,
)
from common.formats import article

#: what art. 11 names, in its order, and how it is called there
WANTED = {
    "origin": "学院起源",
    "development": "发展历程",
    "names": "院系名称",
    "majors": "专业设置",
    "leaders": "历任领导",
    "figures": "师生规模",
    "achievements": "办学成就",
    "addresses": "办学地址",
    "teachers": "任课教师名册",
    "notable": "优秀校友",
}
MERGED = "并入本院"
#: parts whose lines go into the history as they are, but for where they were found
COPIED = ("leaders", "figures", "addresses", "achievements", "teachers")


def history_of(college):
    """The college's history; one that nobody began stands in no table yet."""
    found = CollegeHistory.objects.filter(college=college).select_related("published", "submitted_by").first()
    return found or CollegeHistory(college=college)


# --- all parts -------------------------------------------------------------------------------------------------------


def collect(college):
    """All parts as plain data, every date by its year; JSON, and the same again from the same rows."""
    history = history_of(college)
    rows = {key: list(PARTS[key].rows(college).values(*_published_columns(PARTS[key]))) for key in COPIED}
    return {
        "college": college.name,
        "origin": history.origin,
        "development": history.development,
        "names": _names(college),
        "majors": _majors(college),
        **rows,
        "pictures": _pictures(college),
    }


def _published_columns(part):
    return [name for name in part.columns if name != "source"]


def digest(parts):
    """Told to whoever looks: what is approved is what was looked at."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _year(date):
    return date.year if date else None


def _names(college):
    """Former names and colleges that were merged into this one, then the present name."""
    former = CollegeName.objects.of_college(college).values_list("name", "since", "until")
    names = [{"name": n, "since_year": _year(s), "until_year": _year(u), "note": ""} for n, s, u in former]
    since = max((each["until_year"] for each in names if each["until_year"]), default=_year(college.opened_on))
    merged = College.objects.filter(pk__in=College.objects.family_of(college)).exclude(pk=college.pk)
    names += [
        {"name": n, "since_year": _year(s), "until_year": _year(u), "note": MERGED}
        for n, s, u in merged.values_list("name", "opened_on", "closed_on")
    ]
    names.sort(key=lambda each: (each["since_year"] or 0, each["until_year"] or 0, each["name"]))
    return [*names, {"name": college.name, "since_year": since, "until_year": None, "note": "现名"}]


def _majors(college):
    """Each major once, with the years in which it was the college's."""
    majors = {}
    placed = MajorPlacement.objects.filter(college__in=College.objects.family_of(college)).order_by("since", "pk")
    for each in placed.select_related("major"):
        known = majors.setdefault(
            each.major.name,
            {
                "name": each.major.name,
                "opened": each.major.opened,
                "closed": each.major.closed,
                "since_year": each.since.year,
            },
        )
        known["until_year"] = _year(each.until)
    return sorted(majors.values(), key=lambda each: (each["since_year"], each["name"]))


def _pictures(college):
    """`key` opens a picture of a published history: what it shows, hashed, and no number."""
    rows = HistoryPicture.objects.of_college(college).values_list("paper", "paper__sha256", "year", "caption")
    return [{"paper": paper, "key": sha[:32], "year": year, "caption": caption} for paper, sha, year, caption in rows]


# --- what is missing -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Missing:
    key: str
    sentence: str


def missing(college):
    """What art. 11 still wants of the college, in words, in the article's order."""
    return missing_of_all([college])[college.pk]


def missing_of_all(colleges):
    """`{id of the college: [Missing]}`, whatever their number in as many queries."""
    facts = _facts(colleges)
    return {college.pk: list(_missing(facts[college.pk])) for college in colleges}


def _facts(colleges):
    """`{id: {key: what is there}}`, the rows of merged colleges counted with the college they went into."""
    families = College.objects.families()
    own = {pk: college.pk for college in colleges for pk in families[college.pk]}
    facts = {college.pk: {"opened": college.opened_on} for college in colleges}

    def gather(key, queryset, combine=lambda old, new: old + new):
        for pk, value in queryset.order_by().values_list("college", "told"):
            known = facts[own[pk]].get(key)
            facts[own[pk]][key] = value if known is None else combine(known, value)

    def rows(model):
        return model.objects.filter(college__in=own).values("college")

    gather("names", rows(CollegeName).annotate(told=Count("pk")))
    gather("majors", rows(MajorPlacement).annotate(told=Count("pk")))
    gather("achievements", rows(CollegeAchievement).annotate(told=Count("pk")))
    gather("teachers", rows(Teacher).annotate(told=Count("pk")))
    gather("figures", rows(YearFigures).annotate(told=Max("year")), max)
    for key, model in (("leaders", LeaderTerm), ("addresses", CollegeAddress)):
        gather(key, rows(model).annotate(told=Count("pk")))
        gather(f"present {key}", rows(model).annotate(told=Count("pk", filter=Q(until_year=None))))
    for pk, origin, development in CollegeHistory.objects.filter(college__in=facts).values_list(
        "college", "origin", "development"
    ):
        facts[pk] |= {"origin": origin.strip(), "development": development.strip()}
    for pk, keys in declared_keys(colleges).items():
        facts[pk] |= dict.fromkeys(keys, True)
    return facts


def _missing(has):
    """Empty parts, and those that stop before today."""
    last_year = timezone.localdate().year - 1
    for key, name in WANTED.items():
        if key == "names" and not has.get("names") and not has["opened"]:
            yield Missing(key, f"{name}：还没有曾用名，也没有学院的设立日期。")
        elif key != "names" and not has.get(key):
            yield Missing(key, f"{name}：{_NOTHING.get(key, '还没有登记。')}")
        elif key == "leaders" and not has["present leaders"]:
            yield Missing(key, f"{name}：没有现任领导的任期。")
        elif key == "addresses" and not has["present addresses"]:
            yield Missing(key, f"{name}：没有现在的办学地址。")
        elif key == "figures" and has["figures"] < last_year:
            yield Missing(key, f"{name}：{has['figures']} 年以后没有登记。")


_NOTHING = {
    "origin": "还没有写。",
    "development": "还没有写。",
    "notable": "还没有在网站公开的优秀校友。",
}


def in_words(wants):
    """One sentence for a list of all colleges."""
    if not wants:
        return f"{article(ARTICLE)}所列内容齐全"
    return "、".join(WANTED[each.key] for each in wants)


def counts_of(college):
    """`{part: how many lines}` of one college."""
    return {key: part.rows(college).count() for key, part in PARTS.items()}


# --- what happened in which year -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Event:
    year: int
    kind: str
    text: str


def events(parts):
    """`[Event]` of a collected history, the oldest first; what happened alike in one year is one event."""
    found = [*_name_events(parts), *_major_events(parts)]
    found += [Event(each["since_year"], "历任领导", f"{each['name']}任{each['title']}") for each in parts["leaders"]]
    found += [Event(each["since_year"], "办学地址", f"在{each['address']}办学") for each in parts["addresses"]]
    found += [Event(each["year"], "办学成就", each["text"]) for each in parts["achievements"]]
    order = list(WANTED.values())
    return sorted(found, key=lambda event: (event.year, order.index(event.kind)))


def _name_events(parts):
    is_first = True
    for each in parts["names"]:
        if each["note"] == MERGED:
            if each["until_year"]:
                yield Event(each["until_year"], "院系名称", f"“{each['name']}”并入")
            continue
        if each["since_year"]:
            yield Event(each["since_year"], "院系名称", f"{'称' if is_first else '更名为'}“{each['name']}”")
        is_first = False


def _major_events(parts):
    ways = {}
    for each in parts["majors"]:
        opened, since, until = each["opened"], each["since_year"], each["until_year"]
        came = ("开设", opened) if opened and opened >= since else ("转入", since)
        ways.setdefault((came[1], came[0]), []).append(each["name"])
        if each["closed"]:
            ways.setdefault((each["closed"], "停办"), []).append(each["name"])
        elif until:
            ways.setdefault((until, "转出"), []).append(each["name"])
    for (year, way), names in ways.items():
        yield Event(year, "专业设置", f"{way}专业：{'、'.join(names)}")
