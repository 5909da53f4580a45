from django.urls import path

from alumni.views.public import class_links, links, notable, own_links, requests, unsubscribe

app_name = "alumni"
urlpatterns = [
    path("me/<str:token>/", links.me, name="me"),
    path("me/copy/<str:token>/", own_links.own_copy, name="own-copy"),
    path("me/consent/<str:token>/", own_links.own_consent, name="own-consent"),
    path("me/relay/<str:token>/", own_links.relay_answer, name="relay-answer"),
    path("me/unsubscribe/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    path("service/", requests.service, name="service"),
    path("service/received/", requests.service_received, name="service-received"),
    path("service/register/", requests.service_register, name="service-register"),
    path("service/update/", requests.service_update, name="service-update"),
    path("service/query/", requests.service_query, name="service-query"),
    path("service/withdraw/", requests.service_withdraw, name="service-withdraw"),
    path("service/delete/", requests.service_delete, name="service-delete"),
    path("service/seek/", requests.service_seek, name="service-seek"),
    path("me/objection/<str:token>/", links.objection, name="objection"),
    path("class/<str:token>/", class_links.class_page, name="class-entry"),
    path("notable/", notable.notable_list, name="notable-list"),
    path("notable/<slug:slug>/", notable.notable_detail, name="notable-detail"),
    path("notable/<slug:slug>/portrait/", notable.notable_portrait, name="notable-portrait"),
]
