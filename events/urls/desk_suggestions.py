"""`/desk/events/suggestions/`: suggestions that a department answers."""

from django.urls import path

from events.views import desk_suggestions

urlpatterns = [
    path("", desk_suggestions.suggestion_list, name="suggestion-list"),
    path("<int:pk>/", desk_suggestions.suggestion_detail, name="suggestion-detail"),
]
