"""Rights and named reads. A right is a queryset: whoever starts from `of_college()` cannot reach a stranger's row."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.utils import timezone

from colleges.models import College

#: `contactable()` for a statement whose index must not be left for a subquery; `{}` is what the table is called there
CONTACTABLE = "{0}.state = 'active' AND NOT {0}.do_not_contact"


class ClassGroupQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))

    def with_sizes(self):
        return self.annotate(size=Count("educations", distinct=True))


class EducationQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))


class ContactQuerySet(models.QuerySet):
    def current(self):
        return self.filter(replaced_on__isnull=True)


class AlumnusQuerySet(models.QuerySet):
    def of_college(self, college):
        """People with a stay in the college (or in one merged into it): decided on Education, by nothing else."""
        stays = apps.get_model("alumni", "Education").objects.of_college(college)
        return self.filter(Exists(stays.filter(alumnus=OuterRef("pk"))))

    def contactable(self):
        """Living, not lost, and not asking to be left alone: who may stand in a directory, a mailing, an invitation."""
        return self.filter(state="active", do_not_contact=False)

    def mailable(self):
        """Who may get what goes to many: contactable, and has not unsubscribed. The one place for mails and labels."""
        return self.contactable().filter(unsubscribed_on__isnull=True)

    def consenting(self, purpose):
        """Who may be shown, listed or passed on for `purpose`: contactable, and the consent stands. The one place."""
        standing = apps.get_model("alumni", "Consent").objects.standing(purpose)
        return self.contactable().filter(Exists(standing.filter(alumnus=OuterRef("pk"))))

    def confirmed_since(self, day):
        return self.filter(contact_confirmed_on__gte=day)

    def in_list_order(self):
        return self.order_by("name_pinyin", "id")

    def with_list_facts(self, *, many=False):
        """All that a list shows of each person, in a fixed number of queries.

        `many`: for a whole file, where a thousand people share thirty classes: each class, major and college is made once.
        """
        education, units = apps.get_model("alumni", "Education").objects, ("college", "class_group", "major")
        education = education.prefetch_related(*units) if many else education.select_related(*units)
        employment = apps.get_model("alumni", "Employment").objects.filter(is_current=True)
        contact = apps.get_model("alumni", "Contact").objects.current()
        return self.defer("search").prefetch_related(
            Prefetch("educations", education, to_attr="stays"),
            Prefetch("employments", employment, to_attr="current_jobs"),
            Prefetch("contacts", contact, to_attr="current_contacts"),
        )


class RosterUploadQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))

    def with_content_older_than(self, days):
        return self.filter(uploaded_at__lt=timezone.now() - timedelta(days=days)).filter(
            ~Q(content="") | Q(rows_deleted_at__isnull=True)
        )


class RosterRowQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(outcome__in=["possible", "elsewhere", "unplaced"], applied_at__isnull=True).exclude(
            decision="skip"
        )

    def counts(self):
        return dict(self.values_list("outcome").annotate(n=Count("id")).order_by())


class RememberedAnswerQuerySet(models.QuerySet):
    def of_college(self, college):
        """The college's own only: what a merged college once answered is not looked up any more."""
        return self.filter(college=college)


class DuplicatePairQuerySet(models.QuerySet):
    def of_college(self, college):
        """Pairs of which both have a stay in the college: who knows one only must not learn of the other."""
        people = apps.get_model("alumni", "Alumnus").objects.of_college(college)
        return self.filter(first__in=people, second__in=people)

    def waiting(self):
        return self.filter(verdict="waiting")

    def referred(self):
        return self.filter(verdict="referred")

    def no_colleges(self):
        """Pairs that no single college may see: nobody but the office can judge them."""
        theirs = _stays_by_college().filter(alumnus=OuterRef(OuterRef("second")), today=OuterRef("today"))
        shared = _stays_by_college().filter(Exists(theirs), alumnus=OuterRef("first"))
        return self.filter(~Exists(shared))

    def beside(self, pair):
        """Other open pairs of the same two people: every candidate is looked at together."""
        people = [pair.first_id, pair.second_id]
        others = self.filter(verdict__in=["waiting", "later", "referred"]).exclude(pk=pair.pk)
        return others.filter(Q(first__in=people) | Q(second__in=people))


def _stays_by_college():
    """Stays with the number of the college that theirs is today."""
    moved = [(pk, today) for pk, today in College.objects.successors().items() if pk != today]
    moves = [When(college=pk, then=Value(to)) for pk, to in moved]
    today = Case(*moves, default=F("college_id"), output_field=models.BigIntegerField())
    return apps.get_model("alumni", "Education").objects.annotate(today=today)


