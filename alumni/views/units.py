"""What pages of figures share: whose figures they are, and the lists behind them. For two doors, see `doors`."""

from urllib.parse import urlencode

from django.urls import reverse

from alumni.views.doors import CollegeDoor
from colleges.models import College


class UnitPages(CollegeDoor):
    """`unit` is the college whose figures are shown: a desk's own, or the one that the office chose, None for all."""

    def unit(self, request):
        college = self.college(request)
        asked = request.GET.get("college", "")
        if college or not asked.isdecimal() or len(asked) > 9:
            return college
        return College.objects.filter(pk=asked).first()

    def people(self, queryset, request):
        """The people counted: of the unit, and never more than the door may see."""
        people, unit = self.own(queryset, request), self.unit(request)
        return people.of_college(unit) if unit and not self.college(request) else people

    def people_url(self, request, **asked):
        """The list of people behind a figure: the find page of a college's desk, the list of the admin."""
        if self.college(request):
            return with_query(reverse("college:alumni:find"), asked)
        unit = self.unit(request)
        return with_query(reverse("admin:alumni_alumnus_changelist"), asked | ({"college": unit.pk} if unit else {}))

    def here(self, request, name, **asked):
        """Another page of this door about the same unit."""
        unit = None if self.college(request) else self.unit(request)
        return with_query(reverse(f"{self.at}{name}"), asked | ({"college": unit.pk} if unit else {}))

    def units(self, request, name, **asked):
        """For the office's choice of a college; a college's desk has none."""
        if self.college(request):
            return None
        return {"url": reverse(f"{self.at}{name}"), "asked": asked, "colleges": College.objects.current()}


def with_query(url, asked):
    return f"{url}?{urlencode(asked)}" if asked else url
