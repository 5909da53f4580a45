"""`/desk/`: what was assigned to a department or one of its people."""

from django.urls import path

from planning.views import desk

urlpatterns = [
    path("", desk.home, name="home"),
    path("items/<int:pk>/", desk.item, name="item"),
    path("items/<int:pk>/upload/", desk.upload, name="item-upload"),
    path("items/<int:pk>/progress/", desk.progress, name="item-progress"),
    path("items/<int:pk>/report/", desk.report, name="item-report"),
    path("items/<int:pk>/take-back/", desk.take_back, name="item-take-back"),
    path("items/<int:pk>/mended/", desk.mended, name="item-mended"),
    path("evidence/<int:pk>/", desk.file, name="item-file"),
    path("evidence/<int:pk>/withdraw/", desk.withdraw, name="item-evidence-withdraw"),
]
