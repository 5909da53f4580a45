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


class AppointmentQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))

    def current(self):
        return self.on(timezone.localdate()).filter(user__is_active=True)

    def leaders(self):
        return self.filter(duty="leader")


class ContactPointQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_published=True)


class NoticeQuerySet(models.QuerySet):
    def for_user(self, user, *, colleges=(), duties=()):
        """Notices addressed to the user, to one of the user's groups, or to the user's duties in `colleges`."""
        mine = Q(user=user) | Q(role__in=user.groups.values("name"))
        for college in colleges:
            mine |= Q(college=college) & (Q(duty="") | Q(duty__in=duties))
        return self.filter(mine, settled_at__isnull=True)

    def unread_by(self, user):
        return self.exclude(reads__user=user)
