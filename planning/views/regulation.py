"""`/regulation/`: the regulation for everybody, and beside it, for who works here, where it is done and how it stands."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from colleges.models import ContactPoint
from planning import regulation_sheet as sheet
from planning.articles import CHAPTERS, WORKS, chapter_of
from planning.models import Interpretation, RegulationText


@login_not_required
@require_safe
def home(request):
    """All chapters, or what was searched for in them."""
    context = _version(request)
    chapters, reader = context["chapters"], context["reader"]
    shown = [each for chapter in chapters for each in chapter.articles]
    sheet.add_interpretations(shown, reader, context["on"])
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())[: sheet.LONGEST_SEARCH]
    searching = len(asked) >= sheet.SHORTEST_SEARCH
    found = sheet.searched(chapters, asked) if searching else chapters
    listed = [each for chapter in found for each in chapter.articles]
    sheet.add_work(listed, reader, context["year"])
    context |= {
        "found": found,
        "count": len(listed),
        "asked": asked,
        "searching": searching,
        "too_short": bool(asked) and not searching,
        "shortest": sheet.SHORTEST_SEARCH,
        "may_load": request.user.has_perm("planning.load_regulation"),
        "versions": list(sheet.versions_for(reader)),
    }
    return render(request, "planning/regulation/home.html", context)


@login_not_required
@require_safe
def article(request, number):
    """One article: its text, how it is read, what is done for it."""
    context = _version(request)
    reader, shown = context["reader"], [each for chapter in context["chapters"] for each in chapter.articles]
    one = next((each for each in shown if each.number == number), None) or _left_out(number)
    sheet.add_interpretations([one], reader, context["on"])
    sheet.add_work([one], reader, context["year"])
    numbers = [each.number for each in shown]
    context |= {
        "one": one,
        "chapter": next((chapter for chapter in context["chapters"] if chapter.number == one.chapter), None),
        "former": _former(number) if reader.signed_in else [],
        "previous": max((each for each in numbers if each < number), default=None),
        "next": min((each for each in numbers if each > number), default=None),
        "may_interpret": request.user.has_perm("planning.load_regulation"),
    }
    return render(request, "planning/regulation/article.html", context)


def _left_out(number):
    """An article of our map that this version does not have; anything else is unknown."""
    if number not in WORKS:
        raise Http404
    return sheet.Shown(number, chapter_of(number), [], WORKS[number].summary)


def _former(number):
    return Interpretation.objects.filter(article=number, withdrawn_on__isnull=False).select_related("given_by")


def _version(request):
    """The version of the day that was asked for, today's where none was: `text` is None where none is loaded."""
    reader = sheet.reader_of(request)
    asked = _day(request.GET.get("on", ""))
    on, today = sheet.day_for(reader, asked), timezone.localdate()
    in_force = RegulationText.objects.in_force(today)
    text = in_force if on == today else RegulationText.objects.in_force(on)
    return {
        "reader": reader,
        "on": on,
        "query": f"?on={on.isoformat()}" if asked == on and on != today else "",
        "text": text,
        "is_loaded": text is not None or in_force is not None,
        "in_force": in_force,
        "chapters": sheet.chapters_of(text),
        "our_chapters": CHAPTERS,
        "year": today.year,
        "desk_url": reverse(DESKS[reader.face]) if reader.face else "",
        "office_points": ContactPoint.objects.public().filter(college=None),
    }


DESKS = {"college": "college:desk", "office": "admin:index", "desk": "desk:home"}


def _day(asked):
    """The day that an address names; rubbish is none."""
    try:
        return parse_date(asked[:10])
    except ValueError:
        return None
