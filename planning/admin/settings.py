"""The rules of the yearly plan that the office sets."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from common.admin import KeptMixin, VersionedAdmin
from planning.models import PlanningSettings


@admin.register(PlanningSettings)
class PlanningSettingsAdmin(KeptMixin, VersionedAdmin):
    """One row: the list leads straight to its form."""

    def has_add_permission(self, request):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:planning_planningsettings_change", PlanningSettings.current().pk)
