from django.urls import path

from alumni.views.college import registers

pages = [
    path("registers/", registers.register_list, name="register-list"),
    path("registers/<int:pk>/", registers.register_detail, name="register-detail"),
    path("registers/<int:pk>/start/", registers.register_start, name="register-start"),
    path("registers/<int:pk>/headcount/", registers.register_headcount, name="register-headcount"),
    path("registers/<int:pk>/submit/", registers.register_submit, name="register-submit"),
    path("registers/<int:pk>/reopen/", registers.register_reopen, name="register-reopen"),
    path("registers/<int:pk>/phone/", registers.register_phone, name="register-phone"),
    path("registers/<int:pk>/print/", registers.register_print, name="register-print"),
    path("registers/<int:pk>/photo/", registers.class_photo_add, name="class-photo-add"),
    path("registers/<int:pk>/portraits/", registers.class_portraits, name="class-portraits"),
    path("registers/<int:pk>/portraits/progress/", registers.portraits_progress, name="portraits-progress"),
    path("photos/<int:pk>/", registers.photo_show, name="photo-show"),
    path("photos/<int:pk>/remove/", registers.photo_remove, name="photo-remove"),
    path("people/<int:pk>/photo/", registers.person_photo_add, name="person-photo-add"),
]
