"""Suggestions heard: the list, one of them, what the desk does with it. For two doors (see `events.views.doors`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator

from audit.models import ReadingLine
from common.once import once
from common.refusals import refusals_on
from events.forms.suggestions import AnswerForm, EditForm, ListForm, NoteForm, chosen
from events.models import Suggestion
from events.services.suggestion_answers import answer_suggestion, hand_on_suggestion, mark_sent_back
from events.services.suggestions import (
    edit_suggestion,
    note_suggestion,
    renew_suggestion_link,
    set_consent,
    show_suggestion,
    take_off,
)
from events.suggestion_mail import mailbox_of, may_be_mailed, send_now
from events.suggestion_words import badges_of, masked_contact
from events.views.doors import EventDoor

PER_PAGE = 50
State = Suggestion.State
RELATED = ("event__college", "event__plan", "college", "department", "registration")
PEOPLE = ("heard_by", "handed_on_by", "assigned_by", "answered_by", "sent_back_by", "shown_by")


class SuggestionReading(EventDoor):
    room = "events/suggestions"

    def rows(self, request):
        return self.own(Suggestion.objects, request).select_related(*RELATED)

    def row(self, request, pk):
        return get_object_or_404(self.rows(request).select_related(*PEOPLE), pk=pk)

    def list(self, request):
        form = ListForm(request.GET, events=self._events_with(request), office=not self.college(request))
        q = request.GET.get("q", "").replace("\0", "").strip()[:40]
        page = self._page_of(request, chosen(self.rows(request), q=q, **form.wanted))
        kept = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
        context = {"form": form, "q": q, "kept": kept, "is_filtered": bool(form.wanted or q)}
        return self.page(request, "list", context | page)

    def of_one_event(self, request, pk):
        event = self.event(request, pk)
        return self.event_page(request, event, "event", self._page_of(request, self.rows(request).filter(event=event)))

    def _page_of(self, request, rows):
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        return {"page": page, "lines": [(row, badges_of(row)) for row in page]}

    def _events_with(self, request):
        """Events of which something was said."""
        said = self.own(Suggestion.objects, request).filter(event__isnull=False)
        return self.events(request).filter(pk__in=said.values("event")).order_by("-starts_at")

    def detail(self, request, pk):
        return self._detail(request, self.row(request, pk))

    def _detail(self, request, row, *, in_full=False, **more):
        office = not self.college(request)
        handles = self.may_act(request) and (office or row.is_with_college)
        done = row.state in (State.ANSWERED, State.SET_ASIDE)
        context = {
            "row": row,
            "badges": badges_of(row),
            "in_full": in_full,
            "contact": masked_contact(row),
            "handles": handles,
            "may_edit": handles and row.heard_by_id and not done,
            "may_hand_on": handles and not office and row.state == State.NEW,
            "may_assign": handles and office and row.state != State.ANSWERED,
            "may_set_aside": handles and office and not done,
            "is_done": done,
            "may_mail": done and not row.sent_back_at and may_be_mailed(row),
            "mailbox": bool(mailbox_of(row)),
            "is_listed": Suggestion.objects.shown().filter(pk=row.pk).exists(),
        }
        return self.page(request, "detail", context | more)


class SuggestionPages(SuggestionReading):
    # --- writing down ---

    @method_decorator(once)
    def add(self, request):
        """`?event=…` comes from an event's page."""
        events = self.events(request).standing().order_by("-starts_at")
        form = NoteForm(request.POST or None, events=events, initial=self._asked_event(request))
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                facts = {"event": form.cleaned_data["event"], "college": self.college(request)}
                facts |= form.facts | {"heard_at": form.heard_at}
                row = note_suggestion(form.cleaned_data["text"], actor=request.user, **facts)
                messages.success(request, "已登记这条建议。下一步：答复、转办，或者转交。")
                return self.to("suggestion-detail", row.pk)
        context = {"form": form, "title": "登记听到的建议", "confirm": "登记建议", "told": TOLD_ON_NOTING}
        return self.page(request, "form", context)

    @staticmethod
    def _asked_event(request):
        asked = request.GET.get("event", "")
        return {"event": asked} if asked.isdigit() and len(asked) < 19 else {}

    def edit(self, request, pk):
        row = self.row(request, pk)
        form = EditForm(request.POST or None, instance=row, label_suffix="")

        def act():
            facts = {"college": self.college(request), "version": form.seen, "actor": request.user}
            edit_suggestion(row, changes=form.changes, **facts)
            return "已保存。"

        return self.form_page(request, row, form, act, title="修改登记的建议", confirm="保存建议")

    def form_page(self, request, row, form, act, **words):
        """`act()` does what the form asks and says what was done; a refusal stands on the form."""
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                messages.success(request, act())
                return self.to("suggestion-detail", row.pk)
        return self.page(request, "form", {"row": row, "form": form} | words)

    # --- acts ---

    def answer(self, request, pk):
        row = self.row(request, pk)
        form = AnswerForm(request.POST or None, instance=row)

        def act():
            facts = {"college": self.college(request), "version": form.seen, "actor": request.user}
            answer_suggestion(row, answer=form.cleaned_data["answer"], **facts)
            return told_by_mail(row)

        return self.form_page(request, row, form, act, title="答复建议", confirm="保存答复")

    def _step(self, request, pk, act, done):
        if self.attempt(request, lambda: act(self.row(request, pk)) or True):
            messages.success(request, done)
        return self.to("suggestion-detail", pk)

    def hand_on(self, request, pk):
        facts = {"college": self.college(request), "actor": request.user}
        return self._step(request, pk, lambda row: hand_on_suggestion(row, **facts), "已转交校友会办公室。")

    def publish(self, request, pk):
        facts = {"college": self.college(request), "actor": request.user}
        return self._step(request, pk, lambda row: show_suggestion(row, **facts), "已公开，不含姓名和联系方式。")

    def take_off(self, request, pk):
        facts = {"college": self.college(request), "actor": request.user}
        return self._step(request, pk, lambda row: take_off(row, **facts), "已从公开页撤下。")

    def consent(self, request, pk):
        """As the person told staff; giving it stands to the one who wrote the suggestion down."""
        may = request.POST.get("may_show") == "yes"
        done = "已记下本人同意公开。" if may else "已记下本人不同意公开，公开页上不再显示。"
        return self._step(request, pk, lambda row: set_consent(row, may_show=may, actor=request.user), done)

    def told(self, request, pk):
        return self._step(request, pk, lambda row: mark_sent_back(row, actor=request.user), "已记为转告本人。")

    def send(self, request, pk):
        row = self.row(request, pk)
        if row.is_answered and not row.sent_back_at and send_now(row, actor=request.user):
            messages.success(request, "邮件已发出，记为已转告本人。")
        else:
            messages.error(request, "邮件没有发出。请打电话转告，或过一会儿再发。")
        return self.to("suggestion-detail", pk)

    def show_contact(self, request, pk):
        """The page again with the contact in full; the showing is a line in the log."""
        row = self.row(request, pk)
        facts = {"subject": f"校友建议 {row.pk}", "subject_id": 0, "what": "建议人联系方式"}
        ReadingLine.signed(actor=request.user, college=self.college(request), **facts)
        return self._detail(request, row, in_full=True)

    @method_decorator(once)
    def link(self, request, pk):
        """A fresh link for whoever lost it or spoke to us; this page shows it once."""
        row = self.row(request, pk)
        token = renew_suggestion_link(row, actor=request.user)
        address = request.build_absolute_uri(reverse("events:suggestion", args=[token]))
        response = self._detail(request, row, address=address)
        response.headers["Cache-Control"] = "no-store, private"
        response.done_at = request.path.removesuffix("link/")
        return response


TOLD_ON_NOTING = "在座谈、走访或电话里听到的建议。姓名和联系方式只用来转告答复，答复一段时间后自动清除。"


def told_by_mail(row):
    """What is said after an answer: whether the person knows of it already."""
    row.refresh_from_db()
    if row.sent_back_at:
        return "已答复，并已发邮件告诉本人。"
    if mailbox_of(row):
        return "已答复。邮件没有发出，请打电话转告，或过一会儿在本页再发。"
    return "已答复。本人有链接的，打开就能看到；知道是谁提的，请转告。" if row.said_by or row.contact else "已答复。"
