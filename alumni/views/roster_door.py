"""What the two doors to the rosters share: the liaison's (own college) and the office's (all colleges).

A door says which uploads may be seen, for whom is uploaded, whose names may be shown as candidates and who may act;
everything else is the same, so that the office sees exactly what a liaison sees.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from alumni.forms.rosters import RosterUploadForm
from alumni.models import Alumnus, RememberedAnswer, RosterRow, RosterUpload


class RosterDoor:
    base = "base_college.html"
    at = "college:alumni:"
    form_class = RosterUploadForm

    def uploads(self, request):
        return RosterUpload.objects.of_college(request.college)

    def answers(self, request):
        return RememberedAnswer.objects.of_college(request.college)

    def people(self, request):
        return Alumnus.objects.of_college(request.college)

    def target(self, request, form):
        """For whom the file is: `(college or None, kind)`."""
        return request.college, RosterUpload.Kind.ROSTER

    def may_act(self, request):
        """Whether this visitor also imports, decides and undoes; who only reads is shown no button and no full number."""
        return True

    def extra(self, request):
        return {}

    # shared

    def _upload(self, request, pk):
        return get_object_or_404(self.uploads(request).select_related("college", "uploaded_by", "imported_by"), pk=pk)

    def _page(self, request, name, context, status=200):
        context |= {"base": self.base, "at": self.at, "may_act": self.may_act(request), **self.extra(request)}
        return render(request, f"alumni/rosters/{name}.html", context, status=status)

    def _to(self, upload, show=None):
        address = reverse(f"{self.at}roster-detail", args=[upload.pk])
        return redirect(f"{address}?show={show}#rows" if show in RosterRow.Outcome.values else address)

    def _try(self, request, act):
        try:
            return act()
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
