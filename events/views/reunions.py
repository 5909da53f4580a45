"""值年 suggestions and the service rules. For two doors; the rules are the office's to change."""

from urllib.parse import urlencode

from django.contrib import messages

from colleges.models import College
from events.models import EventSettings, Kind
from events.reunions import classes_of, reunions, years_offered
from events.services.reunions import ask_for_reunion
from events.services.rules import all_rules
from events.views.doors import EventDoor


class ReunionPages(EventDoor):
    room = "events/core"

    def reunions(self, request):
        year = self._year(request)
        college, colleges = self._college(request)
        found = reunions(year, classes_of(college))
        context = {
            "year": year,
            "years": years_offered(),
            "step": EventSettings.current().reunion_step,
            "lines": [(reunion, self._begin(reunion)) for reunion in found],
            "colleges": colleges,
            "chosen": college,
        }
        return self.page(request, "reunions", context)

    @staticmethod
    def _year(request):
        asked = request.GET.get("year", "")
        return int(asked) if asked in map(str, years_offered()) else years_offered()[0]

    def _college(self, request):
        """Whose classes are looked at, and at the office from which colleges one may choose."""
        own = self.college(request)
        if own:
            return own, []
        colleges = list(College.objects.current())
        return next((each for each in colleges if str(each.pk) == request.GET.get("college")), None), colleges

    def _begin(self, reunion):
        """The query with which an event of these classes begins."""
        kind = Kind.CLASS_REUNION if len(reunion.free) == 1 else Kind.YEAR_REUNION
        said = [("kind", kind), ("title", reunion.title), *(("classes", group.pk) for group in reunion.free)]
        return urlencode(said) if reunion.free else ""

    def ask(self, request):
        """The office asks a college to prepare the reunions of a year."""
        college = next(
            (each for each in College.objects.current() if str(each.pk) == request.POST.get("college")), None
        )
        year = next((each for each in years_offered() if str(each) == request.POST.get("year")), None)
        if college is None or year is None:
            messages.error(request, "请选择学院和年份。")
        elif self.attempt(request, lambda: ask_for_reunion(college, year=year, actor=request.user)):
            messages.success(request, f"已请{college.name}安排 {year} 年的值年返校。")
        return self.to("reunions")

    def rules(self, request):
        keeps = self.may_keep(request)
        return self.page(request, "rules", {"rules": all_rules(), "keeps": keeps})

    def may_keep(self, request):
        return False
