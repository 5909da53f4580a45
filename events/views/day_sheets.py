"""What is written in many rows at the organiser's desk: paper lists typed in, and seats. For two doors."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.utils.decorators import method_decorator

from common.once import once
from common.refusals import refusals_on
from events.forms.day import DealForm, PaperForm, read_seats
from events.services.paper_lists import enter_papers, judge
from events.services.seating import deal_seats, doubled, put_seats, seated
from events.views.day import is_open
from events.views.doors import EventDoor

PER_PAGE = 100


class SheetPages(EventDoor):
    room = "events/day"

    # --- paper lists ---

    @method_decorator(once)
    def papers(self, request, pk):
        event, form = self.event(request, pk), PaperForm(request.POST or None)
        verdicts = []
        if request.method == "POST" and form.is_valid():
            if request.POST.get("act") == "enter" and (done := self._enter(request, event, form)):
                matched, new = done
                messages.success(request, f"已补录：{matched} 位已报名的签到，{new} 位新登记并签到。")
                return self.to("check-in", pk)
            with refusals_on(form):
                verdicts = judge(self.event(request, pk), form.rows)
        context = {
            "form": form,
            "verdicts": verdicts,
            "refused": sum(each.state == "refused" for each in verdicts),
            "is_open": is_open(event),
        }
        return self.event_page(request, event, "papers", context)

    @staticmethod
    def _enter(request, event, form):
        with refusals_on(form):
            return enter_papers(event, rows=form.rows, actor=request.user)

    # --- seats ---

    def seats(self, request, pk):
        event = self.event(request, pk)
        typed, refusal = {}, ""
        if request.method == "POST":
            try:
                typed = read_seats(request.POST)
                changed = put_seats(event, seats=typed, actor=request.user)
                messages.success(request, f"已保存座位，改动 {changed} 处。")
                return self._seats_again(request, pk)
            except ValidationError as error:
                refusal = " ".join(error.messages)
        return self._seats_page(request, event, DealForm(), typed, refusal)

    def _seats_again(self, request, pk):
        response, number = self.to("seats", pk), request.GET.get("page", "")
        if number.isdecimal():
            response["Location"] += f"?page={number}"
        return response

    def _seats_page(self, request, event, form, typed=(), refusal=""):
        page = Paginator(seated(event), PER_PAGE).get_page(request.GET.get("page"))
        lines = [(row, typed[row.pk][0] if row.pk in typed else row.seat) for row in page]
        context = {"page": page, "lines": lines, "deal": form, "refusal": refusal, "doubled": doubled(event)[:10]}
        return self.event_page(request, event, "seats", context)

    @method_decorator(once)
    def seat_fill(self, request, pk):
        event, form = self.event(request, pk), DealForm(request.POST)
        if form.is_valid():
            with refusals_on(form):
                facts = {name: form.cleaned_data[name] for name in ("unit", "per", "apart", "keep")}
                dealt = deal_seats(event, actor=request.user, **facts)
                messages.success(request, f"已为 {dealt} 份报名排好座位，可以逐个改动。")
                return self.to("seats", pk)
        return self._seats_page(request, self.event(request, pk), form)
