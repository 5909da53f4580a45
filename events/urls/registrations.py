"""`/college/events/…/registrations/`: who comes."""

from django.urls import path

from events.views.college import registrations as desk

urlpatterns = [
    path("<int:pk>/registrations/", desk.registrations, name="registrations"),
    path("<int:pk>/registrations/figures/", desk.registration_figures, name="registration-figures"),
    path("<int:pk>/registrations/settings/", desk.registration_settings, name="registration-settings"),
    path("<int:pk>/registrations/add/", desk.registration_add, name="registration-add"),
    path("<int:pk>/registrations/tell/", desk.registration_tell, name="registration-tell"),
    path("<int:pk>/registrations/export/", desk.registration_export, name="registration-export"),
    path("<int:pk>/questions/add/", desk.question_add, name="question-add"),
    path("registrations/<int:pk>/", desk.registration_detail, name="registration-detail"),
    path("registrations/<int:pk>/edit/", desk.registration_edit, name="registration-edit"),
    path("registrations/<int:pk>/cancel/", desk.registration_cancel, name="registration-cancel"),
    path("registrations/<int:pk>/restore/", desk.registration_restore, name="registration-restore"),
    path("registrations/<int:pk>/move-up/", desk.registration_move_up, name="registration-move-up"),
    path("registrations/<int:pk>/told/", desk.registration_told, name="registration-told"),
    path("registrations/<int:pk>/show/", desk.registration_show, name="registration-show"),
    path("registrations/<int:pk>/link/", desk.registration_link, name="registration-link"),
    path("registrations/<int:pk>/match/", desk.registration_match, name="registration-match"),
    path("registrations/<int:pk>/unmatch/", desk.registration_unmatch, name="registration-unmatch"),
    path("questions/<int:pk>/edit/", desk.question_edit, name="question-edit"),
    path("questions/<int:pk>/drop/", desk.question_drop, name="question-drop"),
]
