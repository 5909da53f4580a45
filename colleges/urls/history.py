"""`/college/history/`: the college's history (art. 11)."""

from django.urls import path

from colleges.views import college_history as history

urlpatterns = [
    path("", history.history, name="history"),
    path("submit/", history.submit, name="history-submit"),
    path("booklet/", history.booklet, name="history-booklet"),
    path("texts/", history.texts, name="history-texts"),
    path("pictures/<int:row>/", history.picture, name="history-picture"),
    path("parts/<str:part>/", history.part, name="history-part"),
    path("parts/<str:part>/import/", history.bring_in, name="history-import"),
    path("parts/<str:part>/sample/", history.sample, name="history-sample"),
    path("parts/<str:part>/export/", history.export, name="history-export"),
    path("parts/<str:part>/<int:row>/", history.row_edit, name="history-row-edit"),
    path("parts/<str:part>/<int:row>/remove/", history.row_remove, name="history-row-remove"),
]
