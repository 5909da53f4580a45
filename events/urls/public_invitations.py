"""Public addresses of events: invitations."""

urlpatterns = []
