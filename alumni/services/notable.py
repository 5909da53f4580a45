"""Files of notable alumni (art. 8, 9(四)): a college drafts, the office reviews, the person agrees, then it is published."""

import hashlib

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import Achievement, Alumnus, Consent, NotableContact, NotableProfile, Photo
from alumni.notable_sheet import content_of, is_behind, printed
from alumni.services.consents import has_consent
from audit.acts import act
from audit.models import ExportLine
from common.documents import render_pdf
from common.refusals import constraints_in_words
from common.versions import save_version

State = NotableProfile.State
FILE_NAME = "优秀校友档案.pdf"
#: act → states from which it may be taken
SOURCES = {
    "submit": (State.DRAFT, State.RETURNED),
    "return": (State.SUBMITTED, State.APPROVED),
    "approve": (State.SUBMITTED,),
    "publish": (State.APPROVED,),
    "withdraw": (State.PUBLISHED,),
}
#: states in which the college writes in the file; the office may at any time but while it is public
OPEN = (State.DRAFT, State.RETURNED)


def may_take(profile, step):
    return profile.state in SOURCES[step]


def may_edit(profile, *, college):
    """`college` None is the office, which mends what it has approved, too; what is public is withdrawn first."""
    return profile.state in OPEN or (college is None and profile.state != State.PUBLISHED)


def why_not_edit(profile, *, college):
    """A sentence where this desk may not write in the file now, else ""."""
    if may_edit(profile, college=college):
        return ""
    way = "请校友会办公室退回后再修改。"
    if profile.state == State.PUBLISHED:
        way = "请先从网站撤下再修改。" if college is None else "如需修改，请校友会办公室从网站撤下并退回。"
    place = "正由校友会办公室审核" if profile.state == State.SUBMITTED else profile.get_state_display()
    return f"这份档案{place}，{way}"


def _check_open(profile, college):
    if refusal := why_not_edit(profile, college=college):
        raise ValidationError(refusal)


def _locked(profile):
    return NotableProfile.objects.select_for_update(of=["self"]).get(pk=profile.pk)


def _taken(profile, step):
    """The file, locked and looked at again: somebody else may have taken this step already."""
    profile = _locked(profile)
    if not may_take(profile, step):
        raise ValidationError(f"这份档案现在是“{profile.get_state_display()}”，不能这样办理。请刷新页面。")
    return profile


def _move(profile, state, **facts):
    profile.state = state
    for name, value in facts.items():
        setattr(profile, name, value)
    profile.full_clean()
    save_version(profile, seen=profile.version, fields=["state", *facts])
    return profile


def why_not_start(person):
    """Whose file it is, where the person has one: the college stands on the person's page anyhow, the file does not."""
    known = NotableProfile.objects.filter(alumnus=person).select_related("college").first()
    if known is None:
        return ""
    return f"“{person.name}”已有优秀校友档案，由{known.college}建立。要补充材料，请联系该学院或校友会办公室。"


@act
def start_profile(person, *, college, changes, actor):
    """`college` opens the file of one of its own alumni; a person has one file, whichever college began it."""
    if not Alumnus.objects.of_college(college).filter(pk=person.pk).exists():
        raise ValidationError("只能为在本学院就读过的校友建档。")
    if refusal := why_not_start(person):
        raise ValidationError(refusal)
    profile = NotableProfile(alumnus=person, college=college, **changes)
    profile.full_clean()
    with constraints_in_words(NotableProfile):
        profile.save()
    return profile


@act
def edit_profile(profile, *, changes, version, college, actor):
    _check_open(NotableProfile.objects.get(pk=profile.pk), college)
    for name, value in changes.items():
        setattr(profile, name, value)
    profile.full_clean()
    save_version(profile, seen=version, fields=changes)
    return profile


# --- achievements and contacts ---------------------------------------------------------------------------------------


@act
def save_achievement(achievement, *, changes, college, actor):
    """A new one (without a number) or one that stands; `changes` by field."""
    _check_open(_locked(achievement.profile), college)
    for name, value in changes.items():
        setattr(achievement, name, value)
    today = timezone.localdate()
    if (achievement.year, achievement.month or 1) > (today.year, today.month):
        raise ValidationError({"year": "日期不能晚于今天。"})
    achievement.full_clean()
    achievement.save()
    return achievement


@act
def remove_achievement(achievement, *, college, actor):
    _check_open(_locked(achievement.profile), college)
    Achievement.objects.filter(pk=achievement.pk).delete()


