"""Public addresses of events: registration."""

urlpatterns = []
