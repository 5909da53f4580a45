"""What the roster pages start from, at either door: whose uploads, whose answers, whose names as candidates.

The office's pages are the liaison's over all colleges, so that the office sees exactly what a liaison sees.
"""

from django.shortcuts import redirect
from django.urls import reverse

from alumni.forms.rosters import RosterUploadForm
from alumni.models import Alumnus, RememberedAnswer, RosterRow, RosterUpload
from alumni.views.doors import CollegeDoor


class RosterDoor(CollegeDoor):
    room = "alumni/rosters"
    form_class = RosterUploadForm

    def uploads(self, request):
        return self.own(RosterUpload.objects, request)

    def answers(self, request):
        return self.own(RememberedAnswer.objects, request)

    def people(self, request):
        return self.own(Alumnus.objects, request)

    def target(self, request, form):
        """For whom the file is: `(college or None, kind)`."""
        return self.college(request), RosterUpload.Kind.ROSTER

    def upload_of(self, request, pk):
        return self.fetch(RosterUpload.objects.select_related("college", "uploaded_by", "imported_by"), request, pk)

    def to_upload(self, upload, show=None):
        address = reverse(f"{self.at}roster-detail", args=[upload.pk])
        return redirect(f"{address}?show={show}#rows" if show in RosterRow.Outcome.values else address)
