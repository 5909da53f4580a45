"""Invitations: whom to invite and how, what was sent and answered, and texts for WeChat groups. For two doors."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni.models import Alumnus
from colleges.models import College
from common.downloads import download
from common.mail_server import has_mail_server
from common.once import once
from common.qr import qr_svg
from common.refusals import refusals_on
from events.forms.guests import ChannelForm, WhoForm
from events.guest_lists import MOST_SHOWN, badge_of, candidates, invitations_of
from events.invitation_mail import mailboxes, refuse_without_server, send_invitations
from events.invitation_words import group_messages, personal_text
from events.letters import letters
from events.models import Event, Guest, Invitation
from events.services.invitations import issue_invitations, revoke_invitation, unanswered
from events.services.registering import open_events
from events.views.doors import EventDoor

PER_PAGE = 50
GUESTS_BY_HAND = "系统不给嘉宾发邮件。请改选邀请函，打印盖章后由承办人送达；或复制文字发给本人。"
Channel = Invitation.Channel


class InvitationPages(EventDoor):
    room = "events/preparation"

    def list(self, request, pk):
        event = self.event(request, pk)
        everything = request.GET.get("show") == "all"
        page = Paginator(invitations_of(event, everything=everything), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "rows": [(row, badge_of(row)) for row in page],
            "everything": everything,
            "waiting": unanswered(event).count(),
            "acts": self._acts(request, event),
        }
        return self.event_page(request, event, "invitations", context)

    def new(self, request, pk):
        """Whom to invite, and how it reaches them."""
        event = self.event(request, pk)
        return self._new(request, event, ChannelForm(has_mail=has_mail_server()))

    def _new(self, request, event, channel):
        form = WhoForm(request.GET, event=event)
        who, q = form.wanted
        guests, alumni, again = candidates(event, who, q, self.college(request))
        alumni, boxes = list(alumni), {}
        if has_mail_server():
            boxes = mailboxes(alumni)
        family = College.objects.family_of(event.college) if event.college else None
        context = {
            "form": form,
            "channel": channel,
            "asked": bool(who or q),
            "again": again,
            "guests": guests,
            "people": [(person, _studies(person, family), person.pk in boxes) for person in alumni],
            "most": MOST_SHOWN if len(alumni) == MOST_SHOWN else 0,
            "acts": self._acts(request, event),
        }
        return self.event_page(request, event, "invitation_new", context)

    @method_decorator(once)
    def issue(self, request, pk):
        event = self.event(request, pk)
        form = ChannelForm(request.POST, has_mail=has_mail_server())
        if form.is_valid():
            with refusals_on(form):
                return self._issued(request, event, form.cleaned_data["channel"])
        messages.error(request, " ".join(said for errors in form.errors.values() for said in errors))
        return self.to("invitation-new", event.pk)

    def _issued(self, request, event, channel):
        people = {
            "alumni": list(
                self.own(Alumnus.objects.defer("search"), request).filter(pk__in=_numbers(request, "alumni"))
            ),
            "guests": list(event.guests.filter(pk__in=_numbers(request, "guests"))),
        }
        if channel == Channel.EMAIL:
            refuse_without_server()
            self._without_guests(request, people)
        again = request.POST.get("again") == "1"
        with transaction.atomic():
            issued = issue_invitations(event, **people, channel=channel, again=again, actor=request.user)
            if channel == Channel.LETTER:
                facts = {"address_of": _address(request), "college": self.college(request), "actor": request.user}
                return download(letters(event, issued, **facts))
        if channel == Channel.EMAIL:
            transaction.on_commit(lambda: self._send(request, event, issued))
            return self.to("invitations", event.pk)
        return self._shown(request, event, issued, with_codes=channel == Channel.QR)

    @staticmethod
    def _without_guests(request, people):
        """A guest has no mailbox here: whoever runs the event hands the letter over."""
        guests, people["guests"] = people["guests"], []
        if guests and not people["alumni"]:
            raise ValidationError(GUESTS_BY_HAND)
        if guests:
            messages.warning(request, f"{'、'.join(guest.name for guest in guests)}没有发：{GUESTS_BY_HAND}")

    def _send(self, request, event, issued):
        sent, failed = send_invitations(event, issued, address_of=_address(request), actor=request.user)
        if sent:
            messages.success(request, f"已发出 {sent} 封邀请邮件。")
        if failed:
            said = "；".join(f"{name}：{why}" for name, why in failed[:5])
            more = f"等 {len(failed)} 位" if len(failed) > 5 else ""
            messages.error(request, f"{len(failed)} 封没有发出，没有算作邀请。{said}{more}")

    def _shown(self, request, event, issued, *, with_codes):
        """The one page that shows the links; afterwards only a new one can be made."""
        address_of = _address(request)
        shown = [
            (each.person.name, address_of(each), personal_text(event, each.person, address_of(each))) for each in issued
        ]
        context = {
            "shown": [
                (name, text, qr_svg(address, label=f"{name}的邀请") if with_codes else "")
                for name, address, text in shown
            ],
            "all_texts": "\n\n".join(text for _, _, text in shown),
        }
        response = self.event_page(request, event, "invitation_links", context)
        response.headers["Cache-Control"] = "no-store, private"
        response.done_at = reverse(f"{self.at}invitations", args=[event.pk])
        return response

    def revoke(self, request, pk):
        row = self.of_event(Invitation.objects, request, pk)
        if self.attempt(request, lambda: revoke_invitation(row, actor=request.user)):
            messages.success(request, "已收回，原来的链接不能再打开。")
        return self.to("invitations", row.event_id)

    # --- texts for groups ---

    def words(self, request, pk):
        event = self.event(request, pk)
        address = ""
        if open_events().filter(pk=event.pk).exists():
            address = request.build_absolute_uri(reverse("events:event", args=[event.code]))
        code = qr_svg(address, label=f"{event.title}的公开页") if address else ""
        context = {"messages_ready": group_messages(event, address), "address": address, "code": code}
        return self.event_page(request, event, "words", context)

    def _acts(self, request, event):
        return self.may_act(request) and event.state == Event.State.PREPARING and not event.is_over


def _address(request):
    """`Issued` → the address that its person opens."""

    def address_of(issued):
        name = "events:guest-reply" if isinstance(issued.person, Guest) else "events:invitation"
        return request.build_absolute_uri(reverse(name, args=[issued.token]))

    return address_of


def _numbers(request, name):
    return [each for each in request.POST.getlist(name) if each.isdigit() and len(each) < 19]


def _studies(person, family):
    """Of another college's stay no class."""
    own = [stay for stay in person.stays if family is None or stay.college_id in family]
    said = [stay.class_group.name if stay.class_group else f"{stay.graduated_year or '？'} 年毕业" for stay in own]
    return "；".join(dict.fromkeys(said))
