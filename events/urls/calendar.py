"""`/college/events/calendar/`: the calendar, its subscriptions, figures per year."""

from django.urls import path

from events.views.college import calendar

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/links/", calendar.links, name="calendar-links"),
    path("calendar/links/issue/", calendar.issue, name="calendar-issue"),
    path("calendar/links/<int:pk>/revoke/", calendar.revoke, name="calendar-revoke"),
    path("figures/", calendar.figures, name="figures"),
    path("figures/behind/", calendar.figures_behind, name="figures-behind"),
    path("figures/workbook/", calendar.figures_workbook, name="figures-workbook"),
]
