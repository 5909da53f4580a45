"""Organisation (art. 3–6) at the office's door: who answers for what, and what colleges still owe."""

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone

from colleges.models import Appointment, College, ContactPoint, Department, DepartmentMember, OfficeDuty, Safeguard
from colleges.services.contact_points import unconfirmed_before
from colleges.services.safeguards import all_safeguards, safeguard_of
from colleges.views.doors import OfficeDoor, OfficeRoutes
from colleges.views.organisation import SafeguardPages

READ = "colleges.view_college"
REFUSALS = {READ: "机构和保障机制由校友会办公室和纪检监察查看，您没有这项权限。"}
COLLEGES_A_PAGE = 30


class OrganisationPages(OfficeDoor):
    room = "colleges/organisation"
    act_permission = "colleges.change_officeduty"

    def organisation(self, request):
        seats = Appointment.objects.current().select_related("user").order_by("duty", "since")
        members = DepartmentMember.objects.current().select_related("user")
        context = {
            "duties": OfficeDuty.objects.current().select_related("user"),
            "office_points": ContactPoint.objects.filter(college=None),
            "departments": Department.objects.current().prefetch_related(
                Prefetch("members", members, to_attr="people")
            ),
            "colleges": [
                self._line(college)
                for college in College.objects.current()
                .select_related("safeguard")
                .prefetch_related(Prefetch("appointments", seats, to_attr="seats"), "contact_points")
            ],
            "unconfirmed_before": unconfirmed_before(),
        }
        return self.page(request, "organisation", context)

    def _line(self, college):
        points = [point for point in college.contact_points.all() if point.is_published]
        safeguard = getattr(college, "safeguard", None) or Safeguard(college=college)
        return {
            "college": college,
            "leaders": [seat for seat in college.seats if seat.is_leader],
            "liaisons": [seat for seat in college.seats if not seat.is_leader],
            "points": points,
            "has_phone": any(point.phone for point in points),
            "missing": safeguard.missing,
        }


class OfficeSafeguardPages(OfficeDoor, SafeguardPages):
    def may_act(self, request):
        return False  # what a college files, the college writes

    def list(self, request):
        lines, lacking = all_safeguards(), request.GET.get("lacking") == "1"
        wanted = [line for line in lines if line.missing] if lacking else lines
        context = {
            "page": Paginator(wanted, COLLEGES_A_PAGE).get_page(request.GET.get("page")),
            "lacking": lacking,
            "counts": {"all": len(lines), "lacking": sum(bool(line.missing) for line in lines)},
            "year": timezone.localdate().year,
        }
        return self.page(request, "safeguard_list", context)

    def detail(self, request, pk):
        return self.shown(request, safeguard_of(get_object_or_404(College, pk=pk)))


_organisation, _safeguards = OrganisationPages(), OfficeSafeguardPages()
_read = OfficeRoutes(REFUSALS).read

urlpatterns = [
    path("organisation/", _read(_organisation.organisation), name="organisation"),
    path("safeguards/", _read(_safeguards.list), name="safeguard-list"),
    path("safeguards/<int:pk>/", _read(_safeguards.detail), name="safeguard-detail"),
    path("safeguards/papers/<int:pk>/", _read(_safeguards.paper), name="safeguard-paper"),
]
