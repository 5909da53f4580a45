"""`/college/events/…`: checklist, venues, guests, invitations, messages."""

urlpatterns = []
