"""`/college/events/…/check-in/`: the day itself."""

urlpatterns = []
