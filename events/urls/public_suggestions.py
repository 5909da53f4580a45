"""Public addresses of events: suggestions."""

urlpatterns = []
