from django.urls import path

from colleges.views import college

urlpatterns = [
    path("", college.desk, name="desk"),
    path("choose/", college.choose, name="choose"),
    path("contact-points/", college.contact_points, name="contact-points"),
    path("contact-points/add/", college.contact_point_edit, name="contact-point-add"),
    path("contact-points/<int:pk>/", college.contact_point_edit, name="contact-point-edit"),
    path("contact-points/<int:pk>/confirm/", college.contact_point_confirm, name="contact-point-confirm"),
    path("contact-points/<int:pk>/school/", college.contact_point_check, {"site": "school"}, "contact-point-on-school"),
    path("contact-points/<int:pk>/own/", college.contact_point_check, {"site": "own"}, "contact-point-on-own"),
]
