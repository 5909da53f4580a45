from django.urls import path

from alumni.views.college import links

pages = [
    path("links/", links.link_list, name="link-list"),
    path("links/many/", links.link_many, name="link-many"),
    path("links/<int:pk>/revoke/", links.link_revoke, name="link-revoke"),
    path("people/<int:pk>/link/", links.link_send, name="link-send"),
    path("classes/<int:pk>/link/", links.class_link, name="class-link"),
    path("classes/<int:pk>/link/take/", links.class_link_take, name="class-link-take"),
    path("class-links/<int:pk>/revoke/", links.class_link_revoke, name="class-link-revoke"),
    path("class-entries/<int:pk>/drop/", links.class_entry_drop, name="class-entry-drop"),
    path("updates/", links.proposal_list, name="proposal-list"),
    path("updates/<int:pk>/accept/", links.proposal_accept, name="proposal-accept"),
    path("updates/<int:pk>/refuse/", links.proposal_refuse, name="proposal-refuse"),
    path("updates/<int:pk>/show/", links.proposal_show, name="proposal-show"),
]
