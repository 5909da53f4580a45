"""Who comes: the list, one registration, and what the organiser does with it. For two doors (see `events.views.doors`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni.contact_text import mask_contact
from audit.models import ReadingLine
from common.downloads import download
from common.once import once
from common.qr import qr_svg
from common.refusals import refusals_on
from events.badges import badge_code
from events.forms.registration import ReasonForm, StaffChangeForm, StaffRegistrationForm
from events.forms.registration_desk import ExportForm, ListForm
from events.models import Registration
from events.registration_lists import TONES, counts, needs, searched, shown
from events.registration_sheet import export_registrations
from events.registration_state import door_of
from events.services.registering import register_by_staff, renew_link
from events.services.registrations import (
    cancel_registration,
    change_registration,
    come_again,
    mark_told,
    move_up,
    tell_by_mail,
)
from events.views.doors import EventDoor
from events.views.public.registration import own_address

PER_PAGE = 50
State = Registration.State


class RegistrationPages(EventDoor):
    room = "events/registrations"

    # --- pages ---

    def list(self, request, pk):
        event = self.event(request, pk)
        form = ListForm(request.GET)
        show = form.cleaned_data["show"] if form.is_valid() else ""
        q = request.GET.get("q", "").replace("\0", "").strip()[:40]
        rows = searched(shown(event.registrations.all(), show), q).select_related("alumnus").defer("alumnus__search")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "counts": counts(event),
            "door": door_of(event),
            "filters": ListForm(initial={"show": show}),
            "show": show,
            "q": q,
            "page": page,
            "lines": [(row, TONES[row.state]) for row in page],
            "export": ExportForm(auto_id="export_%s"),
        }
        return self.event_page(request, event, "list", context)

    def figures(self, request, pk):
        event = self.event(request, pk)
        return self.event_page(request, event, "figures", {"counts": counts(event), "needs": needs(event)})

    def detail(self, request, pk):
        return self._detail(request, self.row(request, pk))

    def row(self, request, pk):
        related = ("event__college", "event__owner", "event__plan", "alumnus", "matched_by", "registered_by")
        rows = Registration.objects.select_related(*related).defer("alumnus__search")
        return self.of_event(rows, request, pk)

    def _detail(self, request, row, *, in_full=False, status=200, **more):
        context = {
            "row": row,
            "tone": TONES[row.state],
            "in_full": in_full,
            "mobile": mask_contact("mobile", row.mobile) if row.mobile else "",
            "email": mask_contact("email", row.email) if row.email else "",
            "knows": row.told_change >= row.event.change_no and not (row.moved_up_at and not row.moved_up_told_at),
            "cancel": ReasonForm(auto_id="cancel_%s"),
            "code": badge_code(request, row) if row.state == State.CONFIRMED else "",
            "is_open": row.event.state == row.event.State.PREPARING,
        }
        return self.event_page(request, row.event, "detail", context | more, status=status)

    # --- writing down ---

    @method_decorator(once)
    def add(self, request, pk):
        event = self.event(request, pk)
        form = StaffRegistrationForm(request.POST or None, event=event)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                facts = {"facts": form.facts, "address_of": own_address(request)}
                row = register_by_staff(event, actor=request.user, **facts).registration
                messages.success(request, f"已登记{row.name}，{row.get_state_display()}。")
                return self.to("registration-detail", row.pk)
        context = {"form": form, "title": "登记报名", "confirm": "登记报名", "back": "registrations"}
        return self.event_page(request, event, "events/event_form", context)

    def edit(self, request, pk):
        row = self.row(request, pk)
        form = StaffChangeForm(request.POST or None, event=row.event, row=row)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                change_registration(row, changes=form.facts, seen=form.seen, actor=request.user)
                messages.success(request, f"已保存{row.name}的报名。")
                return self.to("registration-detail", row.pk)
        context = {"form": form, "title": f"更改{row.name}的报名", "confirm": "保存报名"}
        back = {"back_url": reverse(f"{self.at}registration-detail", args=[pk])}
        return self.event_page(request, row.event, "events/event_form", context | back)

    # --- acts ---

    def cancel(self, request, pk):
        row, form = self.row(request, pk), ReasonForm(request.POST, auto_id="cancel_%s")
        if form.is_valid():
            with refusals_on(form):
                cancel_registration(row, reason=form.cleaned_data["reason"], actor=request.user)
                messages.success(request, f"已取消{row.name}的报名，空出的名额按顺序递补。")
                return self.to("registration-detail", pk)
        return self._detail(request, row, cancel=form)

    def _act(self, request, pk, act, said):
        row = self.row(request, pk)
        if done := self.attempt(request, lambda: act(row)):
            messages.success(request, said(done))
        return self.to("registration-detail", pk)

    def restore(self, request, pk):
        def act(row):
            return come_again(row, by_staff=True, actor=request.user)

        return self._act(request, pk, act, lambda row: f"已恢复{row.name}的报名，{row.get_state_display()}。")

    def move_up(self, request, pk):
        return self._act(
            request, pk, lambda row: move_up(row, actor=request.user), lambda row: f"{row.name}已转为报名，请告知本人。"
        )

    def told(self, request, pk):
        def act(row):
            return mark_told(Registration.objects.filter(pk=row.pk), actor=request.user)

        return self._act(request, pk, act, lambda _: "已记下本人知道了。")

    def tell(self, request, pk):
        """By mail to all who gave a mailbox, or marked as told for all who stand on the list."""
        event, rows = self.event(request, pk), Registration.objects.filter(event=pk).standing()
        if request.POST.get("act") == "mail":
            sent = tell_by_mail(rows)
            messages.info(request, f"发出 {sent} 封邮件。没有邮箱或没有发出的，仍列在“还要告知”里，请打电话。")
        elif told := self.attempt(request, lambda: mark_told(rows, actor=request.user)):
            messages.success(request, f"已记下 {told} 位知道了。")
        return self.to("registrations", event.pk)

    def show(self, request, pk):
        """The page again with telephone and mailbox in full; the showing is a line in the log."""
        row = self.row(request, pk)
        whose = row.name if row.alumnus_id else f"第 {row.pk} 份"  # without a number the name could never be erased
        facts = {"subject": f"活动报名 {whose}", "subject_id": row.alumnus_id or 0, "what": "报名联系方式"}
        ReadingLine.signed(actor=request.user, college=self.college(request), **facts)
        return self._detail(request, row, in_full=True)

    @method_decorator(once)
    def link(self, request, pk):
        """A fresh own link for whoever lost it; this page shows it once."""
        row = self.row(request, pk)
        token = self.attempt(request, lambda: renew_link(row, actor=request.user))
        if not token:
            return self.to("registration-detail", pk)
        address = own_address(request)(token)
        response = self._detail(
            request, row, address=address, address_code=qr_svg(address, label=f"{row.name}的报名链接")
        )
        response.headers["Cache-Control"] = "no-store, private"
        response.done_at = request.path.removesuffix("link/")
        return response

    @method_decorator(once)
    def export(self, request, pk):
        event, form = self.event(request, pk), ExportForm(request.POST)
        purpose = form.cleaned_data["purpose"] if form.is_valid() else ""
        facts = {"purpose": purpose, "college": self.college(request), "actor": request.user}
        file = self.attempt(request, lambda: export_registrations(event, **facts))
        return download(file) if file else self.to("registrations", pk)
