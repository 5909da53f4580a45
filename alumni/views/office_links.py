"""Links, class links and what came by them, at the office's desk: of all colleges."""

from django.urls import path, reverse

from alumni.views.class_link_desk import ClassLinkPages
from alumni.views.doors import OfficeDoor
from alumni.views.links import LinkPages
from alumni.views.proposals import ProposalPages
from colleges.views.doors import OfficeRoutes

READ_LINKS, SEND, REVOKE = "alumni.view_personlink", "alumni.add_personlink", "alumni.change_personlink"
CHANGE_CLASS = "alumni.change_classlink"
READ_UPDATES, DECIDE = "alumni.view_proposal", "alumni.change_proposal"
READING = "这一页由校友会办公室和纪检监察查看，您没有这项权限。"
ACTING = "这一项由校友会办公室办理，您没有这项权限。"
REFUSALS = {READ_LINKS: READING} | dict.fromkeys((SEND, REVOKE, CHANGE_CLASS, DECIDE), ACTING) | {READ_UPDATES: READING}


class OfficeLinkPages(OfficeDoor, LinkPages):
    act_permission = SEND

    def person_url(self, person):
        return reverse("admin:alumni_alumnus_change", args=[person.pk])

    def class_url(self, group):
        return reverse("admin:alumni_classgroup_change", args=[group.pk])

    def people_url(self):
        return reverse("admin:alumni_alumnus_changelist")


class OfficeClassLinkPages(OfficeDoor, ClassLinkPages):
    act_permission = CHANGE_CLASS

    def class_url(self, group):
        return reverse("admin:alumni_classgroup_change", args=[group.pk])


class OfficeProposalPages(OfficeDoor, ProposalPages):
    act_permission = DECIDE

    def person_url(self, pk):
        return reverse("admin:alumni_alumnus_change", args=[pk])


_links, _classes, _proposals = OfficeLinkPages(), OfficeClassLinkPages(), OfficeProposalPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("links/", _read(_links.list, READ_LINKS), name="link-list"),
    path("links/many/", _form(_links.many, SEND), name="link-many"),
    path("links/<int:pk>/revoke/", _act(_links.revoke, REVOKE), name="link-revoke"),
    path("people/<int:pk>/link/", _form(_links.send, SEND), name="link-send"),
    path("classes/<int:pk>/link/", _form(_classes.link, CHANGE_CLASS), name="class-link"),
    path("classes/<int:pk>/link/take/", _act(_classes.take, CHANGE_CLASS), name="class-link-take"),
    path("class-links/<int:pk>/revoke/", _act(_classes.revoke, CHANGE_CLASS), name="class-link-revoke"),
    path("class-entries/<int:pk>/drop/", _act(_classes.drop, CHANGE_CLASS), name="class-entry-drop"),
    path("updates/", _read(_proposals.list, READ_UPDATES), name="proposal-list"),
    path("updates/<int:pk>/accept/", _act(_proposals.accept, DECIDE), name="proposal-accept"),
    path("updates/<int:pk>/refuse/", _act(_proposals.refuse, DECIDE), name="proposal-refuse"),
    path("updates/<int:pk>/show/", _act(_proposals.show, DECIDE), name="proposal-show"),
]
