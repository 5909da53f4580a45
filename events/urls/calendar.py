"""`/college/events/calendar/`: the calendar, its subscription, figures per year."""

urlpatterns = []
