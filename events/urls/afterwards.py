"""`/college/events/…/report/`: what is handed in after an event."""

urlpatterns = []