class MergeQuerySet(models.QuerySet):
    def of_college(self, college):
        """Merges into people who study or studied in the college; where that one's data were deleted, the other's."""
        own = apps.get_model("alumni", "Alumnus").objects.of_college(college).values("pk")
        return self.filter(models.Q(kept__in=own) | models.Q(kept__isnull=True, gone_id__in=own))

    def standing(self):
        return self.filter(undone_at__isnull=True)


class OfCollegeThroughPerson(models.QuerySet):
    """Rows about a person belong to the colleges in which the person studied."""

    def of_college(self, college):
        return self.filter(alumnus__in=apps.get_model("alumni", "Alumnus").objects.of_college(college))


class ConsentQuerySet(OfCollegeThroughPerson):
    def standing(self, purpose=None):
        found = self.filter(withdrawn_on__isnull=True)
        return found.filter(purpose=purpose) if purpose else found


class ProposalQuerySet(OfCollegeThroughPerson):
    def waiting(self):
        return self.filter(state="waiting")


class PublicRequestQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))

    def waiting(self):
        return self.filter(state="waiting")

    def handled(self):
        return self.exclude(state="waiting")

    def no_more_for(self, person):
        """Somebody was relayed to and asked not to be again."""
        return self.filter(sought=person, reply="no_more")


class ClaimQuerySet(models.QuerySet):
    def of_college(self, college):
        """What the college itself asks for."""
        return self.filter(college__in=College.objects.family_of(college))

    def to_answer_by(self, college):
        """What is asked of the college: claims on people who study or studied in it, by other colleges."""
        family = College.objects.family_of(college)
        people = apps.get_model("alumni", "Alumnus").objects.of_college(college)
        return self.filter(alumnus__in=people).exclude(college__in=family)

    def seen_by(self, college):
        """What the college asks, what is asked of it, and what it answered."""
        family = College.objects.family_of(college)
        return self.filter(
            Q(college__in=family) | Q(answered_for__in=family) | Q(pk__in=self.model.objects.to_answer_by(college))
        )

    def answered_by(self, college):
        """Decided in the college's name, or by the office about people of the college."""
        family = College.objects.family_of(college)
        theirs = Q(answered_for__in=family) | Q(pk__in=self.model.objects.to_answer_by(college))
        return self.filter(theirs, state__in=["accepted", "rejected"]).exclude(college__in=family)

    def waiting(self):
        return self.filter(state="waiting")


class ClassRegisterQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(class_group__college__in=College.objects.family_of(college))

    def returned(self):
        """Collected again because the office said what is wrong."""
        return self.filter(state="collecting").exclude(remark="")


class PhotoQuerySet(models.QuerySet):
    def of_college(self, college):
        """Pictures of the college's classes and of those who study or studied in it."""
        people = apps.get_model("alumni", "Alumnus").objects.of_college(college)
        classes = apps.get_model("alumni", "ClassGroup").objects.of_college(college)
        return self.filter(Q(alumnus__in=people) | Q(class_group__in=classes))

    def current(self):
        return self.filter(replaced_on__isnull=True)


class NotableProfileQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))

    def public(self):
        """Published, and the person may be shown today: who withdraws is gone from the pages at once.

        It takes the consent under which the file was published: who consents anew is published anew, by the office.
        """
        people = apps.get_model("alumni", "Alumnus").objects.consenting("public_page")
        consents = apps.get_model("alumni", "Consent").objects.standing("public_page")
        under = consents.filter(pk=OuterRef("published_under"), alumnus=OuterRef("alumnus"))
        return self.filter(Exists(under), state="published", alumnus__in=people)


class MessageQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))

    def with_counts(self):
        """`sent`, `failed`, `waiting` and `given_up` of each message's deliveries, in one query."""

        def counted(*states):
            return Count("deliveries", filter=Q(deliveries__state__in=states))

        return self.annotate(
            sent=counted("sent"),
            failed=counted("failed"),
            waiting=counted("waiting", "sending"),
            given_up=counted("left"),
        )


class DeliveryQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(message__college__in=College.objects.family_of(college))

    def waiting(self):
        return self.filter(state="waiting")

    def failed(self):
        return self.filter(state="failed")

    def interrupted(self, *, before):
        """Begun and never ended: whoever sent them was cut off."""
        return self.filter(state="sending", tried_at__lt=before)


class QualitySnapshotQuerySet(models.QuerySet):
    def of_college(self, college):
        """The college's own days only: what a college it took in once was stays that one's history."""
        return self.filter(college=college)

    def of_all(self):
        return self.filter(college__isnull=True)
