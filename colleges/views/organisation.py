"""A college's safeguard mechanism and hand-overs (art. 5), at its own desk."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colleges.forms.hand_overs import AcceptForm, NoteForm
from colleges.forms.safeguards import PaperForm, SafeguardForm
from colleges.models import Appointment, Attachment, HandOver, Safeguard
from colleges.services.hand_overs import (
    accept_hand_over,
    begin_hand_over,
    messages_of,
    next_of,
    open_items,
    save_note,
    undone_notices,
)
from colleges.services.safeguards import begin_safeguard, edit_safeguard, file_paper, safeguard_of
from colleges.views.doors import CollegeDoor
from common.attachments import handed_out
from common.downloads import download
from common.formats import day
from common.once import once
from common.refusals import refusals_on

_form = require_http_methods(["GET", "HEAD", "POST"])


# --- safeguard mechanism: what both doors share --------------------------------------------------------------------------


class SafeguardPages(CollegeDoor):
    room = "colleges/organisation"

    def paper(self, request, pk):
        """A scan that some safeguard of this door's rows holds today."""
        held = self.own(Safeguard.objects, request).filter(paper__isnull=False)
        papers = self.own(Attachment.objects, request).filter(pk__in=held.values("paper"))
        row = get_object_or_404(papers, pk=pk)
        try:
            return download(handed_out(row))
        except FileNotFoundError as lost:
            raise Http404("这份文件在服务器上找不到了，请重新上传，或联系校友会办公室。") from lost

    def shown(self, request, safeguard, **more):
        missing = f"还缺：{'、'.join(safeguard.missing)}。"
        facts = {"safeguard": safeguard, "college": safeguard.college, "missing_text": missing}
        return self.page(request, "safeguard", facts | {"files": self._files(safeguard), **more})

    def _files(self, safeguard):
        paper = safeguard.paper
        if paper is None:
            return []
        href = reverse(f"{self.at}safeguard-paper", args=[paper.pk])
        return [{"name": paper.name, "href": href, "size": filesizeformat(paper.size), "when": day(paper.uploaded_at)}]


class CollegeSafeguardPages(SafeguardPages):
    def detail(self, request):
        return self.shown(request, safeguard_of(request.college), form=PaperForm())

    def upload(self, request):
        form = PaperForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                file_paper(request.college, file=file, name=file.name, actor=request.user)
            except ValidationError as refusal:
                form.add_error("file", refusal)
            else:
                messages.success(request, "已上传文件扫描件。")
                return redirect("college:safeguard")
        return self.shown(request, safeguard_of(request.college), form=form)

    def edit(self, request):
        if request.method == "POST":
            begin_safeguard(request.college, actor=request.user)
        safeguard = safeguard_of(request.college)
        form = SafeguardForm(request.POST or None, instance=safeguard)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                edit_safeguard(safeguard, changes=form.changes, seen=form.seen, actor=request.user)
                messages.success(request, "已保存保障机制。")
                return redirect("college:safeguard")
        return self.page(request, "safeguard_edit", {"form": form})


_pages = CollegeSafeguardPages()
safeguard = require_safe(_pages.detail)
safeguard_edit = _form(_pages.edit)
safeguard_upload = require_POST(once(_pages.upload))
safeguard_paper = require_safe(_pages.paper)


# --- hand-over -----------------------------------------------------------------------------------------------------------


class HandOverPages(CollegeDoor):
    room = "colleges/organisation"

    def write(self, request):
        """What is open at my desk, what I want to tell the next one, and who comes next."""
        seats = self._own_seats(request)
        seat = self._asked_for(request, seats)
        row = self._row(request, seat)
        form = NoteForm(request.POST or None, instance=row)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                before, note = form.initial["note"], form.cleaned_data["note"]
                save_note(seat, note=note, before=before, actor=request.user)
                messages.success(request, "已保存交接说明。接任人接收以前，您都可以再改。")
                return redirect(f"{request.path}?duty={seat.duty}")
        items, told = open_items(seat), undone_notices(seat)
        context = {"seat": seat, "own_seats": seats, "row": row, "form": form, "items": items, "told": told}
        context["sitting"] = Appointment.objects.current().filter(college=request.college).select_related("user")
        return self.page(request, "hand_over", context | {"next": next_of(seat), "made": self._made(request)})

    def _own_seats(self, request):
        own = Appointment.objects.current().filter(college=request.college, user=request.user)
        return list(own.select_related("user", "college").order_by("duty"))

    def _asked_for(self, request, seats):
        return next((seat for seat in seats if seat.duty == request.GET.get("duty")), seats[0])

    def _row(self, request, seat):
        if request.method == "POST":
            return begin_hand_over(seat, actor=request.user)
        return HandOver.objects.filter(given_by=seat).first() or HandOver(given_by=seat)

    def _made(self, request):
        people = ("given_by__user", "given_by__college", "given_to__user", "accepted_by")
        return self.own(HandOver.objects.readable(), request).select_related(*people).order_by("-begun_at")

    def detail(self, request, pk):
        row = get_object_or_404(self._made(request), pk=pk)
        return self._detail(request, row, AcceptForm())

    def _detail(self, request, row, form):
        mine = row.given_to and row.given_to.user_id == request.user.pk and not row.accepted_at
        left = [each | {"at": parse_datetime(each["at"])} for each in messages_of(row)]
        facts = {"row": row, "form": form, "mine": mine, "messages_left": left}
        dates = {"left_on": row.made_at or row.given_by.until, "written_at": row.made_at or row.begun_at}
        return self.page(request, "hand_over_detail", facts | dates)

    @method_decorator(once)
    def accept(self, request, pk):
        row = get_object_or_404(self._made(request), pk=pk)
        form = AcceptForm(request.POST)
        if not form.is_valid():
            return self._detail(request, row, form)
        remark = form.cleaned_data["remark"]
        if self.attempt(request, lambda: accept_hand_over(row, remark=remark, actor=request.user)):
            messages.success(request, f"已接收{row.given_by.user.name}移交的工作。")
        return redirect("college:hand-over-detail", row.pk)


_hand_overs = HandOverPages()
hand_over = _form(_hand_overs.write)
hand_over_detail = require_safe(_hand_overs.detail)
hand_over_accept = require_POST(_hand_overs.accept)
