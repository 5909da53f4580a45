"""The two doors as the alumni database has them: a person's number that was merged away leads to the one kept."""

from django.shortcuts import get_object_or_404

from alumni.models import Alumnus
from alumni.services.merges import present_number
from colleges.views import doors


class CollegeDoor(doors.CollegeDoor):
    at = "college:alumni:"

    def fetch(self, queryset, request, pk):
        rows = self.own(queryset, request)
        former = rows.model is Alumnus and not rows.filter(pk=pk).exists()
        return get_object_or_404(rows, pk=present_number(pk) if former else pk)


class OfficeDoor(doors.OfficeDoor, CollegeDoor):
    """The office's door to the same pages."""
