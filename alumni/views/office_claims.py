"""Claims at the office's desk: of all colleges, to be answered where a college does not."""

from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

from alumni.models import Claim
from alumni.views.claims import ClaimPages
from alumni.views.doors import OfficeDoor
from colleges.views.doors import for_office

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

urlpatterns = [
    path("claims/", for_office(_pages.list, require_safe, READ, REFUSALS[READ]), name="claim-list"),
    path("claims/<int:pk>/", for_office(_pages.detail, require_safe, READ, REFUSALS[READ]), name="claim-detail"),
    path(
        "claims/<int:pk>/accept/",
        for_office(_pages.accept, require_POST, DECIDE, REFUSALS[DECIDE]),
        name="claim-accept",
    ),
    path(
        "claims/<int:pk>/reject/",
        for_office(_pages.reject, require_POST, DECIDE, REFUSALS[DECIDE]),
        name="claim-reject",
    ),
]
