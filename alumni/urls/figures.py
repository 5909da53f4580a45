from django.urls import path

from alumni.views.college import figures

pages = [
    path("classified/", figures.classified, name="classified"),
    path("quality/", figures.quality, name="quality"),
    path("quality/classes/", figures.quality_classes, name="quality-classes"),
]
