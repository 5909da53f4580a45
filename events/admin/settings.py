"""What the office sets for all events."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect

from common.admin import KeptMixin, VersionedAdmin
from events.models import EventSettings


@admin.register(EventSettings)
class EventSettingsAdmin(KeptMixin, VersionedAdmin):
    """One row: the list leads straight to its form."""

    def has_add_permission(self, request):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:events_eventsettings_change", EventSettings.current().pk)
