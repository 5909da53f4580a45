"""`/college/experience/`: experience exchange."""

from django.urls import path

from planning.views.college import yearly

urlpatterns = [
    path("", yearly.experience_list, name="experience-list"),
    path("add/", yearly.experience_add, name="experience-add"),
    path("<int:pk>/", yearly.experience_detail, name="experience-detail"),
    path("<int:pk>/edit/", yearly.experience_edit, name="experience-edit"),
    path("<int:pk>/share/", yearly.experience_share, name="experience-share"),
    path("<int:pk>/take-back/", yearly.experience_take_back, name="experience-take-back"),
    path("<int:pk>/paper/", yearly.experience_paper, name="experience-paper"),
]
