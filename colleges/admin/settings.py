from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from colleges.models import OrganisationSettings
from common.admin import KeptMixin, VersionedAdmin


@admin.register(OrganisationSettings)
class OrganisationSettingsAdmin(KeptMixin, VersionedAdmin):
    """One row: the list leads straight to its form."""

    def has_add_permission(self, request):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:colleges_organisationsettings_change", OrganisationSettings.current().pk)
