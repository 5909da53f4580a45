"""Public addresses of events: day."""

urlpatterns = []
