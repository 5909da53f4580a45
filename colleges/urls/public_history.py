"""`/history/`: what the public reads of the colleges' history (art. 11)."""

from django.urls import path

from colleges.views import public_history

app_name = "history"
urlpatterns = [
    path("", public_history.index, name="index"),
    path("<str:name>/", public_history.detail, name="college"),
    path("<str:name>/booklet/", public_history.booklet_file, name="booklet"),
    path("<str:name>/pictures/<str:key>/", public_history.picture, name="picture"),
]