@act
def note_contact(profile, *, changes, actor):
    """Who was in touch, whatever the state of the file; the next day counts until somebody was in touch again."""
    entry = NotableContact(profile=profile, noted_by=actor, **changes)
    if entry.on and entry.on > timezone.localdate():
        raise ValidationError({"on": "日期不能晚于今天；打算哪天联络，请填“下次联络”。"})
    person = profile.alumnus
    if entry.next_on and not person.may_be_contacted:
        raise ValidationError({"next_on": "本人已故、失去联系或要求勿打扰，不安排下次联络。"})
    entry.full_clean()
    entry.save()
    return entry


@act
def remove_contact_note(entry, *, actor):
    """Noted by mistake; the trail keeps it."""
    NotableContact.objects.filter(pk=entry.pk).delete()


# --- from state to state ---------------------------------------------------------------------------------------------


@act
def submit_profile(profile, *, actor):
    profile = _taken(profile, "submit")
    if not profile.story.strip():
        raise ValidationError("还没有写事迹，请先补上再提交。")
    if not profile.achievements.exists():
        raise ValidationError("还没有主要成就，请先补上至少一项有日期和来源的成就，再提交。")
    return _move(profile, State.SUBMITTED, submitted_by=actor, submitted_at=timezone.now(), remark="")


@act
def return_profile(profile, *, remark, actor):
    if not remark.strip():
        raise ValidationError({"remark": "退回请写明要补什么。"})
    profile = _taken(profile, "return")
    return _move(profile, State.RETURNED, reviewed_by=actor, reviewed_at=timezone.now(), remark=remark.strip())


@act
def approve_profile(profile, *, actor):
    profile = _taken(profile, "approve")
    return _move(profile, State.APPROVED, reviewed_by=actor, reviewed_at=timezone.now(), remark="")


def why_not_publish(profile):
    """A sentence where the person may not be shown on the site, else ""."""
    if not profile.alumnus.may_be_contacted:
        return "本人已故、失去联系或要求勿打扰，不能公开介绍。"
    if not has_consent(profile.alumnus, "public_page"):
        return "还没有本人“在网站公开介绍”的同意，不能公开。请先征得同意并登记。"
    return ""


@act
def publish_profile(profile, *, actor):
    """The person is locked: a consent withdrawn at this moment is seen, or sees the page and takes it off.

    What stands now is what is public, under the consent that stands now; whatever comes later waits until the file is
    published anew.
    """
    profile = _taken(profile, "publish")
    profile.alumnus = Alumnus.objects.select_for_update().defer("search").get(pk=profile.alumnus_id)
    if refusal := why_not_publish(profile):
        raise ValidationError(refusal)
    portrait = profile.alumnus.photos.current().filter(kind=Photo.Kind.PORTRAIT).first()
    return _move(
        profile,
        State.PUBLISHED,
        published_at=timezone.now(),
        published_portrait=portrait,
        published_content=content_of(profile),
        published_under=Consent.objects.standing("public_page").get(alumnus=profile.alumnus_id),
    )


@act
def withdraw_profile(profile, *, actor):
    """Off the site, and still in the files; with what a merge brought since it waits to be reviewed."""
    profile = _taken(profile, "withdraw")
    return _taken_off(profile, State.SUBMITTED if profile.has_unreviewed else State.APPROVED)


def _taken_off(profile, state):
    facts = dict.fromkeys(("published_at", "published_portrait", "published_content", "published_under"))
    return _move(profile, state, has_unreviewed=False, **facts)


def take_off_mixed(person, *, since):
    """What was published while two people were one record, and is not this person's alone: off the site, to be reviewed.

    To be called when the two are apart again; return the file, or None where nothing had to go.
    """
    found = NotableProfile.objects.select_for_update(of=["self"]).filter(alumnus=person, published_at__gt=since)
    profile = found.select_related("alumnus").defer("alumnus__search").first()
    return _taken_off(profile, State.SUBMITTED) if profile and is_behind(profile) else None


@act
def print_profile(profile, *, college, actor):
    """The file as PDF, contacts masked; that it left is in the log of what was taken out."""
    content = render_pdf("notable", printed(profile))
    ExportLine.signed(
        actor=actor,
        college=college,
        what="优秀校友档案",
        purpose="打印优秀校友档案",
        columns=["优秀校友档案"],
        rows=1,
        people=[profile.alumnus_id],
        unmasked=False,
        file_name=FILE_NAME,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return content
