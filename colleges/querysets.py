from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from colleges.curriculum import Curriculum, MajorName
from colleges.succession import RuleLine


class CollegeQuerySet(models.QuerySet):
    def current(self):
        return self.filter(closed_on__isnull=True)

    def family_of(self, college):
        """Ids of the college and of those that were merged into it, directly or through one another."""
        family, frontier = {college.pk}, {college.pk}
        while frontier:
            frontier = set(self.filter(merged_into__in=frontier).values_list("pk", flat=True)) - family
            family |= frontier
        return family

    def successors(self):
        """`{id of each college: id of the college that it is today}`, through every merger, in one query."""
        into = dict(self.values_list("pk", "merged_into"))
        return {pk: _last(pk, into) for pk in into}

    def families(self):
        """`{id of each college: ids of its family}`, as `family_of` tells of one, for all in one query."""
        into, families = dict(self.values_list("pk", "merged_into")), {}
        for pk in into:
            for ancestor in _line(pk, into):
                families.setdefault(ancestor, set()).add(pk)
        return families

    def name_index(self):
        """`{name, short name or former name: id of the college it is today}` for reading a 分院 column."""
        from_former, from_present, successors = {}, {}, self.successors()
        for college in self.prefetch_related("former_names"):
            today = successors[college.pk]
            for former in college.former_names.all():
                from_former[former.name] = today
            for name in filter(None, (college.name, college.short_name)):
                from_present[name] = today
        return from_former | from_present


def _line(pk, into):
    """The college and those it went into, one after the other."""
    line = []
    while pk is not None and pk not in line:
        line.append(pk)
        pk = into.get(pk)
    return line


def _last(pk, into):
    return _line(pk, into)[-1]


class MajorQuerySet(models.QuerySet):
    def of_college(self, college):
        """Majors that belong or belonged to the college or to one merged into it."""
        family = self._colleges().family_of(college)
        return self.filter(placements__college_id__in=family).distinct()

    def placed_in(self, college, *, from_year=None, until_year=None):
        """Majors of the college's today, or at some time within these years (None is open)."""
        family, today = self._colleges().family_of(college), timezone.localdate()
        first, last = date(from_year or date.min.year, 1, 1), date(until_year or date.max.year, 12, 31)
        on = [_placed_between(today, today), _placed_between(first, last)]
        return self.filter(on[0] | on[1], placements__college_id__in=family).distinct()

    def colleges_of_today(self):
        """`{id of each major that is taught somewhere today: id of the college}`, through every merger."""
        today, successors = timezone.localdate(), self._colleges().successors()
        rows = self.filter(_placed_between(today, today)).values_list("pk", "placements__college_id")
        return {pk: successors[college] for pk, college in rows}

    def curriculum_of(self, college, school=None):
        """What reading a roster needs to know: the college's majors, or everybody's where `college` is None.

        With the `school` that issued the numbers, also what its former majors are today.
        """
        majors = (self.of_college(college) if college else self.filter(placements__isnull=False)).distinct()
        placed = self._placements(majors)
        return Curriculum(
            college_pk=college.pk if college else None,
            college_name=college.name if college else "",
            college_names=self._colleges().name_index() if college is None else {},
            majors=tuple(
                MajorName(m.pk, m.name, tuple(m.short_names), m.opened, m.closed, placed.get(m.pk)) for m in majors
            ),
            this_year=timezone.localdate().year,
            school_pk=school.pk if school else None,
            rules=school.succession_rules.lines() if school else (),
        )

    def _placements(self, majors):
        placements = self.model._meta.get_field("placements").related_model.objects
        rows = placements.filter(major__in=majors).order_by("since").values_list("major_id", "college_id")
        return dict(rows)

    def _colleges(self):
        return self.model._meta.get_field("placements").related_model._meta.get_field("college").related_model.objects


def _placed_between(first, last):
    ended = Q(placements__until__isnull=True) | Q(placements__until__gte=first)
    return Q(placements__since__lte=last) & ended


class SuccessionRuleQuerySet(models.QuerySet):
    def lines(self):
        """As plain data, to look up by."""
        columns = ("school_id", "written", "from_year", "until_year", "college_id", "major_id")
        return tuple(RuleLine(*values) for values in self.values_list(*columns))


