"""`/college/events/…/check-in/`: the day itself."""

from django.urls import path

from events.views.college import day

urlpatterns = [
    path("<int:pk>/check-in/", day.check_ins, name="check-in"),
    path("<int:pk>/check-in/count/", day.count, name="check-in-count"),
    path("<int:pk>/check-in/walk-in/", day.walk_in, name="check-in-walk-in"),
    path("<int:pk>/check-in/more-seats/", day.more_seats, name="check-in-more-seats"),
    path("<int:pk>/check-in/papers/", day.papers, name="check-in-papers"),
    path("<int:pk>/check-in/file/", day.file, name="check-in-file"),
    path("<int:pk>/stations/", day.stations, name="station-list"),
    path("<int:pk>/stations/issue/", day.station_issue, name="station-issue"),
    path("<int:pk>/seats/", day.seats, name="seats"),
    path("<int:pk>/seats/fill/", day.seat_fill, name="seat-fill"),
    path("registrations/<int:pk>/check-in/", day.check_in_add, name="check-in-add"),
    path("check-ins/<int:pk>/undo/", day.check_in_undo, name="check-in-undo"),
    path("check-ins/<int:pk>/people/", day.check_in_people, name="check-in-people"),
    path("stations/<int:pk>/revoke/", day.station_revoke, name="station-revoke"),
]
