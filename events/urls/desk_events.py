"""`/desk/events/`: events that a department was told of."""

urlpatterns = []
