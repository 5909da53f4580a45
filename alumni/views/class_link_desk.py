"""A class's link at the desk: made, taken back, and what classmates wrote turned into a roster. For two doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni.contact_text import mask_contact
from alumni.forms.links import ClassLinkForm
from alumni.models import ClassEntry, ClassGroup, ClassLink
from alumni.services.class_links import drop_entry, make_class_link, take_entries
from alumni.services.links import revoke_link
from alumni.views.doors import CollegeDoor
from common.once import once
from common.qr import qr_svg
from common.refusals import refusals_on
from common.regions import name_of

ENTRIES_A_PAGE = 100


class ClassLinkPages(CollegeDoor):
    room = "alumni/links"

    def group(self, request, pk):
        return self.fetch(ClassGroup.objects.select_related("college", "major"), request, pk)

    def class_url(self, group):
        return reverse("college:alumni:class-detail", args=[group.pk])

    @method_decorator(once)
    def link(self, request, pk):
        """The class's links and what came by them; a POST makes a link and shows its address, once."""
        group = self.group(request, pk)
        form = ClassLinkForm(request.POST if request.method == "POST" else None)
        made = None
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                made = self._made(request, group, form.cleaned_data["most"])
        waiting = ClassEntry.objects.filter(link__class_group=group, upload=None)
        page = Paginator(waiting, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
        context = {
            "group": group,
            "form": ClassLinkForm() if made else form,
            "made": made,
            "links": self._links(group),
            "page": page,
            "lines": [(entry, _shown(entry.facts)) for entry in page],
            "taken": ClassEntry.objects.filter(link__class_group=group, upload__isnull=False).count(),
            "back": self.class_url(group),
        }
        return self.page(request, "class_link", context)

    def _links(self, group):
        return group.links.select_related("issued_by").order_by("-issued_at", "-pk")[:10]

    def _made(self, request, group, most):
        def address_of(token):
            return request.build_absolute_uri(reverse("alumni:class-entry", args=[token]))

        _, address, text = make_class_link(group, most=most, address_of=address_of, actor=request.user)
        return {"text": text, "code": qr_svg(address, label=f"{group.name}登记二维码")}

    def revoke(self, request, pk):
        link = self.fetch(ClassLink.objects.select_related("class_group"), request, pk)
        if self.attempt(request, lambda: revoke_link(link, actor=request.user)):
            messages.success(request, "已收回这个班级链接；已经填写的内容不受影响。")
        return self.to("class-link", link.class_group_id)

    @method_decorator(once)
    def take(self, request, pk):
        group = self.group(request, pk)
        entries = ClassEntry.objects.filter(link__class_group=group)
        upload = self.attempt(request, lambda: take_entries(group, entries, actor=request.user))
        if upload is None:
            return self.to("class-link", group.pk)
        messages.success(request, "已转为一份名册，请核对预览后导入。")
        return self.to("roster-detail", upload.pk)

    def drop(self, request, pk):
        links = self.own(ClassLink.objects, request)
        entry = get_object_or_404(ClassEntry.objects.select_related("link"), pk=pk, link__in=links)
        dropped = self.attempt(request, lambda: drop_entry(entry, actor=request.user) or True)
        if dropped:
            messages.success(request, "已删除这一条填写内容。")
        return self.to("class-link", entry.link.class_group_id)


def _shown(facts):
    """What was written, numbers masked as everywhere on the desk."""
    return {
        "name": facts.get("name", ""),
        "student_no": facts.get("student_no", ""),
        "mobile": mask_contact("mobile", facts.get("mobile", "")),
        "email": mask_contact("email", facts.get("email", "")),
        "work": " ".join(filter(None, [facts.get("employer", ""), facts.get("position", "")])),
        "region": name_of(facts["region"]) if facts.get("region") else "",
    }
