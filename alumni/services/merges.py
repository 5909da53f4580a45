"""Two records of one person made one, and taken apart again (art. 8: one database that colleges keep alive)."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.merge_caution import hold_for_both, taken_back_since
from alumni.merge_since import (
    ADDED,
    MERGED,
    STAYED,
    brought_later,
    changes_since,
    line,
    trail_ends,
    where_it_stands,
)
from alumni.merging import Record, Undoing, absorb, check_at_once, differences, pointers_to
from alumni.models import Alumnus, DuplicatePair, Education, Merge
from alumni.services.notable import take_off_mixed
from audit.acts import act
from audit.trail import marked
from colleges.models import College
from common.formats import day, stamp

FOLLOWS = {"name_pinyin": "name"}
#: what the trail calls the undoing
UNMERGED = "取消合并"
MIXED = "合并之后公开的内容含两份档案的材料，已从网站撤下，请校友会办公室核对后重新公开。"
SAID_DIFFERENT = "这一对已记为不是同一人，没有合并。确实是同一人的，请先写明原因并点“重新判断”，再合并。"


def present_number(number):
    """The number under which a person stands today: of a merged one that of the person kept."""
    kept = Merge.objects.filter(gone_id=number, undone_at__isnull=True).values_list("kept_id", flat=True).first()
    return kept or number


def choices_of(kept, gone):
    """Differences that a person is asked about; what follows from another field is not asked."""
    found = list(differences(kept, gone))
    asked = {(each.row, each.field.attname) for each in found}
    return [each for each in found if (each.row, FOLLOWS.get(each.field.attname)) not in asked]


def why_not_merge(kept, gone, *, college):
    """A sentence where this desk (`college`, None for the office) may not make the two one, else ""."""
    if college is None:
        return ""
    family = College.objects.family_of(college)
    if Education.objects.filter(alumnus__in=[kept.pk, gone.pk]).exclude(college__in=family).exists():
        return "其中一人在其他学院也有学籍经历，两份档案不能由一个学院合并，请转给校友会办公室判断。"
    return ""


@act
def merge_people(kept, gone, *, chosen=None, versions=None, college, actor):
    """Make `gone` part of `kept`; return the Merge.

    `chosen`: `{key of a Difference: True to take the value of the one that goes}`. `versions`: the versions of both
    that were looked at, `{id: version}`; where somebody has saved one since, nothing is merged.
    """
    kept, gone = _locked(kept, gone)
    if versions is not None and any(versions.get(row.pk) != row.version for row in (kept, gone)):
        raise ValidationError("核对期间有人改过其中一份档案，没有合并。请看过现在的内容后再合并。")
    if refusal := why_not_merge(kept, gone, college=college):
        raise ValidationError(refusal)
    pair = DuplicatePair.objects.filter(first=min(kept.pk, gone.pk), second=max(kept.pk, gone.pk)).first()
    if pair and pair.verdict == DuplicatePair.Verdict.DIFFERENT:
        raise ValidationError(SAID_DIFFERENT)
    record = Record()
    check_at_once()
    with marked(about=MERGED):
        merge = Merge.objects.create(
            kept=kept, gone_id=gone.pk, gone_name=gone.name, rules=pair.rules if pair else [], merged_by=actor
        )
        absorb(kept, gone, chosen=_with_followers(kept, gone, chosen or {}), record=record)
    merge.record = {"kept": kept.pk, "steps": record.steps, "held": _holdings(kept), "trail": trail_ends()}
    merge.save(update_fields=["record"])
    return merge


def _locked(*people):
    rows = Alumnus.objects.select_for_update().defer("search").order_by("pk").in_bulk([each.pk for each in people])
    if len(rows) < 2:
        raise ValidationError("其中一份档案已被合并或删除，请刷新页面。")
    return [rows[each.pk] for each in people]


def _with_followers(kept, gone, chosen):
    label = f"{Alumnus._meta.label_lower}:{kept.pk}"
    if kept.name == gone.name:
        return chosen
    return chosen | {f"{label}:{name}": chosen.get(f"{label}:{leader}", False) for name, leader in FOLLOWS.items()}


@act
def unmerge(merge, *, college, actor):
    """Take the two apart; return the Merge, whose `left_after_undo` lists what stays as it is and why."""
    merge = Merge.objects.select_for_update(of=("self",)).filter(pk=merge.pk).first()
    if merge is None:
        raise ValidationError("合并过的档案已按本人要求删除，不能取消合并。")
    if merge.undone_at:
        return merge
    if refusal := why_not_unmerge(merge, college=college):
        raise ValidationError(refusal)
    Alumnus.objects.select_for_update().get(pk=merge.kept_id)
    check_at_once()
    undoing = Undoing()
    added, changed, taken_back = _added_since(merge), changes_since(merge), taken_back_since(merge)
    with marked(about=UNMERGED):
        undoing.take_back(merge.record["steps"])
        careful = hold_for_both(merge, taken_back) + _off_the_site(merge)
    if (Alumnus, merge.gone_id) in undoing.missing:
        raise ValidationError("原来的档案恢复不了：编号已被占用。请联系校友会办公室。")
    merge.left_after_undo = _left(merge, undoing, changed) + careful + added
    merge.undone_by, merge.undone_at = actor, timezone.now()
    merge.save()
    return merge


def why_not_unmerge(merge, *, college):
    if merge.kept_id != merge.record["kept"]:
        return f"合并后的档案后来又并入了“{merge.kept}”，请先取消后一次合并。"
    family = College.objects.family_of(college) if college else set()
    if college and merge.kept.educations.exclude(college__in=family).exists():
        return "此人在其他学院也有学籍经历，请联系校友会办公室取消合并。"
    return ""


def _holdings(person):
    """`{model: numbers of the rows that point at the person}`, but for what the merge itself keeps."""
    found = {}
    for pointer in pointers_to(Alumnus):
        if pointer.model not in (Merge, DuplicatePair):
            held = found.setdefault(pointer.model._meta.label_lower, [])
            held.extend(pointer.rows(person).values_list("pk", flat=True))
    return found


def _added_since(merge):
    """Rows that came to the person kept after the merge: they stay there, and are named."""
    then, brought, found = merge.record["held"], brought_later(merge), []
    for label, numbers in _holdings(merge.kept).items():
        new = apps.get_model(label)._base_manager.filter(pk__in=set(numbers) - set(then.get(label, ())))
        found += [line(row, _came(brought.get((label, row.pk))) + STAYED, owner=merge.kept_id) for row in new]
    return found


def _came(later):
    return f"{day(later.merged_at)}合并另一份“{later.gone_name}”的档案时并入，" if later else ADDED


def _off_the_site(merge):
    """What was published of the two as one is nobody's own."""
    mixed = (take_off_mixed(number, since=merge.merged_at) for number in (merge.kept_id, merge.gone_id))
    return [line(profile, MIXED, owner=profile.alumnus_id) for profile in mixed if profile]


def _left(merge, undoing, changed):
    """What was changed since, and what could not be taken back; a field that both would tell is told by the trail."""
    told = {(each.model, each.pk, name) for each in changed for name in each.told}
    stuck = [each for each in undoing.left if (type(each.row), getattr(each.row, "pk", None), each.attname) not in told]
    return [where_it_stands(each, merge) for each in changed] + [line(each.row, each.why) for each in stuck]


def merged_words(merge):
    """The sentence for who still has the two records open as they were."""
    done = f"{stamp(merge.merged_at)}，{merge.merged_by.name}办理"
    if merge.gone_name == merge.kept.name:
        return f"“{merge.gone_name}”的两份档案已经合并（{done}）。"
    return f"“{merge.gone_name}”的档案已经并入“{merge.kept.name}”（{done}）。"


def merge_of(number):
    """The standing merge by which the record of this number went, or None."""
    return Merge.objects.standing().select_related("kept", "merged_by").filter(gone_id=number).first()
