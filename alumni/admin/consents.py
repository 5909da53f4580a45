"""The words that people are asked to agree to: a text that somebody agreed to stays, a change is a new version."""

from django.contrib import admin
from django.db.models import Exists, OuterRef

from alumni.models import Consent, ConsentText
from common.admin import DeskAdmin, KeptMixin


@admin.register(ConsentText)
class ConsentTextAdmin(KeptMixin, DeskAdmin):
    list_display = ["purpose", "version", "valid_from", "in_use"]
    list_filter = ["purpose"]
    fields = ["purpose", "version", "valid_from", "text"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_in_use)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(used=Exists(Consent.objects.filter(text=OuterRef("pk"))))

    @admin.display(description="已有人同意", boolean=True)
    def in_use(self, text):
        return text.used
