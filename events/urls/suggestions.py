"""`/college/events/suggestions/`: what alumni said, and the answers."""

from django.urls import path

from events.views.college import suggestions as desk

urlpatterns = [
    path("suggestions/", desk.suggestion_list, name="suggestion-list"),
    path("suggestions/add/", desk.suggestion_add, name="suggestion-add"),
    path("suggestions/<int:pk>/", desk.suggestion_detail, name="suggestion-detail"),
    path("suggestions/<int:pk>/edit/", desk.suggestion_edit, name="suggestion-edit"),
    path("suggestions/<int:pk>/answer/", desk.suggestion_answer, name="suggestion-answer"),
    path("suggestions/<int:pk>/hand-on/", desk.suggestion_hand_on, name="suggestion-hand-on"),
    path("suggestions/<int:pk>/publish/", desk.suggestion_publish, name="suggestion-publish"),
    path("suggestions/<int:pk>/take-off/", desk.suggestion_take_off, name="suggestion-take-off"),
    path("suggestions/<int:pk>/consent/", desk.suggestion_consent, name="suggestion-consent"),
    path("suggestions/<int:pk>/told/", desk.suggestion_told, name="suggestion-told"),
    path("suggestions/<int:pk>/send/", desk.suggestion_send, name="suggestion-send"),
    path("suggestions/<int:pk>/show/", desk.suggestion_show, name="suggestion-show"),
    path("suggestions/<int:pk>/link/", desk.suggestion_link, name="suggestion-link"),
    path("<int:pk>/suggestions/", desk.suggestions, name="suggestions"),
]
