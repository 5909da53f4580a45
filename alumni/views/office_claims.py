"""Claims at the office's desk: of all colleges, to be answered where a college does not."""

from django.shortcuts import get_object_or_404
from django.urls import path

from alumni.models import Claim
from alumni.views.claims import ClaimPages
from alumni.views.doors import OfficeDoor
from colleges.views.doors import OfficeRoutes

READ, DECIDE = "alumni.view_claim", "alumni.decide_claim"
REFUSALS = {
    READ: "认领申请由校友会办公室和纪检监察查看，您没有这项权限。",
    DECIDE: "认领申请由学院和校友会办公室答复，您没有这项权限。",
}


class OfficeClaimPages(OfficeDoor, ClaimPages):
    act_permission = DECIDE

    def tabs(self, request):
        return {
            "waiting": ("待答复", Claim.objects.waiting()),
            "answered": ("已答复", Claim.objects.filter(state__in=["accepted", "rejected"])),
            "withdrawn": ("已撤回", Claim.objects.filter(state="withdrawn")),
        }

    def asks(self, request, claim):
        return False

    def fetch(self, queryset, request, pk):
        return get_object_or_404(queryset, pk=pk)


_pages = OfficeClaimPages()
_routes = OfficeRoutes(REFUSALS)
_read, _act = _routes.read, _routes.act

urlpatterns = [
    path("claims/", _read(_pages.list), name="claim-list"),
    path("claims/<int:pk>/", _read(_pages.detail), name="claim-detail"),
    path("claims/<int:pk>/accept/", _act(_pages.accept), name="claim-accept"),
    path("claims/<int:pk>/reject/", _act(_pages.reject), name="claim-reject"),
]
