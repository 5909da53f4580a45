"""Personal links at the desk: sent to one or to many, listed, taken back. For two doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni.contact_text import mask_contact
from alumni.forms.links import ChannelForm
from alumni.models import Alumnus, ClassGroup, PersonLink
from alumni.services.links import MOST_AT_ONCE, QUIET, mailbox_of, revoke_link, send_link, send_links, why_no_mail
from alumni.views.doors import CollegeDoor
from common.once import once
from common.qr import qr_svg
from common.refusals import refusals_on

LINKS_A_PAGE = 50
Purpose, Channel = PersonLink.Purpose, PersonLink.Channel
#: what a desk sends links for, and the page that each opens
PAGES = {Purpose.CONFIRM: "alumni:me", Purpose.COPY: "alumni:own-copy", Purpose.CONSENT: "alumni:own-consent"}


class LinkPages(CollegeDoor):
    room = "alumni/links"

    def links(self, request):
        return self.own(PersonLink.objects, request).filter(purpose__in=PAGES)

    def people(self, request):
        return self.own(Alumnus.objects, request).defer("search")

    def person_url(self, person):
        return reverse("college:alumni:person-detail", args=[person.pk])

    def address_of(self, request, purpose=Purpose.CONFIRM):
        return lambda token: request.build_absolute_uri(reverse(PAGES[purpose], args=[token]))

    def list(self, request):
        shown = (
            self.links(request).living().filter(used_at__isnull=True) if _open_only(request) else self.links(request)
        )
        links = (
            shown.select_related("alumnus", "college", "issued_by")
            .defer("alumnus__search")
            .order_by("-issued_at", "-pk")
        )
        page = Paginator(links, LINKS_A_PAGE).get_page(request.GET.get("page"))
        return self.page(request, "list", {"page": page, "open_only": _open_only(request)})

    @method_decorator(once)
    def send(self, request, pk):
        person = self.fetch(Alumnus.objects.defer("search"), request, pk)
        mailbox = mailbox_of(person)
        no_mail = why_no_mail(mailbox)
        form = ChannelForm(request.POST if request.method == "POST" else None, no_mail=bool(no_mail))
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                return self._sent(request, person, form.cleaned_data["channel"], Purpose(form.cleaned_data["purpose"]))
        context = {
            "person": person,
            "no_mail": no_mail if mailbox else "",
            "form": form,
            "back": self.person_url(person),
            "quiet": "" if person.may_be_contacted else QUIET,
        }
        context["mailbox"] = mask_contact("email", mailbox) if mailbox else ""
        context["before"] = self.links(request).living().filter(alumnus=person, used_at__isnull=True).count()
        return self.page(request, "send", context)

    def _sent(self, request, person, channel, purpose):
        given = {"college": self.college(request), "channel": channel, "purpose": purpose}
        sent = send_link(person, address_of=self.address_of(request, purpose), actor=request.user, **given)
        if channel == Channel.EMAIL:
            mailbox = mask_contact("email", mailbox_of(person))
            messages.success(request, f"已把链接发到{person.name}登记的邮箱 {mailbox}。")
            return redirect(self.person_url(person))
        return self._handed_over(request, [sent], self.person_url(person), open_code=channel == Channel.QR)

    def _handed_over(self, request, sent, back, open_code=False):
        """The one page that shows the addresses; they are kept nowhere."""
        lines = [
            {
                "name": each.person.name,
                "text": each.text,
                "code": qr_svg(each.address, label=f"{each.person.name}的二维码"),
            }
            for each in sent
        ]
        context = {"lines": lines, "all_texts": "\n\n".join(each.text for each in sent), "open_code": open_code}
        return self.page(request, "handed_over", context | {"back": back})

    def many(self, request):
        """For the ticked people of the list, or a class: first how many there are, then the texts."""
        people, back = self._chosen(request)
        if request.method == "POST" and request.POST.get("confirm"):
            college, address_of = self.college(request), self.address_of(request)
            sent = self.attempt(
                request, lambda: send_links(people, college=college, address_of=address_of, actor=request.user)
            )
            if sent:
                return self._handed_over(request, sent, back)
        found = list(people.in_list_order()[: MOST_AT_ONCE + 1])
        able = [person for person in found if person.may_be_contacted]
        if not found:
            messages.error(request, "还没有选定校友。请先勾选，再生成链接。")
            return redirect(back)
        context = {"people": able, "left_out": len(found) - len(able), "back": back}
        return self.page(request, "many", context)

    def _chosen(self, request):
        """`(people, where to go back to)`; what is not of this desk is left out."""
        asked = request.POST if request.method == "POST" else request.GET
        if asked.get("class", "").isascii() and asked.get("class", "").isdecimal():
            group = self.fetch(ClassGroup.objects, request, int(asked["class"][:18]))
            return self.people(request).filter(educations__class_group=group).distinct(), self.class_url(group)
        picked = [int(pk) for pk in asked.getlist("pk") if pk.isascii() and pk.isdecimal() and len(pk) < 18]
        return self.people(request).filter(pk__in=picked[: MOST_AT_ONCE + 1]), self.people_url()

    def class_url(self, group):
        return reverse("college:alumni:class-detail", args=[group.pk])

    def people_url(self):
        return reverse("college:alumni:find")

    def revoke(self, request, pk):
        link = self.fetch(PersonLink.objects.filter(purpose__in=PAGES), request, pk)
        if self.attempt(request, lambda: revoke_link(link, actor=request.user)):
            messages.success(request, f"已收回发给{link.alumnus.name}的链接，再打开时会说明已失效。")
        return self.to("link-list")


def _open_only(request):
    return request.GET.get("show") != "all"
