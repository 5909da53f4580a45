"""Public addresses of events: calendar."""

urlpatterns = []
