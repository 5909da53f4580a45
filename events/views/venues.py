"""Rooms: the list that a desk keeps, one room's week, and what an event has booked. For two doors."""

from datetime import date, datetime, time, timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator

from common.once import once
from common.refusals import refusals_on
from events.forms.preparation import BookingForm, VenueEditForm, VenueForm
from events.models import Event, Venue, VenueBooking
from events.services.bookings import (
    book_venue,
    keep_booking,
    needs_renewal,
    release_booking,
    renew_booking,
    renewed_times,
)
from events.services.venues import add_venue, close_venue, edit_venue, reopen_venue
from events.views.doors import EventDoor
from events.words import span

WEEK = timedelta(days=7)
WEEKDAYS = "一二三四五六日"
FIRST, LAST = date(2001, 1, 1), date(2100, 12, 20)


class VenuePages(EventDoor):
    room = "events/preparation"

    # --- the rooms ---

    def list(self, request):
        """The rooms one may book; one's own also after they were closed."""
        mine = set(self.own(Venue.objects, request).values_list("pk", flat=True))
        shown = Venue.objects.open_to(self.college(request)) | Venue.objects.filter(pk__in=mine)
        rows = shown.select_related("college").order_by("closed_on", "college__name", "name")
        return self.page(request, "venues", {"rows": [(venue, venue.pk in mine) for venue in rows]})

    @method_decorator(once)
    def add(self, request):
        form = VenueForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                venue = add_venue(changes=form.changes, college=self.college(request), actor=request.user)
                messages.success(request, f"已登记{venue}。")
                return self.to("venue-list")
        return self.page(request, "venue_form", {"form": form, "title": "登记场地", "confirm": "登记场地"})

    def edit(self, request, pk):
        venue = self.fetch(Venue.objects, request, pk)
        form = VenueEditForm(request.POST or None, instance=venue)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                edit_venue(venue, changes=form.changes, version=form.seen, actor=request.user)
                messages.success(request, f"已保存{venue}。")
                return self.to("venue-list")
        return self.page(request, "venue_form", {"form": form, "title": f"修改{venue}", "confirm": "保存场地"})

    def close(self, request, pk):
        venue = self.fetch(Venue.objects, request, pk)
        if self.attempt(request, lambda: close_venue(venue, actor=request.user)):
            messages.success(request, f"{venue}已停用，不能再预订。")
        return self.to("venue-list")

    def reopen(self, request, pk):
        venue = self.fetch(Venue.objects, request, pk)
        if self.attempt(request, lambda: reopen_venue(venue, actor=request.user)):
            messages.success(request, f"{venue}恢复使用。")
        return self.to("venue-list")

    def week(self, request, pk):
        """What is booked in a week; of others' events only title and unit."""
        mine = self.own(Venue.objects, request).values("pk")
        rooms = Venue.objects.open_to(self.college(request)) | Venue.objects.filter(pk__in=mine)
        venue = get_object_or_404(rooms.select_related("college"), pk=pk)
        monday = _monday(request.GET.get("day", ""))
        first = timezone.make_aware(datetime.combine(monday, time()))
        rows = venue.bookings.across(first, first + WEEK).select_related("event__college")
        days = [monday + timedelta(days=n) for n in range(7)]
        context = {
            "venue": venue,
            "week": [(day, WEEKDAYS[day.weekday()], _on(rows, day)) for day in days],
            "monday": monday,
            "sunday": days[-1],
            "before": monday - WEEK,
            "after": monday + WEEK,
        }
        return self.page(request, "venue_week", context)


class BookingPages(EventDoor):
    room = "events/preparation"

    @method_decorator(once)
    def list(self, request, pk):
        event = self.event(request, pk)
        acts = self.may_act(request) and event.state == Event.State.PREPARING
        form = BookingForm(request.POST or None, event=event)
        if request.method == "POST" and acts and form.is_valid():
            with refusals_on(form):
                facts = {name: form.cleaned_data[name] for name in form.Meta.fields}
                row = book_venue(event, **facts, actor=request.user)
                messages.success(request, f"已预订{row.venue}，{span(row.starts_at, row.ends_at)}。")
                return self.to("booking-list", event.pk)
        rows = event.bookings.select_related("venue", "booked_by", "released_by").order_by("starts_at", "pk")
        standing = [(row, _renewal(row, event)) for row in rows if not row.released_at]
        context = {"form": form, "rows": standing, "released": [row for row in rows if row.released_at], "acts": acts}
        return self.event_page(request, event, "bookings", context)

    def release(self, request, pk):
        return self._act(request, pk, release_booking, "已退订{0.venue}，{1}。")

    def renew(self, request, pk):
        return self._act(request, pk, renew_booking, "已按新的时间预订{0.venue}，{1}。")

    def keep(self, request, pk):
        return self._act(request, pk, keep_booking, "{0.venue}仍用原来的时间，{1}。")

    def _act(self, request, pk, act, said):
        row = self.of_event(VenueBooking.objects.select_related("venue"), request, pk)
        if done := self.attempt(request, lambda: act(row, actor=request.user)):
            messages.success(request, said.format(done, span(done.starts_at, done.ends_at)))
        return self.to("booking-list", row.event_id)


def _renewal(row, event):
    """The hours that one tap would book, or an empty string."""
    return span(*renewed_times(row, event)) if needs_renewal(row, event) else ""


def _monday(text):
    """Of the week in which the day lies; of this week where there is no such day."""
    try:
        day = min(max(date.fromisoformat(text), FIRST), LAST)
    except ValueError:
        day = timezone.localdate()
    return day - timedelta(days=day.weekday())


def _on(rows, day):
    first = timezone.make_aware(datetime.combine(day, time()))
    until = first + timedelta(days=1)
    return [row for row in rows if row.starts_at < until and row.ends_at > first]
