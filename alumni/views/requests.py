"""校友来件 at the desk: what came by the public form, who it may be, and how it is answered. For two doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni.contact_text import mask_contact
from alumni.forms.requests import AnswerForm, CloseForm, EmptyForm, HandToErasureForm, PassToCollegeForm
from alumni.models import Alumnus, PersonLink, PublicRequest
from alumni.request_sheet import (
    TONES,
    answer_days,
    answered_with,
    holds_numbers,
    offered,
    typed_lines,
    wait_of,
)
from alumni.services.links import mailbox_of
from alumni.services.relays import relay
from alumni.services.requests import (
    LINK_FOR,
    answer_by_link,
    close_request,
    colleges_to_pass_to,
    empty_typed,
    hand_to_erasure,
    is_telling,
    pass_on,
    show_typed,
    take_to_roster,
)
from alumni.views.doors import CollegeDoor
from alumni.views.links import PAGES
from colleges.models import College
from common.once import once
from common.qr import qr_svg
from common.refusals import refusals_on

A_PAGE = 30
Kind, State, Channel = PublicRequest.Kind, PublicRequest.State, PersonLink.Channel


class RequestPages(CollegeDoor):
    room = "alumni/requests"

    def tabs(self, request):
        """`{key: (label, requests)}`; the first one is shown first."""
        own = self.own(PublicRequest.objects, request)
        return {"waiting": ("待办理", own.waiting()), "handled": ("已办结", own.handled())}

    def person_url(self, pk):
        return reverse("college:alumni:person-detail", args=[pk])

    def may_erase(self, request):
        return False

    # pages

    def list(self, request):
        tabs = self.tabs(request)
        show = request.GET.get("show")
        show = show if show in tabs else next(iter(tabs))
        rows = tabs[show][1].select_related("college", "alumnus", "handled_by").defer("alumnus__search")
        rows = rows.order_by("-handled_at", "-pk") if show == "handled" else rows.order_by("at", "pk")
        page, days = Paginator(rows, A_PAGE).get_page(request.GET.get("page")), answer_days()
        context = {
            "page": page,
            "lines": [(each, wait_of(each, days), TONES[each.state]) for each in page],
            "days": days,
            "show": show,
            "tabs": [(key, label, found.count()) for key, (label, found) in tabs.items()],
            "keys": AnswerForm(),
        }
        return self.page(request, "list", context)

    def detail(self, request, pk):
        return self._detail(request, self._request(request, pk))

    def _detail(self, request, wish, *, in_full=False, **forms):
        college = self.college(request)
        context = {
            "wish": wish,
            "tone": TONES[wish.state],
            "wait": wait_of(wish, answer_days()),
            "lines": typed_lines(wish, in_full=in_full),
            "masked": not in_full and holds_numbers(wish),
            "answered_with": answered_with(wish),
            "is_waiting": wish.state == State.WAITING,
            "q": request.GET.get("q", "").strip()[:60],
        }
        if wish.state == State.WAITING:
            context |= self._acts(request, wish, forms, context["q"], college)
        elif college is None and is_telling(wish):
            context["empty"] = forms.get("empty") or EmptyForm()
        return self.page(request, "detail", context)

    def _acts(self, request, wish, forms, q, college):
        family = College.objects.family_of(college) if college else None
        people = self.own(Alumnus.objects, request)
        return {
            "offers": [
                (each, self.person_url(each.person.pk))
                for each in offered(wish, people, family=family, college=college, q=q)
            ],
            "key": AnswerForm(),
            "close": forms.get("close") or CloseForm(),
            "erase": forms.get("erase") or HandToErasureForm(),
            "may_erase": self.may_erase(request),
            "pass_to": self._pass_form(wish, forms) if college is None else None,
        }

    def _pass_form(self, wish, forms):
        return forms.get("pass_to") or PassToCollegeForm(colleges=colleges_to_pass_to(wish))

    # acts

    @method_decorator(once)
    def answer(self, request, pk):
        """By the link that this kind asks for, or relayed to who is sought; e-mailed to, or handed over for, the person."""
        wish, form = self._request(request, pk), AnswerForm(request.POST)
        if not form.is_valid():
            messages.error(request, "请先选定是哪一位校友，以及怎样交给本人。")
            return self.to("request-detail", pk)
        person = self.fetch(Alumnus.objects.defer("search"), request, form.cleaned_data["person"])
        channel, college = form.cleaned_data["channel"], self.college(request)
        send = relay if wish.kind == Kind.SEEK else answer_by_link
        given = {"college": college, "channel": channel, "address_of": self._address_of(request, wish)}
        sent = self.attempt(request, lambda: send(wish, person, actor=request.user, **given))
        if not sent:
            return self.to("request-detail", pk)
        if channel == Channel.EMAIL:
            messages.success(request, f"已发到{person.name}登记的邮箱 {mask_contact('email', mailbox_of(person))}。")
            return self.to("request-list")
        return self._handed_over(request, wish, sent, open_code=channel == Channel.QR)

    def _address_of(self, request, wish):
        name = "alumni:relay-answer" if wish.kind == Kind.SEEK else PAGES.get(LINK_FOR.get(wish.kind), "alumni:me")
        return lambda token: request.build_absolute_uri(reverse(name, args=[token]))

    def _handed_over(self, request, wish, sent, open_code):
        """The one page that shows the address; it is kept nowhere."""
        person = sent.person
        phones = person.contacts.current().filter(kind__in=("mobile", "phone"))
        context = {
            "wish": wish,
            "person": person,
            "text": sent.text,
            "code": qr_svg(sent.address, label=f"{person.name}的二维码"),
            "open_code": open_code,
            "phones": [mask_contact(each.kind, each.value) for each in phones],
            "person_url": self.person_url(person.pk),
        }
        response = self.page(request, "handed_over", context)
        response.done_at = reverse(f"{self.at}request-detail", args=[wish.pk])
        return response

    @method_decorator(once)
    def roster(self, request, pk):
        wish = self._request(request, pk)
        upload = self.attempt(request, lambda: take_to_roster(wish, actor=request.user))
        if upload is None:
            return self.to("request-detail", pk)
        messages.success(request, "已转为名册并检查。请核对预览，再导入。")
        return self.to("roster-detail", upload.pk)

    @method_decorator(once)
    def erase(self, request, pk):
        wish, form = self._request(request, pk), HandToErasureForm(request.POST)
        if not form.is_valid():
            messages.error(request, "请选定是哪一位校友，并写明身份如何核对。")
            return self.to("request-detail", pk)
        person = self.fetch(Alumnus.objects.defer("search"), request, form.cleaned_data["person"])
        identity = form.cleaned_data["identity"]
        erasure = self.attempt(request, lambda: hand_to_erasure(wish, person, identity=identity, actor=request.user))
        if erasure is None:
            return self.to("request-detail", pk)
        messages.success(request, "已提出删除，请另一名工作人员复核。")
        return self.to("erasure-detail", erasure.pk)

    def pass_on(self, request, pk):
        """A college passes on to the office, the office to a college."""
        wish, to = self._request(request, pk), None
        if self.college(request) is None:
            form = PassToCollegeForm(request.POST, colleges=colleges_to_pass_to(wish))
            if not form.is_valid():
                return self._detail(request, wish, pass_to=form)
            to = form.cleaned_data["college"]
        if self.attempt(request, lambda: pass_on(wish, to=to, actor=request.user)):
            messages.success(request, f"已转给{to.name if to else '校友会办公室'}办理。")
        return self.to("request-list")

    @method_decorator(once)
    def close(self, request, pk):
        wish, form = self._request(request, pk), CloseForm(request.POST)
        if not form.is_valid():
            return self._detail(request, wish, close=form)
        outcome = form.cleaned_data["outcome"]
        if self.attempt(request, lambda: close_request(wish, done=form.is_done, outcome=outcome, actor=request.user)):
            messages.success(request, "已办结，结果已记下。")
        return self.to("request-list")

    @method_decorator(once)
    def empty(self, request, pk):
        """At the office's desk: what was typed goes before its time."""
        wish, form = self._request(request, pk), EmptyForm(request.POST)
        if form.is_valid():
            with refusals_on(form):
                empty_typed(wish, reason=form.cleaned_data["reason"], actor=request.user)
                messages.success(request, "所填内容已清空，原因已记下。")
                return self.to("request-detail", pk)
        return self._detail(request, wish, empty=form)

    def show(self, request, pk):
        """The page again with the numbers in full; the showing is a line in the log."""
        wish = self._request(request, pk)
        shown = self.attempt(request, lambda: show_typed(wish, college=self.college(request), actor=request.user))
        return self._detail(request, wish, in_full=bool(shown))

    def _request(self, request, pk):
        related = ("college", "alumnus", "sought", "handled_by")
        found = PublicRequest.objects.select_related(*related).defer("alumnus__search", "sought__search")
        return self.fetch(found, request, pk)
