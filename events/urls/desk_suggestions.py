"""`/desk/events/suggestions/`: suggestions that a department answers."""

urlpatterns = []
