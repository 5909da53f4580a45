"""Former majors find today's college: by a rule of the office, made once and used for every file that comes (art. 8)."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from alumni.models import RosterUpload
from alumni.rosters.matching import match_rows
from alumni.services.acts import act
from alumni.succession import combinations, present_rules, unplaced_rows, unsettled_stays
from audit.trail import add_facts
from colleges.models import College, SuccessionRule
from common.refusals import constraints_in_words


@dataclass
class Applied:
    """`rows` of intakes placed, `stays` settled, `held`: stays left alone, whose class belongs to another college."""

    rows: int = 0
    stays: int = 0
    held: int = 0


@act
def assign_by_rule(*, actor, **facts):
    """Make the rule and use it at once; return `(rule, Applied)`. Refuses what overlaps with a rule that stands."""
    rule = SuccessionRule(**facts)
    rule.full_clean()
    with constraints_in_words(SuccessionRule):
        rule.save()
    return rule, apply_rules(actor=actor)


@act
def apply_rules(*, actor):
    """Every rule upon everything that is not settled. What somebody settled by hand is left as it is."""
    add_facts(about="套用专业沿革")
    rules, done = present_rules(), Applied()
    done.rows = _place_rows(rules)
    for school, written, year, _ in combinations(unsettled_stays()):
        if rule := rules.find(school, written, year):
            _settle_stays(unsettled_stays().filter(school=school, written_major=written, **_in(year)), rule, done)
    return done


def _place_rows(rules):
    """Rows of intakes; their uploads are matched anew, so that they can be imported."""
    uploads = list(
        RosterUpload.objects.select_for_update().filter(pk__in=unplaced_rows().values("upload")).order_by("pk")
    )
    placed = 0
    for school, written, year, _ in combinations(unplaced_rows()):
        if rule := rules.find(school, written, year):
            rows = unplaced_rows().filter(school_id=school, written_major=written, **_in(year))
            placed += rows.update(college_id=rule.college_pk, major_id=rule.major_pk)
    for upload in uploads if placed else ():
        upload.counts, upload.digest = match_rows(upload)
        upload.save()
    return placed


def _in(year):
    return {"year__isnull": True} if year is None else {"year": year}


def _settle_stays(stays, rule, done):
    """A stay in a class goes where its class is: a rule does not tear people out of another college's class."""
    family = College.objects.family_of(College(pk=rule.college_pk))
    fitting = stays.filter(Q(class_group=None) | Q(class_group__college__in=family))
    done.held += stays.count() - fitting.count()
    further = {"version": F("version") + 1, "updated_at": timezone.now()}
    moved = fitting.exclude(college__in=family).update(college=rule.college_pk, **further)
    if rule.major_pk:
        done.stays += fitting.update(major=rule.major_pk, **further)
    else:
        done.stays += moved
