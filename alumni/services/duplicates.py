"""What people say of two records that the rules put side by side."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, DuplicatePair
from alumni.services.acts import act
from alumni.services.merges import merge_people, why_not_merge

Verdict = DuplicatePair.Verdict


@act
def judge_pair(pair, verdict, *, note="", actor):
    """Say *not the same* (for good, for all), *later*, refer the pair to the office, or put the question again."""
    pair = DuplicatePair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    if verdict == Verdict.WAITING:
        pair.verdict, pair.judged_by, pair.judged_at, pair.note = verdict, None, None, ""
    else:
        pair.verdict, pair.judged_by, pair.judged_at, pair.note = verdict, actor, timezone.now(), note.strip()
    pair.full_clean()
    pair.save()
    return pair


@act
def merge_pair(pair, *, keep=None, chosen=None, versions=None, college, actor):
    """They are the same: make them one. `keep` is the number of the record that stays, the older one if not said."""
    kept, gone = (pair.second, pair.first) if keep == pair.second_id else (pair.first, pair.second)
    return merge_people(kept, gone, chosen=chosen, versions=versions, college=college, actor=actor)


@act
def merge_sure_pairs(pairs, *, college, actor):
    """Merge the chosen pairs whose evidence suffices and which contradict each other in nothing; all or nothing.

    Return how many. In a chain (1 = 2, 2 = 3) the later pair is about the record that was kept.
    """
    done = 0
    for number in list(pairs.order_by("pk").values_list("pk", flat=True)):
        pair = DuplicatePair.objects.select_related("first", "second").filter(pk=number).first()
        if pair is None:
            continue
        if not pair.is_sure or pair.verdict == Verdict.DIFFERENT:
            raise ValidationError(f"“{pair}”依据不足，请逐对打开核对后再合并。")
        if refusal := why_not_merge(pair.first, pair.second, college=college):
            raise ValidationError(f"“{pair}”：{refusal}")
        merge_pair(pair, college=college, actor=actor)
        done += 1
    return done


@transaction.atomic
def search_again(*, college=None):
    """Run the rules over the people of a college (all, for the office); return how many pairs wait now that did not."""
    before = DuplicatePair.objects.waiting().count()
    people = Alumnus.objects.of_college(college).values_list("pk", flat=True) if college else None
    propose_pairs(people)
    return max(0, DuplicatePair.objects.waiting().count() - before)
