"""`/college/events/…/plan/`: the plan of an event and its papers."""

urlpatterns = []
