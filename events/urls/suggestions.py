"""`/college/events/suggestions/`: what alumni said, and the answers."""

urlpatterns = []
