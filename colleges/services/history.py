"""Acts on a college's history (art. 11): written by the college, reviewed by the office, published as an edition.

While it is with the office the college's history stands still. What changes after an approval is public only once the
office has approved anew: the public reads the latest edition, never the rows.
"""

import io
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from colleges import notices
from colleges.history import collect, digest
from colleges.history_booklet import PRINTED_SIDE
from colleges.history_lines import check_line, plan_lines
from colleges.history_parts import ARTICLE
from colleges.models import Attachment, CollegeHistory, HistoryEdition, HistoryPicture, Notice
from common.attachments import keep_paper, no_file_left_behind, read_attachment
from common.formats import day
from common.models import VersionedModel
from common.pictures import read_picture
from common.refusals import constraints_in_words
from common.versions import GONE, save_version

State = CollegeHistory.State
REVIEW = "colleges.review_history"
MOST_PICTURES = 40
LONGEST_SIDE = 1600  # sharp across a page, on the screen and printed
MOVED = "您查看预览以后，院史的内容有了改动，没有导入任何内容。请重新上传文件，看过新的预览再导入。"
WITH_OFFICE = "院史正由校友会办公室审核，暂时不能改动。如需修改，请联系校友会办公室退回。"


def why_not_edit(history, user):
    """A sentence where this user may not write in the history now, else ""."""
    return WITH_OFFICE if history.state == State.SUBMITTED and not user.has_perm(REVIEW) else ""


def why_not_submit(history):
    """A sentence where there is nothing to submit, or not enough, else ""."""
    if history.state == State.SUBMITTED:
        return f"院史已由{history.submitted_by.name}于{day(history.submitted_at)}提交，正在等待审核，不必再次提交。"
    if history.state == State.APPROVED:
        return "院史已经公布，公布以后没有改动，不必再次提交。"
    if not history.origin.strip() or not history.development.strip():
        return "学院起源和发展历程还没有写好，请先补上再提交。"
    return ""


def _locked(college):
    """Made where there is none, locked, looked at again. Whoever writes in a history holds this row first."""
    CollegeHistory.objects.get_or_create(college=college)
    history = CollegeHistory.objects.select_for_update(of=["self"]).get(college=college)
    history.college = college
    return history


def _opened(college, actor):
    """Locked for a change; one that was published is in the making again, and the public goes on reading its edition."""
    history = _locked(college)
    if refusal := why_not_edit(history, actor):
        raise ValidationError(refusal)
    if history.state == State.APPROVED:
        CollegeHistory.objects.filter(pk=history.pk).update(state=State.WRITING)
        history.state = State.WRITING
    return history


def _put(history, **facts):
    for name, value in facts.items():
        setattr(history, name, value)
    history.full_clean()
    save_version(history, seen=history.version, fields=facts)
    return history


# --- what the college writes -----------------------------------------------------------------------------------------


@act
def save_texts(college, *, changes, seen, actor):
    """Origin, development, and whether teachers are to be published; refused where somebody else saved since `seen`."""
    history = _opened(college, actor)
    for name, value in changes.items():
        setattr(history, name, value)
    history.full_clean()
    save_version(history, seen=seen, fields=changes)
    return history


@act
def save_row(row, *, college, changes, seen=None, actor):
    """A new line of a part (without a number), or one that stands and that nobody else has saved since `seen`."""
    _opened(college, actor)
    for name, value in changes.items():
        setattr(row, name, value)
    check_line(row)
    row.full_clean()
    with constraints_in_words(type(row)):
        if row.pk is None:
            row.save()
        elif isinstance(row, VersionedModel):
            save_version(row, seen=seen, fields=changes)
        elif not type(row).objects.filter(pk=row.pk).update(**changes):
            raise ValidationError(GONE)
    return row


@act
def remove_row(row, *, college, reason, actor):
    """The line goes, the reason stands in the trail. A picture's file stays for the editions that show it."""
    _opened(college, actor)
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么删除。"})
    with marked(reason=reason.strip(), about="删除院史内容"):
        gone, _ = type(row).objects.filter(pk=row.pk).delete()
    if not gone:
        raise ValidationError("这一行已被删除，不必再删。")


@act
def put_picture(college, file, *, name, caption, year=None, actor):
    """Only pictures; the very same one is not kept twice."""
    _opened(college, actor)
    own = HistoryPicture.objects.of_college(college)
    if own.count() >= MOST_PICTURES:
        raise ValidationError({"file": f"一份院史最多放 {MOST_PICTURES} 张图片，请先删去一些。"})
    paper = _for_print(_picture_of(file, name))
    if own.filter(paper__sha256=paper.sha256).exists():
        raise ValidationError({"file": "这张图片已经在院史里，不必再传。"})
    with no_file_left_behind() as written:
        kept = keep_paper(Attachment(college=college, uploaded_by=actor), paper, written)
        picture = HistoryPicture(college=college, paper=kept, caption=caption, year=year)
        check_line(picture)
        picture.full_clean()
        picture.save()
    return picture


