"""The regulation as a page shows it: the version of a day, our own words beside it, who may read which interpretation."""

import re
from dataclasses import dataclass, field

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from colleges.gate import CHOSEN, seats_of
from colleges.models import Department
from planning.articles import CHAPTERS, WORKS
from planning.figures import desk_figures_for, figures_for
from planning.models import Interpretation, RegulationText
from planning.regulation_text import article_label, chapter_label

OFFICE_READS = "planning.view_regulationtext"
SHORTEST_SEARCH, LONGEST_SEARCH = 2, 40
WRITTEN_IN_DIGITS = re.compile(r"第?\s*([1-9][0-9]?)\s*条")


@dataclass(frozen=True)
class Reader:
    """Who reads: `face` is "college", "office", "desk" or "".

    `unit` is the college (None: the whole school, or nobody's); `user` and `departments` are of who reads at a desk.
    """

    face: str = ""
    unit: object = None
    signed_in: bool = False
    user: object = None
    departments: tuple = ()

    @property
    def unit_name(self):
        if self.departments:
            return "、".join(each.name for each in self.departments)
        return self.unit.name if self.unit else "全校"


def reader_of(request):
    """The office and the inspector read for the whole school; whoever sits for a college reads for that one, whoever
    works in departments for those."""
    user = request.user
    if not user.is_authenticated:
        return Reader()
    if user.is_staff and user.has_perm(OFFICE_READS):
        return Reader("office", None, True)
    seats = seats_of(user)
    if not seats:
        departments = tuple(Department.objects.of_user(user))
        return Reader("desk", None, True, user, departments) if departments else Reader(signed_in=True)
    chosen = request.session.get(CHOSEN)
    seat = next((seat for seat in seats if seat.college.pk == chosen), seats[0])
    return Reader("college", seat.college, True)


@dataclass
class Shown:
    """One article on the page. `paragraphs` are of the official text, none where it is not loaded or was left out."""

    number: int
    chapter: int
    paragraphs: list = field(default_factory=list)
    summary: str = ""
    interpretations: list = field(default_factory=list)
    places: list = field(default_factory=list)
    figures: list = field(default_factory=list)

    @property
    def label(self):
        return article_label(self.number)

    def words(self):
        """All that a search looks through."""
        told = [each.text for each in self.interpretations]
        return "\n".join([self.label, *self.paragraphs, self.summary, *told])


@dataclass
class Chapter:
    number: int
    title: str
    articles: list = field(default_factory=list)

    @property
    def label(self):
        return chapter_label(self.number)

    @property
    def heading(self):
        return f"{self.label} {self.title}"


def versions_for(reader):
    """What may be chosen: who has not signed in is not shown what takes effect later."""
    standing = RegulationText.objects.standing().order_by("-effective_on")
    return standing if reader.signed_in else standing.filter(effective_on__lte=timezone.localdate())


def day_for(reader, asked):
    """The day whose version is shown; the public looks no further than today."""
    today = timezone.localdate()
    return asked if asked and (reader.signed_in or asked <= today) else today


def chapters_of(text):
    """`[Chapter]` with its articles: of the version, or by our own map where none is loaded."""
    return _official(text) if text else _our_own()


def _official(text):
    chapters = {}
    for row in text.articles.order_by("number"):
        chapter = chapters.setdefault(row.chapter, Chapter(row.chapter, row.chapter_title))
        work = WORKS.get(row.number)
        chapter.articles.append(Shown(row.number, row.chapter, row.body.split("\n"), work.summary if work else ""))
    return list(chapters.values())


def _our_own():
    return [
        Chapter(number, title, [Shown(each, number, [], WORKS[each].summary) for each in range(first, last + 1)])
        for number, (title, first, last) in CHAPTERS.items()
    ]


# --- what stands beside an article -----------------------------------------------------------------------------------


def interpretations_for(reader, on):
    """Those that hold on the day, the latest first; only what is public for who has not signed in."""
    given = Interpretation.objects.filter(given_on__lte=on).select_related("given_by")
    if not reader.signed_in:
        return given.public()
    return given.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on))


def add_interpretations(shown, reader, on):
    by_article = {}
    for given in interpretations_for(reader, on):
        by_article.setdefault(given.article, []).append(given)
    for each in shown:
        each.interpretations = by_article.get(each.number, [])


def add_work(shown, reader, year):
    """Where it is done and how it stands, for the face of who reads."""
    for each in shown:
        each.places = places_for(each.number, reader)
        each.figures = figures_of(each.number, reader, year)


def places_for(number, reader):
    """`[(title, address)]` of the pages of this face, and of those that everybody may open."""
    work = WORKS.get(number)
    named = [(place.title, place.name_for(reader.face)) for place in work.places] if work else []
    return [(title, reverse(name)) for title, name in named if name]


def figures_of(number, reader, year):
    """`[(Figure, address of the list behind it)]`; nobody's who sits for no unit."""
    if not reader.face:
        return []
    if reader.face == "desk":
        found = desk_figures_for(number, user=reader.user, departments=reader.departments, year=year)
    else:
        found = figures_for(number, college=reader.unit, year=year)
    return [(figure, getattr(figure, f"{reader.face}_url")) for figure in found]


def pattern_of(asked):
    """What is looked for and marked: the words as they stand, in any case, with or without blanks between them.

    第9条 and 9条 are 第九条, as the text has it.
    """
    asked = WRITTEN_IN_DIGITS.sub(lambda found: article_label(int(found[1])), asked)
    return re.compile(r"\s*".join(map(re.escape, asked.split())), re.IGNORECASE)


def searched(chapters, asked):
    """The chapters with those of their articles that hold the words, with all of them where its heading does."""
    wanted = pattern_of(asked)
    found = [Chapter(each.number, each.title, _holding(wanted, each)) for each in chapters]
    return [chapter for chapter in found if chapter.articles]


def _holding(wanted, chapter):
    if wanted.search(chapter.heading):
        return chapter.articles
    return [one for one in chapter.articles if wanted.search(one.words())]
