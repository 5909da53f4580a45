"""`/college/events/…/registrations/`: who comes."""

urlpatterns = []
