"""What people say of two records that the rules put side by side."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, DuplicatePair, Education
from alumni.notable_facts import what_becomes_public
from alumni.services.merges import merge_people, present_number, why_not_merge
from audit.acts import act
from audit.trail import marked
from colleges.models import College

Verdict = DuplicatePair.Verdict


@act
def judge_pair(pair, verdict, *, note="", actor):
    """Say *not the same* (for good, for all), *later*, refer the pair to the office, or put the question again.

    Of what was said for good only a reason leads back; it stands in the trail and beside the question.
    """
    pair = DuplicatePair.objects.select_for_update(of=("self",)).filter(pk=pair.pk).first()
    if pair is None:
        raise ValidationError("其中一份档案已被合并或删除，不用再判断。")
    note = note.strip()
    if pair.verdict == Verdict.DIFFERENT and verdict != Verdict.DIFFERENT:
        return _ask_anew(pair, verdict, note)
    judged = (None, None) if verdict == Verdict.WAITING else (actor, timezone.now())
    pair.verdict, pair.note = verdict, "" if verdict == Verdict.WAITING else note
    pair.judged_by, pair.judged_at = judged
    return _saved(pair)


def _ask_anew(pair, verdict, reason):
    if verdict != Verdict.WAITING:
        raise ValidationError("这一对已记为不是同一人，请先写明原因并点“重新判断”。")
    if not reason:
        raise ValidationError({"note": "这一对已记为不是同一人，重新判断请写明原因。"})
    pair.verdict, pair.note, pair.judged_by, pair.judged_at = verdict, reason, None, None
    with marked(about="重新判断是不是同一人", reason=reason):
        return _saved(pair)


def _saved(pair):
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
        if across_colleges([pair]):
            raise ValidationError(f"“{pair}”涉及两个学院，请打开核对后再合并。")
        if refusal := why_not_merge(pair.first, pair.second, college=college):
            raise ValidationError(f"“{pair}”：{refusal}")
        if what_becomes_public(pair.first, pair.second):
            raise ValidationError(f"“{pair}”有已在网站公开的优秀校友介绍，请打开核对后再合并。")
        merge_pair(pair, college=college, actor=actor)
        done += 1
    return done


def across_colleges(pairs):
    """Numbers of the pairs of which no one college knows both in all their stays: these are opened one by one."""
    people = {number for pair in pairs for number in (pair.first_id, pair.second_id)}
    today, at = College.objects.successors(), {}
    for person, college in Education.objects.filter(alumnus__in=people).values_list("alumnus", "college"):
        at.setdefault(person, set()).add(today[college])
    return {pair.pk for pair in pairs if len(at.get(pair.first_id, set()) | at.get(pair.second_id, set())) > 1}


def what_became_of(number, merges):
    """`(merge, pair)` of a pair that is no more: the one of `merges` that took it along, and the pair that stands for it.

    Where the two are one by now there is no such pair. `(None, None)` where no merge knows of it.
    """
    dropped = ["drop", DuplicatePair._meta.label_lower, number]
    took = merges.standing().select_related("kept", "merged_by").filter(record__steps__contains=[dropped])
    merge = took.order_by("-pk").first()
    if merge is None:
        return None, None
    values = next(step[3] for step in merge.record["steps"] if step[:3] == dropped)
    low, high = sorted(present_number(values[name]) for name in ("first_id", "second_id"))
    if low != high:
        return merge, DuplicatePair.objects.filter(first=low, second=high).first()
    return merge, None


@transaction.atomic
def search_again(*, college=None):
    """Run the rules over the people of a college (all, for the office); return how many pairs wait now that did not."""
    before = DuplicatePair.objects.waiting().count()
    people = Alumnus.objects.of_college(college).values_list("pk", flat=True) if college else None
    propose_pairs(people)
    return max(0, DuplicatePair.objects.waiting().count() - before)
