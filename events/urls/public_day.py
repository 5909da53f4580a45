"""Public addresses of events: a check-in station's page, what it asks and sends, and the QR of a badge."""

from django.urls import path

from events.views.public import stations

urlpatterns = [
    path("at/<str:token>/", stations.station, name="station"),
    path("at/<str:token>/list/", stations.station_list, name="station-list"),
    path("at/<str:token>/send/", stations.station_send, name="station-send"),
    path("b/<str:badge>/", stations.badge, name="badge"),
]
