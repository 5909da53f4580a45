"""`/college/plan/`: evidence and progress of an item."""

from django.urls import path

from planning.views.college import items

urlpatterns = [
    path("items/<int:pk>/", items.detail, name="item-detail"),
    path("items/<int:pk>/choose/", items.choose, name="item-choose"),
    path("items/<int:pk>/give/", items.give, name="item-give"),
    path("items/<int:pk>/upload/", items.upload, name="item-upload"),
    path("items/<int:pk>/progress/", items.progress, name="item-progress"),
    path("items/<int:pk>/report/", items.report, name="item-report"),
    path("items/<int:pk>/take-back/", items.take_back, name="item-take-back"),
    path("items/<int:pk>/mended/", items.mended, name="item-mended"),
    path("evidence/<int:pk>/", items.file, name="item-file"),
    path("evidence/<int:pk>/withdraw/", items.withdraw, name="item-evidence-withdraw"),
]
