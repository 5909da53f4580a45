"""学院院史 for everybody: the latest edition that the office published, by the college's name. The rows are never read."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from colleges.history import MERGED
from colleges.history_booklet import blocks_of, booklet, years
from colleges.history_panels import parts_for, told_on_paper
from colleges.models import Attachment, College, CollegeHistory, ContactPoint
from colleges.views.history import picture_response, timeline
from common.charts import line_chart
from common.downloads import download

TODAY = "至今"
NO_BOOKLET = "现在不能成册，请过些时候再下载。"


def of_published(view):
    """The view is given the published history of the college of that name; a former name leads to the present one."""

    @wraps(view)
    def opened(request, name):
        history = _published(name)
        return view(request, history) if history else _at_present_name(name, request.resolver_match.view_name)

    return opened


@login_not_required
@require_safe
def index(request):
    found = (
        CollegeHistory.objects.public()
        .select_related("college", "published")
        .order_by("college__position", "college__name")
    )
    histories = [(each.college.name, each.published, _first_words(each.published)) for each in found]
    return render(request, "colleges/public/history_index.html", _frame({"histories": histories}))


def _first_words(edition):
    paragraphs = [block["text"] for block in blocks_of(edition.parts["origin"]) if block["kind"] == "paragraph"]
    return paragraphs[0] if paragraphs else ""


@login_not_required
@require_safe
@of_published
def detail(request, history):
    return _shown(request, history)


def _shown(request, history, **said):
    parts = shown_parts(history)
    context = {
        "history": history,
        "edition": history.published,
        "parts": parts,
        "origin": blocks_of(parts["origin"]),
        "development": blocks_of(parts["development"]),
        "events": timeline(parts),
        "chart": _chart(parts["figures"]),
        "names": [(each["name"], years(each, today=TODAY), each["note"]) for each in parts["names"]],
        "leaders": [(each["name"], each["title"], years(each, today=TODAY)) for each in parts["leaders"]],
        "addresses": [(each["address"], years(each, today=TODAY)) for each in parts["addresses"]],
        "majors": [(each, years(each, today=TODAY)) for each in parts["majors"]],
        "teachers": _by_subject(parts["teachers"]),
        "declared": parts_for(history.college),
        "merged": MERGED,
    }
    status = 503 if said else 200
    return render(request, "colleges/public/history_detail.html", _frame(context | said), status=status)


@login_not_required
@require_safe
@of_published
def booklet_file(request, history):
    """Where no booklet can be made (a machine without Chinese fonts) the page says so."""
    declared = told_on_paper(history.college, request.build_absolute_uri)
    try:
        file = booklet(shown_parts(history), edition=history.published, declared=declared)
    except ValidationError:
        return _shown(request, history, refusal=NO_BOOKLET)
    return download(file)


@login_not_required
@require_safe
def picture(request, name, key):
    """Only what the published edition holds, by its hash; one that was withdrawn is gone within minutes."""
    history = _published(name)
    found = history and next((each for each in history.published.parts["pictures"] if each["key"] == key), None)
    if not found:
        raise Http404
    return picture_response(Attachment.objects.get(pk=found["paper"]), "public, max-age=300")


def shown_parts(history):
    """The edition's parts; teachers only while the college still says that they agreed: a withdrawal holds at once."""
    parts = history.published.parts
    return parts if history.shows_teachers else parts | {"teachers": []}


def _published(name):
    histories = CollegeHistory.objects.public().select_related("college", "published__approved_by")
    return histories.filter(college__name=name).first()


def _at_present_name(name, view):
    """A former name leads to the present one, as far as there is something published."""
    today = College.objects.name_index().get(name)
    history = CollegeHistory.objects.public().filter(college=today).select_related("college").first()
    if history is None or history.college.name == name:
        raise Http404
    return redirect(view, history.college.name, permanent=False)


def _chart(figures):
    """Both lines over the years, where there are at least two to compare."""
    if len(figures) < 2:
        return None
    series = [
        (label, [(str(each["year"]), each[key], "") for each in figures])
        for key, label in (("students", "在校学生"), ("staff", "教职工"))
        if any(each[key] for each in figures)
    ]
    first, last = figures[0]["year"], figures[-1]["year"]
    return line_chart(f"{first} 年至 {last} 年的师生人数", series, highlight="在校学生", small=True)


def _by_subject(teachers):
    """`[(subject, [(name, period, title)])]`"""
    subjects = {}
    for each in teachers:
        line = (each["name"], years(each, today=TODAY), each["title"])
        subjects.setdefault(each["subject"], []).append(line)
    return list(subjects.items())


def _frame(context):
    return context | {"office_points": ContactPoint.objects.public().filter(college=None)}