def _picture_of(file, name):
    try:
        return read_attachment(file, name, pictures_only=True)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal}) from refusal


def _for_print(paper):
    """Looked at in both sizes: what the booklet could not print is refused now, while somebody can crop it."""
    try:
        read_picture(io.BytesIO(paper.content), longest=PRINTED_SIDE)
    except ValidationError as refusal:
        raise ValidationError({"file": refusal}) from refusal
    return replace(paper, content=read_picture(io.BytesIO(paper.content), longest=LONGEST_SIDE).content)


@act
def import_lines(plan, *, college, actor):
    """Carry out what a Plan of `colleges.history_lines` found new or changed; all of it or nothing.

    Planned again under the lock: what somebody wrote meanwhile is not written over, and what is all there is left alone.
    """
    _locked(college)
    seen, plan = plan, plan_lines(plan.part.key, plan.lines, college)
    if not (plan.has_work or plan.refused):
        return plan
    _opened(college, actor)
    if plan.refused or plan.told != seen.told:
        raise ValidationError(MOVED)
    model = plan.part.model
    with constraints_in_words(model):
        model.objects.bulk_create([line.row for line in plan.new])
        for row in [line.row for line in plan.changed]:
            row.version = getattr(row, "version", 0) + 1
            row.save()
    return plan


# --- from state to state ---------------------------------------------------------------------------------------------


@act
def submit_history(college, *, actor):
    history = _locked(college)
    if refusal := why_not_submit(history):
        raise ValidationError(refusal)
    _settle(history)
    return _put(history, state=State.SUBMITTED, submitted_by=actor, submitted_at=timezone.now(), remark="")


@act
def return_history(college, *, remark, actor):
    history = _locked(college)
    if history.state != State.SUBMITTED:
        raise ValidationError(f"只有待审核的院史可以退回；这份现在是“{history.get_state_display()}”。请刷新页面。")
    if not remark.strip():
        raise ValidationError({"remark": "请写明退回的原因，学院会看到。"})
    _put(history, state=State.RETURNED, remark=remark.strip())
    return _told(history, "院史被退回，请修改后重新提交", remark.strip())


@act
def approve_history(college, *, seen, actor):
    """Publish what the office looked at (`seen`: its digest) as the next edition."""
    history = _locked(college)
    if history.state == State.APPROVED:
        edition = history.published
        raise ValidationError(
            f"这份院史已由{edition.approved_by.name}于{day(edition.approved_at)}公布为第 {edition.number} 版，不必再次审核。"
        )
    if history.state != State.SUBMITTED:
        raise ValidationError(f"只有待审核的院史可以公布；这份现在是“{history.get_state_display()}”。请刷新页面。")
    parts = collect(college)
    if digest(parts) != seen:
        raise ValidationError("您打开本页以后，院史的内容有了改动。请看过现在的内容再公布。")
    edition = HistoryEdition(
        college=college, number=_next_number(college), parts=public_parts(parts, history), approved_by=actor
    )
    edition.full_clean()
    edition.save()
    _put(history, state=State.APPROVED, published=edition, remark="")
    return _told(history, f"院史已审核，公布为第 {edition.number} 版", "以后的改动，重新提交并审核以后才会公布。")


def public_parts(parts, history):
    """What an edition holds: teachers' names only where the college says that they agreed."""
    return parts | {"teachers": parts["teachers"] if history.shows_teachers else []}


def _next_number(college):
    return (HistoryEdition.objects.filter(college=college).aggregate(last=Max("number"))["last"] or 0) + 1


@act
def withdraw_history(college, *, reason, actor):
    """Off the site; the edition stays on record. To be public again the history is submitted and approved anew."""
    history = _locked(college)
    if history.published_id is None:
        raise ValidationError("这份院史没有在网站公布，不必撤下。请刷新页面。")
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么撤下，学院会看到。"})
    state = State.WRITING if history.state == State.APPROVED else history.state
    with marked(reason=reason.strip(), about="从网站撤下院史"):
        _put(history, published=None, state=state)
    return _told(history, "院史已从网站撤下", reason.strip())


def _told(history, title, body):
    """A notice for each answer of the office; the one before is settled by it, and all by the next submission."""
    _settle(history)
    key, url = f"history:{history.pk}:{history.version}", reverse("college:history")
    notices.put(key, college=history.college, title=title, body=body, url=url, article=ARTICLE)
    return history


def _settle(history):
    standing = Notice.objects.filter(key__startswith=f"history:{history.pk}:", settled_at__isnull=True)
    standing.update(settled_at=timezone.now())