class OfCollegeQuerySet(models.QuerySet):
    """Rows with a real column `college`: the college's own and those of colleges that were merged into it."""

    def of_college(self, college):
        return self.filter(college__in=self._colleges().family_of(college))

    def _colleges(self):
        return self.model._meta.get_field("college").related_model.objects


class PeriodQuerySet(models.QuerySet):
    """Rows of a person with `since` and `until`, both days included."""

    def on(self, day: date):
        return self.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))

    def current(self):
        return self.on(timezone.localdate()).filter(user__is_active=True)


class AppointmentQuerySet(PeriodQuerySet):
    def on(self, day):
        """Nobody sits for a college that was closed, whatever was registered before."""
        return super().on(day).filter(college__closed_on__isnull=True)

    def leaders(self):
        return self.filter(duty="leader")

    def of_college(self, college):
        colleges = self.model._meta.get_field("college").related_model.objects
        return self.filter(college__in=colleges.family_of(college))


class DepartmentQuerySet(models.QuerySet):
    def current(self):
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=timezone.localdate()))

    def of_user(self, user):
        """Departments in which the user works today."""
        seats = self.model._meta.get_field("members").related_model.objects.current().filter(user=user)
        return self.current().filter(pk__in=seats.values("department"))


class AttachmentQuerySet(OfCollegeQuerySet):
    def of_school(self):
        return self.filter(college__isnull=True)


class HistoryQuerySet(OfCollegeQuerySet):
    def waiting(self):
        return self.filter(state="submitted")

    def public(self):
        return self.filter(published__isnull=False)


class HandOverQuerySet(models.QuerySet):
    def of_college(self, college):
        colleges = self.model._meta.get_field("given_by").related_model._meta.get_field("college").related_model.objects
        return self.filter(given_by__college__in=colleges.family_of(college))

    def made(self):
        return self.filter(made_at__isnull=False)

    def readable(self):
        """What the college reads: what was made, and what somebody left to whom nobody has been appointed yet."""
        return self.filter(Q(made_at__isnull=False) | Q(given_by__until__lt=timezone.localdate()))

    def waiting(self):
        """Made and not accepted yet."""
        return self.made().filter(accepted_at__isnull=True)

    def waiting_since(self, day):
        """Made before `day` to somebody who came before it, is still there and has not accepted yet."""
        there = Q(given_to__until__isnull=True) | Q(given_to__until__gte=timezone.localdate())
        return self.waiting().filter(there, made_at__date__lt=day, given_to__since__lt=day)


class ContactPointQuerySet(models.QuerySet):
    def public(self):
        """On 联系我们: published, of the office or of a college that still stands."""
        return self.filter(is_published=True, college__closed_on__isnull=True)

    def with_phone(self):
        return self.exclude(phone="")

    def of_college(self, college):
        """A college's own: it answers for its phones today, not for those of colleges that went into it."""
        return self.filter(college=college)

    def unconfirmed_since(self, day):
        return self.filter(confirmed_on__lt=day)

    def without_site(self):
        """Published, but not said where on the school's or the unit's own site, or never looked up there (art. 6)."""
        on_both = Q(school_site_checked_on__isnull=False, own_site_checked_on__isnull=False)
        return self.public().exclude(on_both & ~Q(school_site="") & ~Q(own_site=""))


class NoticeQuerySet(models.QuerySet):
    def addressed_to(self, user, *, seats=()):
        """Notices to the user, to one of the user's groups, or to the duties of the user's `seats` (of the gate).

        What was told to a college before it went into another is read by those who sit for that one.
        """
        mine = Q(user=user) | Q(role__in=user.groups.values("name"))
        for seat in seats:
            mine |= Q(college__in=seat.family) & (Q(duty="") | Q(duty__in=seat.duties))
        return self.filter(mine)

    def for_user(self, user, *, seats=()):
        """Those of them whose matter is not settled."""
        return self.addressed_to(user, seats=seats).filter(settled_at__isnull=True)

    def unread_by(self, user):
        return self.exclude(reads__user=user)

    def done_by(self, user):
        return self.filter(reads__user=user, reads__done_at__isnull=False)

    def open_for(self, user):
        """What the user has not laid aside."""
        return self.exclude(pk__in=self.done_by(user).values("pk"))
