"""Rights and named reads of events. Everything of an event is the college's whose event it is."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alumni.models import Alumnus
from colleges.models import College
from colleges.querysets import OfCollegeQuerySet

#: a suggestion that came is answered or passed on within these days
DEALT_WITH_IN = timedelta(days=7)


class EventQuerySet(OfCollegeQuerySet):
    def of_school(self):
        return self.filter(college__isnull=True)

    def standing(self):
        """What was not cancelled."""
        return self.exclude(state="cancelled")

    def approved(self):
        """Whose plan the office approved: it may be shown and registered for."""
        return self.filter(plan__state="approved")

    def public(self):
        """What stands on the public calendar, cancelled ones too: whoever wanted to come must see it."""
        return self.approved().filter(visibility="public")

    def by_link(self):
        """What its secret address opens for anybody."""
        return self.approved().filter(visibility__in=["public", "link"])

    def upcoming(self):
        return self.filter(ends_at__gt=timezone.now()).order_by("starts_at", "id")

    def past(self):
        return self.filter(ends_at__lte=timezone.now())

    def between(self, first, last):
        """Events that touch the days `first` to `last`, the earliest first."""
        return self.filter(starts_at__date__lte=last, ends_at__date__gte=first).order_by("starts_at", "id")

    def seen_by(self, college):
        """The college's own; None: the office, which sees all."""
        return self.of_college(college) if college else self


class OfEventQuerySet(models.QuerySet):
    """Rows with `event`."""

    def of_college(self, college):
        return self.filter(event__college__in=College.objects.family_of(college))


class EventDepartmentQuerySet(OfEventQuerySet):
    def told(self):
        """Which the department itself may see: it was told at some time."""
        return self.filter(told_by__isnull=False)

    def of_departments(self, departments):
        return self.told().filter(department__in=departments)

    def waiting_for_reply(self):
        """Told, of an event that stands, and nothing said since."""
        unsaid = Q(replied_at__isnull=True) | Q(replied_at__lt=models.F("told_at"))
        return self.filter(unsaid, told_at__isnull=False, event__state="preparing", event__ends_at__gt=timezone.now())


class EventPaperQuerySet(OfEventQuerySet):
    def standing(self):
        return self.filter(withdrawn_at__isnull=True)


class OfPlanQuerySet(models.QuerySet):
    """Rows with `plan`."""

    def of_college(self, college):
        return self.filter(plan__event__college__in=College.objects.family_of(college))


class EventTaskQuerySet(OfEventQuerySet):
    def open(self):
        return self.filter(done_at__isnull=True, event__state="preparing")

    def of_departments(self, departments):
        return self.filter(department__in=departments)

    def overdue(self):
        return self.open().filter(due_on__lt=timezone.localdate())


class VenueQuerySet(models.QuerySet):
    def of_college(self, college):
        """The college's own rooms: those it keeps."""
        return self.filter(college__in=College.objects.family_of(college))

    def open_to(self, college):
        """What an event may book: a college's its own rooms and the school's, the school's event (None) any."""
        rooms = self.filter(closed_on__isnull=True)
        return rooms.filter(Q(college=None) | Q(college__in=College.objects.family_of(college))) if college else rooms


class VenueBookingQuerySet(OfEventQuerySet):
    def standing(self):
        return self.filter(released_at__isnull=True)

    def to_renew(self):
        """Booked when the event had another time than it has now."""
        same = Q(event_starts_at=models.F("event__starts_at"), event_ends_at=models.F("event__ends_at"))
        return self.standing().exclude(same)

    def across(self, starts_at, ends_at):
        """That touch these hours; what ends as another begins does not."""
        return self.standing().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)


class GuestQuerySet(OfEventQuerySet):
    def expected(self):
        return self.filter(reply="yes")

    def without_reply(self):
        return self.filter(reply="none")

    def invitable(self):
        """Who may be written to: one of ours only as long as they may be contacted."""
        return self.filter(Q(alumnus=None) | Q(alumnus__in=Alumnus.objects.contactable().values("pk")))


class RegistrationQuerySet(OfEventQuerySet):
    def standing(self):
        return self.exclude(state="cancelled")

    def confirmed(self):
        return self.filter(state="confirmed")

    def waiting(self):
        """The waiting list, who came first in front."""
        return self.filter(state="waiting").order_by("queued_at", "id")

    def untold(self):
        """Who does not know the event's last change, or that a seat came free."""
        unknown = Q(told_change__lt=models.F("event__change_no"))
        return self.filter(unknown | Q(moved_up_at__isnull=False, moved_up_told_at__isnull=True))

    def unmatched(self):
        """Who has not been found, or not been looked for, in the database."""
        return self.standing().filter(alumnus__isnull=True, matched_at__isnull=True)


class CheckInQuerySet(OfEventQuerySet):
    def standing(self):
        return self.filter(undone_at__isnull=True)


class SuggestionQuerySet(models.QuerySet):
    """A suggestion made at a college's event is the college's; without an event it is the college's that heard it."""

    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))

    def of_departments(self, departments):
        return self.filter(department__in=departments)

    def unanswered(self):
        return self.filter(state__in=["new", "assigned"])

    def with_the_college(self):
        """New, and neither handed on nor taken in hand by the office."""
        return self.filter(state="new", college__isnull=False, handed_on_at__isnull=True)

    def with_the_office(self):
        return self.filter(Q(college__isnull=True) | Q(handed_on_at__isnull=False), state="new")

    def overdue(self):
        today = timezone.localdate()
        before = timezone.make_aware(datetime.combine(today - DEALT_WITH_IN, time()))
        lying = Q(handed_on_at__lt=before) | Q(handed_on_at__isnull=True, heard_at__lt=before)
        return self.filter(Q(state="assigned", due_on__lt=today) | Q(state="new") & lying)

    def to_tell(self):
        """Answered, and whoever said it is known and has not been told."""
        known = ~Q(name="") | ~Q(contact="") | Q(registration__isnull=False)
        return self.filter(known, state__in=["answered", "set_aside"], sent_back_at__isnull=True)

    def shown(self):
        """What the public may read: with the consent of who said it."""
        return self.filter(state="answered", may_show=True, shown_at__isnull=False).filter(
            Q(event__isnull=True) | Q(event__plan__state="approved", event__visibility="public")
        )
