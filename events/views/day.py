"""The day itself at the organiser's desk: who is there, walk-ins, paper lists, stations, seats, files. For two doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator

from common.downloads import download
from common.once import once
from common.qr import qr_svg
from common.refusals import refusals_on
from events.day_files import day_file
from events.day_lists import LEAST, TOO_SHORT, by_class, counts, expected, found, shown, undone, with_check_ins
from events.forms.day import FileForm, ListForm, PeopleForm, SeatsMoreForm, StationForm, WalkInForm
from events.models import CheckIn, CheckInStation, Registration
from events.services.check_ins import came_new, check_in, first_moment, new_key, set_people, undo_check_in
from events.services.stations import issue_station, revoke_station, station_end
from events.services.walk_ins import add_seats, walk_in
from events.views.doors import EventDoor

PER_PAGE = 50


def is_open(event):
    return event.state == event.State.PREPARING and timezone.now() >= first_moment(event)


class DayPages(EventDoor):
    room = "events/day"

    # --- who is there ---

    def check_ins(self, request, pk):
        event = self.event(request, pk)
        form = ListForm(request.GET)
        show = form.cleaned_data["show"] if form.is_valid() else ""
        q = request.GET.get("q", "").replace("\0", "").strip()[:40]
        rows, said = shown(expected(event), show), ""
        if q and len(q) < LEAST:
            said = TOO_SHORT
        elif q:
            rows = found(rows, q)
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        context = self._counted(event) | {
            "filters": ListForm(initial={"show": show}),
            "show": show,
            "q": q,
            "said": said,
            "page": page,
            "lines": with_check_ins(page),
            "undone": undone(event),
            "is_open": is_open(event),
            "opens": first_moment(event),
            "files": FileForm(auto_id="file_%s"),
            "stations": event.stations.living().count(),
        }
        return self.event_page(request, event, "list", context)

    def count(self, request, pk):
        """The figures again, for the page that asks by itself."""
        event = self.event(request, pk)
        return self.page(request, "_figures", {"event": event} | self._counted(event))

    @staticmethod
    def _counted(event):
        return {"counts": counts(event), "classes": by_class(event)}

    # --- one person ---

    def _back(self, request, event_pk):
        """To the list as it was: filter and search go along."""
        asked = request.GET.urlencode()
        response = self.to("check-in", event_pk)
        if asked:
            response["Location"] += f"?{asked}"
        return response

    def add(self, request, pk):
        row = self.of_event(Registration.objects, request, pk)
        if done := self.attempt(request, lambda: check_in(row, key=new_key(), actor=request.user)):
            messages.success(request, f"{row.name}已签到，到场 {done.people} 位。")
        return self._back(request, row.event_id)

    def _row(self, request, pk):
        return self.of_event(CheckIn.objects.select_related("registration", "event"), request, pk)

    def undo(self, request, pk):
        row = self._row(request, pk)
        if done := self.attempt(request, lambda: undo_check_in(row, actor=request.user)):
            also = f"{row.get_method_display()}的报名一并取消。" if came_new(done) else ""
            messages.success(request, f"已撤销{row.registration.name}的签到。{also}")
        return self._back(request, row.event_id)

    def people(self, request, pk):
        row, form = self._row(request, pk), PeopleForm(request.POST)
        if not form.is_valid():
            messages.error(request, "到场人数应为 1 至 21 的数字。")
        elif self.attempt(request, lambda: set_people(row, people=form.cleaned_data["people"], actor=request.user)):
            messages.success(request, f"{row.registration.name}到场 {form.cleaned_data['people']} 位。")
        return self._back(request, row.event_id)

    # --- walk-ins ---

    @method_decorator(once)
    def walk_in(self, request, pk):
        event, form = self.event(request, pk), WalkInForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                same = form.cleaned_data["same_name"]
                done = walk_in(event, facts=form.facts, key=new_key(), same_name=same, actor=request.user)
                messages.success(request, f"{done.registration.name}已登记并签到，到场 {done.people} 位。")
                return self.to("check-in-walk-in", pk)
        return self._walk_in_page(request, pk, form)

    def _walk_in_page(self, request, pk, form, seats=None):
        event = self.event(request, pk)
        context = {"form": form, "seats": seats or SeatsMoreForm(auto_id="seats_%s"), "is_open": is_open(event)}
        return self.event_page(request, event, "walk_in", context)

    @method_decorator(once)
    def more_seats(self, request, pk):
        event, form = self.event(request, pk), SeatsMoreForm(request.POST, auto_id="seats_%s")
        if form.is_valid():
            with refusals_on(form):
                given = form.cleaned_data
                event = add_seats(event, number=given["number"], reason=given["reason"], actor=request.user)
                messages.success(request, f"已加座 {given['number']} 个，名额现为 {event.capacity} 个。")
                return self.to("check-in-walk-in", pk)
        return self._walk_in_page(request, pk, WalkInForm(), form)

    # --- stations ---

    def stations(self, request, pk):
        return self._stations(request, self.event(request, pk), StationForm())

    def _stations(self, request, event, form, **more):
        rows = event.stations.select_related("issued_by", "revoked_by")
        context = {"form": form, "rows": rows, "until": station_end(event)}
        return self.event_page(request, event, "stations", context | more)

    @method_decorator(once)
    def station_issue(self, request, pk):
        """The link stands on this page once; nobody can read it again."""
        event, form = self.event(request, pk), StationForm(request.POST)
        if not form.is_valid():
            return self._stations(request, event, form)
        with refusals_on(form):
            station, token = issue_station(event, label=form.cleaned_data["label"], actor=request.user)
            address = request.build_absolute_uri(reverse("events:station", args=[token]))
            code = qr_svg(address, label=f"{station.label}的签到链接")
            response = self._stations(request, event, StationForm(), address=address, code=code, station=station)
            response.headers["Cache-Control"] = "no-store, private"
            response.done_at = request.path.removesuffix("issue/")
            return response
        return self._stations(request, event, form)

    def station_revoke(self, request, pk):
        station = self.of_event(CheckInStation.objects, request, pk)
        if self.attempt(request, lambda: revoke_station(station, actor=request.user)):
            messages.success(request, f"已收回“{station.label}”的签到链接，那部手机不能再签到。")
        return self.to("station-list", station.event_id)

    # --- files ---

    @method_decorator(once)
    def file(self, request, pk):
        event, form = self.event(request, pk), FileForm(request.POST)
        kind = form.cleaned_data.get("kind", "") if form.is_valid() else ""
        facts = {"kind": kind, "college": self.college(request), "actor": request.user}

        def address_of(badge):
            return request.build_absolute_uri(reverse("events:badge", args=[badge]))

        file = self.attempt(request, lambda: day_file(event, address_of=address_of, **facts))
        return download(file) if file else self.to("check-in", pk)
