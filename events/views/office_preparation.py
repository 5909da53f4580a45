"""The office's door to the pages of events: preparation."""

urlpatterns = []
