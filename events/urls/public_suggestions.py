"""Public addresses of events: what alumni suggested and the answers, suggesting something, the own link."""

from django.urls import path

from events.views.public import suggestions

urlpatterns = [
    path("suggestions/", suggestions.suggestion_list, name="suggestions"),
    path("s/<str:token>/", suggestions.own_suggestion, name="suggestion"),
    path("r/<str:token>/suggest/", suggestions.suggest_as_registered, name="registration-suggest"),
    path("<str:code>/suggest/", suggestions.suggest, name="suggest"),
]
