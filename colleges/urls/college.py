from django.urls import path

from colleges.views import college

urlpatterns = [
    path("", college.desk, name="desk"),
    path("choose/", college.choose, name="choose"),
    path("notices/", college.notice_list, name="notices"),
    path("notices/<int:pk>/open/", college.notice_open, name="notice-open"),
    path("notices/read/", college.notices_read, name="notices-read"),
    path("contact-points/", college.contact_points, name="contact-points"),
    path("contact-points/add/", college.contact_point_edit, name="contact-point-add"),
    path("contact-points/<int:pk>/", college.contact_point_edit, name="contact-point-edit"),
    path("contact-points/<int:pk>/confirm/", college.contact_point_confirm, name="contact-point-confirm"),
]
