"""The office's door to the pages of events: core."""

urlpatterns = []
