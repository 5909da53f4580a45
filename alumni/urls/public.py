from django.urls import path

from alumni.views.public import class_links, links, notable

app_name = "alumni"
urlpatterns = [
    path("me/<str:token>/", links.me, name="me"),
    path("me/objection/<str:token>/", links.objection, name="objection"),
    path("class/<str:token>/", class_links.class_page, name="class-entry"),
    path("notable/", notable.notable_list, name="notable-list"),
    path("notable/<slug:slug>/", notable.notable_detail, name="notable-detail"),
    path("notable/<slug:slug>/portrait/", notable.notable_portrait, name="notable-portrait"),
]
