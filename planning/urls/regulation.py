"""`/regulation/`: the regulation, chapter by chapter."""

from django.urls import path

from planning.views import regulation

app_name = "regulation"
urlpatterns = [
    path("", regulation.home, name="home"),
    path("<int:number>/", regulation.article, name="article"),
]
