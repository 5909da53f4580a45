"""Former majors find today's college: by a rule of the office, made once and used for every file that comes (art. 8).

A rule that turns out wrong is taken back: what it placed and nobody touched since returns to the queue.
"""

from dataclasses import dataclass, field

from django.db.models import F, Q
from django.utils import timezone

from alumni.models import Education, RosterRow, RosterUpload
from alumni.rosters.matching import match_rows
from alumni.succession import (
    APPLIED,
    TAKEN_BACK,
    combinations,
    present_rules,
    rows_placed_by,
    stays_reached_by,
    stays_settled_by,
    unplaced_rows,
    unsettled_stays,
    waiting_among,
)
from audit.acts import act
from audit.trail import marked
from colleges.models import College, SuccessionRule
from common.refusals import constraints_in_words

ASK_AGAIN = "专业沿革已改动，请重新确定归属"
PLACING = ["school_id", "written", "from_year", "until_year", "college_id", "major_id"]


@dataclass
class Applied:
    """`rows` of intakes placed, `stays` given a major, `moved`: of a rule without a major, those whose college it set.

    `held`: stays left alone, whose class belongs to another college.
    """

    rows: int = 0
    stays: int = 0
    moved: int = 0
    held: int = 0


@dataclass
class TakenBack:
    """Back in the queue: `rows` of intakes, and `ids` of stays that are where the rule found them.

    `again`: how many of those stays another rule maps now. `kept`: stays left as they are, since changed by somebody.
    """

    rows: int = 0
    ids: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    again: int = 0

    @property
    def stays(self):
        return len(self.ids)


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
    rules, done = present_rules(), Applied()
    with marked(about=APPLIED):
        done.rows = _place_rows(rules)
        for school, written, year, _ in combinations(unsettled_stays()):
            if rule := rules.find(school, written, year):
                _settle_stays(unsettled_stays().filter(school=school, written_major=written, **_in(year)), rule, done)
    return done


@act
def change_rule(rule, *, actor):
    """Save the rule as it now reads; return `(TakenBack, Applied)`, or None where it places people as before."""
    before = SuccessionRule.objects.select_for_update(of=["self"]).get(pk=rule.pk)
    rule.save()
    if all(getattr(before, name) == getattr(rule, name) for name in PLACING):
        return None
    taken, applied = _take_back(before), apply_rules(actor=actor)
    taken.again = taken.stays - waiting_among(taken.ids)
    return taken, applied


@act
def delete_rule(rule, *, actor):
    """The rule goes, and what it placed waits in the queue again."""
    rule = SuccessionRule.objects.select_for_update(of=["self"]).get(pk=rule.pk)
    taken = _take_back(rule)
    rule.delete()
    return taken


def _take_back(rule):
    list(stays_reached_by(rule).select_for_update(of=["self"]).order_by("pk").values_list("pk"))
    rows, settled = rows_placed_by(rule), stays_settled_by(rule)
    with marked(about=TAKEN_BACK):
        return TakenBack(_displace_rows(rows), _unsettle_stays(settled.back), settled.kept)


def _displace_rows(rows):
    """Whom a row was decided to be is asked anew: the person was looked for in another college."""
    ids = list(rows.values_list("pk", flat=True))
    rows = RosterRow.objects.filter(pk__in=ids)
    uploads = list(RosterUpload.objects.select_for_update(of=["self"]).filter(pk__in=rows.values("upload")))
    decided = rows.filter(decision__in=[RosterRow.Decision.SAME, RosterRow.Decision.NEW])
    decided.update(decision=RosterRow.Decision.NONE, decided_for=None)
    rows.update(college_id=None, major_id=None, reason=ASK_AGAIN)
    _match_anew(uploads)
    return len(ids)


def _unsettle_stays(back):
    """Each to the college where the rule found it, with only the written major again. Return their ids."""
    further = {"major": None, "version": F("version") + 1, "updated_at": timezone.now()}
    for college in sorted(set(back.values())):
        ids = [stay for stay, before in back.items() if before == college]
        Education.objects.filter(pk__in=ids).update(college=college, **further)
    return list(back)


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
    _match_anew(uploads if placed else ())
    return placed


def _match_anew(uploads):
    for upload in uploads:
        upload.counts, upload.digest = match_rows(upload)
        upload.save()


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
        done.moved += moved
