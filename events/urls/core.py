"""`/college/events/`: the list, one event, its classes and departments, reunions that are due."""

urlpatterns = []
