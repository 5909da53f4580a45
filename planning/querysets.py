"""Rights and named reads of plans. Everything of an item or a plan is the college's whose plan it is."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from colleges.models import College
from colleges.querysets import OfCollegeQuerySet


class WorkPlanQuerySet(OfCollegeQuerySet):
    def of_school(self):
        return self.filter(college__isnull=True)

    def of_colleges(self):
        return self.filter(college__isnull=False)


class OfPlanQuerySet(models.QuerySet):
    """Rows with `plan`."""

    def of_college(self, college):
        return self.filter(plan__college__in=College.objects.family_of(college))

    def of_school(self):
        return self.filter(plan__college__isnull=True)


class PlanItemQuerySet(OfPlanQuerySet):
    def in_force(self):
        """Items of plans that were published or approved, and were not withdrawn."""
        return self.filter(plan__state__in=["published", "approved"]).exclude(state="withdrawn")

    def binding(self):
        """What the unit is bound to: what the school assigned, from that day on, and own items once the plan is approved.

        What was carried over into a later plan is bound there.
        """
        counts = Q(source__isnull=False) | Q(plan__state__in=["published", "approved"])
        return self.filter(counts, carried_to__isnull=True).exclude(state="withdrawn")

    def unfinished(self):
        return self.exclude(state__in=["closed", "withdrawn"])

    def to_do(self):
        """What the unit itself has still to do: not reported yet, or to be mended."""
        return self.filter(state__in=["open", "mending"])

    def reported(self):
        return self.filter(state="reported")

    def with_deadline(self):
        """With `is_carried` and `deadline`: the day that counts now. What is to be mended has the day that the office set;
        what goes on in a later plan has none here any more."""
        later = self.model.objects.filter(carried_from=OuterRef("pk"))
        found = self.model.inspections.rel.related_model.objects.waiting().filter(item=OuterRef("pk"))
        mend_by = Case(When(state="mending", then=Subquery(found.values("mend_by")[:1])))
        items = self.annotate(is_carried=Exists(later))
        return items.annotate(deadline=Case(When(is_carried=True, then=None), default=Coalesce(mend_by, "due_on")))

    def overdue(self, on=None):
        """What the unit has still to do, and the day that counts is past."""
        return self.to_do().with_deadline().filter(deadline__lt=on or timezone.localdate())

    def assigned_to(self, user, departments):
        """The school's own items of this user or of one of these departments: what stands on a desk at `/desk/`."""
        mine = Q(owner=user) | Q(department__in=departments)
        return self.filter(mine, audience="school", plan__college__isnull=True, plan__state="published")


class OfItemQuerySet(models.QuerySet):
    """Rows with `item`."""

    def of_college(self, college):
        return self.filter(item__plan__college__in=College.objects.family_of(college))


class OfReminderQuerySet(models.QuerySet):
    """Rows with `reminder`."""

    def of_college(self, college):
        return self.filter(reminder__item__plan__college__in=College.objects.family_of(college))


class EvidenceQuerySet(OfItemQuerySet):
    def standing(self):
        """What was not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class InspectionQuerySet(OfItemQuerySet):
    def waiting(self):
        """Findings that were not mended yet."""
        return self.filter(verdict="mend", mended_at__isnull=True)


class ExperienceQuerySet(OfCollegeQuerySet):
    def shared(self):
        return self.filter(state="shared")

    def of_unit(self, college):
        """What the college, or (None) the office, wrote itself."""
        return self.of_college(college) if college else self.filter(college__isnull=True)

    def readable_by(self, college):
        """What was shared by anybody, and all of the own; `college` is None for the office."""
        own = Q(college__in=College.objects.family_of(college)) if college else Q(college__isnull=True)
        return self.filter(Q(state="shared") | own)


class RegulationTextQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(revoked_at__isnull=True)

    def in_force(self, on=None):
        """The version in force on the day, or None."""
        return self.standing().filter(effective_on__lte=on or timezone.localdate()).order_by("-effective_on").first()


class InterpretationQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(withdrawn_on__isnull=True)

    def public(self):
        return self.standing().filter(is_public=True)
