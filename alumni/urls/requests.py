from django.urls import path

from alumni.views.college import requests

pages = [
    path("requests/", requests.request_list, name="request-list"),
    path("requests/<int:pk>/", requests.request_detail, name="request-detail"),
    path("requests/<int:pk>/answer/", requests.request_answer, name="request-answer"),
    path("requests/<int:pk>/roster/", requests.request_roster, name="request-roster"),
    path("requests/<int:pk>/pass/", requests.request_pass, name="request-pass"),
    path("requests/<int:pk>/close/", requests.request_close, name="request-close"),
    path("requests/<int:pk>/show/", requests.request_show, name="request-show"),
]
