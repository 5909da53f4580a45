"""经验交流: written as a draft, shared with everybody, taken back by its unit, selected by the office (art. 7)."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from audit.acts import act
from audit.trail import marked
from colleges import notices
from common.attachments import no_file_left_behind
from common.formats import stamp
from common.rows import put_new, write
from planning.models import Experience
from planning.services.papers import kept, read_paper
from planning.services.telling import ARTICLE

State = Experience.State


@act
def write_experience(college, *, changes, file=None, actor):
    """A new draft of the college's, or (None) of the office's: `changes` {title, text, article}."""
    paper = read_paper(file)
    with no_file_left_behind() as written:
        return put_new(Experience(college=college, **changes, **kept(paper, written, college=college, actor=actor)))


@act
def edit_experience(experience, *, changes, version=None, file=None, actor):
    """What was shared stays shared; the trail keeps how it was."""
    paper, experience = read_paper(file), _locked(experience)
    with no_file_left_behind() as written:
        papers = kept(paper, written, college=experience.college, actor=actor)
        return write(experience, seen=version, **changes | papers)


@act
def share_experience(experience, *, actor):
    experience = _locked(experience)
    if experience.state == State.SHARED:
        by = f"{experience.shared_by.name}于 {stamp(experience.shared_at)}"
        raise ValidationError(f"《{experience.title}》已由{by} 交流，不必再发。")
    return write(experience, state=State.SHARED, shared_by=actor, shared_at=timezone.now())


@act
def take_back_experience(experience, *, actor):
    """The others do not see it any more, and it is not recommended any more; it may be shared again."""
    experience = _locked(experience)
    if experience.state != State.SHARED:
        raise ValidationError(f"《{experience.title}》是{experience.get_state_display()}，没有在交流。请刷新页面。")
    cleared = {"selected_by": None, "selected_at": None, "selected_why": ""}
    write(experience, state=State.WITHDRAWN, **cleared)
    notices.settle(_key(experience))
    return experience


@act
def select_experience(experience, *, reason, actor):
    """推荐: it stands first, with the reason; its college is told."""
    experience, reason = _locked(experience), _given(reason, "请写明为什么推荐，大家会看到。")
    if experience.state != State.SHARED:
        raise ValidationError("只有已交流的经验可以推荐；学院可能刚刚收回。请刷新页面。")
    if experience.selected_at:
        by = f"{experience.selected_by.name}于 {stamp(experience.selected_at)}"
        raise ValidationError(f"《{experience.title}》已由{by} 推荐，不必再推荐。")
    write(experience, selected_by=actor, selected_at=timezone.now(), selected_why=reason)
    _tell(experience, f"校友会办公室推荐了本院的经验《{experience.title}》", f"推荐理由：{reason}")
    return experience


@act
def unselect_experience(experience, *, reason, actor):
    experience, reason = _locked(experience), _given(reason, "请写明为什么取消推荐，学院会看到。")
    if not experience.selected_at:
        raise ValidationError(f"《{experience.title}》没有被推荐，不必取消。请刷新页面。")
    with marked(reason=reason, about="取消推荐"):
        write(experience, selected_by=None, selected_at=None, selected_why="")
    _tell(experience, f"《{experience.title}》不再列为推荐，仍在交流", f"原因：{reason}")
    return experience


def _given(reason, sentence):
    if not reason.strip():
        raise ValidationError({"reason": sentence})
    return reason.strip()


def _tell(experience, title, body):
    if experience.college_id:
        url = reverse("college:planning:experience-detail", args=[experience.pk])
        facts = {"title": title[:120], "body": body, "url": url, "article": ARTICLE}
        notices.put(_key(experience), college=experience.college, **facts)


def _key(experience):
    return f"experience:{experience.pk}:selected"


def _locked(experience):
    """As it is now. Names are read after the lock: a join that had to wait still answers with those of before."""
    return Experience.objects.select_for_update().get(pk=experience.pk)
