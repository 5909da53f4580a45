"""`/college/`: the yearly plan, its fulfilment, summaries and experience (art. 7)."""

from django.urls import include, path

app_name = "planning"
urlpatterns = [
    path("plan/", include("planning.urls.plans")),
    path("plan/", include("planning.urls.items")),
    path("year/", include("planning.urls.yearly")),
    path("experience/", include("planning.urls.experience")),
]
