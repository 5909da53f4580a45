"""What the list of notable alumni shows of each file, for many in one statement: what is missing, who was in touch when."""

from datetime import date, timedelta

from django.db.models import Case, CharField, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from alumni.models import (
    Achievement,
    AlumniSettings,
    Alumnus,
    Consent,
    Education,
    Employment,
    NotableContact,
    NotableProfile,
    Photo,
)
from common.months import months_before

#: item of the checklist → what it is called; the columns are `has_<item>`
CHECKLIST = {
    "studies": "学籍经历（有毕业年份）",
    "work": "工作经历",
    "achievement": "主要成就（有日期和来源）",
    "contact": "近期核对过的联系方式",
    "portrait": "个人照",
    "military": "军训照",
    "graduation": "毕业照",
    "consent": "公开介绍的同意",
}
SHORT = {
    "studies": "学籍",
    "work": "工作",
    "achievement": "成就",
    "contact": "近期联系方式",
    "portrait": "个人照",
    "military": "军训照",
    "graduation": "毕业照",
    "consent": "公开同意",
}


#: asked for instead of an item of the checklist: files that lack none
NOTHING = "nothing"
#: published, and the person withdrew the consent, died, is lost or wants to be left alone
REVOKED = "revoked"
#: published, and the person consented anew after a withdrawal, or a merge brought what the site does not show
REPUBLISH = "republish"
STANDINGS = [*NotableProfile.State.choices, (REVOKED, "待撤下"), (REPUBLISH, "待重新公开")]
#: an appointment this near stands in the to-dos and in the list
DUE_WITHIN_DAYS = 7


def with_facts(profiles):
    """Add `has_<item>` of the checklist, `last_on`, `next_on`, `known_since` and `is_stale` to a queryset of files."""
    office, today = AlumniSettings.current(), timezone.localdate()
    log = NotableContact.objects.filter(profile=OuterRef("pk")).order_by("-on", "-id")
    stale_before = months_before(today, office.notable_months)
    return (
        profiles.annotate(**_checks(months_before(today, office.recent_months)))
        .annotate(last_on=Subquery(log.values("on")[:1]), next_on=Subquery(log.values("next_on")[:1]))
        .annotate(is_stale=Case(When(Q(last_on__isnull=True) | Q(last_on__lt=stale_before), then=True), default=False))
    )


def _checks(recent_since):
    person = OuterRef("alumnus")
    stays = Education.objects.filter(alumnus=person)
    photos = Photo.objects.current()
    classes = Education.objects.filter(alumnus=OuterRef(OuterRef("alumnus")), class_group__isnull=False)
    of_class = photos.filter(class_group__in=classes.values("class_group"))

    def picture(kind):
        return Exists(photos.filter(alumnus=person, kind=kind))

    return {
        "has_studies": Exists(stays.filter(graduated_year__isnull=False)),
        "has_work": Exists(Employment.objects.filter(alumnus=person)),
        "has_achievement": Exists(Achievement.objects.filter(profile=OuterRef("pk"))),
        "has_contact": Case(When(alumnus__contact_confirmed_on__gte=recent_since, then=True), default=False),
        "has_portrait": picture("portrait"),
        "has_military": picture("military") | Exists(of_class.filter(kind="military")),
        "has_graduation": picture("graduation") | Exists(of_class.filter(kind="graduation")),
        "has_consent": Exists(Consent.objects.standing("public_page").filter(alumnus=person)),
    }


def complete(profiles):
    """Of files read by `with_facts`, those in which nothing of the checklist is missing."""
    return profiles.filter(**{f"has_{item}": True for item in CHECKLIST})


def missing_of(profile):
    """Items of the checklist that a file (read by `with_facts`) does not have yet."""
    return [item for item in CHECKLIST if not getattr(profile, f"has_{item}")]


def checklist_of(profile):
    return [(label, getattr(profile, f"has_{item}")) for item, label in CHECKLIST.items()]


def due_contacts(profiles):
    """Files whose next contact, as the latest entry of the log says, falls due within a week or fell due already."""
    until = timezone.localdate() + timedelta(days=DUE_WITHIN_DAYS)
    return with_facts(profiles).filter(alumnus__in=Alumnus.objects.contactable(), next_on__lte=until)


def longest_silent_first(profiles):
    return profiles.order_by(Coalesce("last_on", Value(date(1903, 1, 1), DateField())), F("updated_at"))


def with_standing(profiles):
    """Add `is_shown`, and `standing`: the state, or what a published file waits for. Tabs, to-dos and badges agree.

    Revoked: the person may not be shown; off the pages already, to be taken back in the file. To be published anew:
    shown as it was published, or not at all, until the office has looked at it again.
    """
    shown = Exists(NotableProfile.objects.public().filter(pk=OuterRef("pk")))
    agrees = Exists(Alumnus.objects.consenting("public_page").filter(pk=OuterRef("alumnus")))
    public = Q(state=NotableProfile.State.PUBLISHED)
    gone = When(public & ~agrees, then=Value(REVOKED))
    anew = When(public & (Q(has_unreviewed=True) | ~shown), then=Value(REPUBLISH))
    standing = Case(gone, anew, default=F("state"), output_field=CharField())
    return profiles.annotate(is_shown=shown, standing=standing)


def standing_at(profiles, standing):
    return with_standing(profiles).filter(standing=standing)


def what_becomes_public(kept, gone):
    """A sentence for who makes two people one, where a file of theirs is on the site: what of it stays there; else ""."""
    files = NotableProfile.objects.filter(alumnus__in=[kept.pk, gone.pk])
    public = files.filter(state=NotableProfile.State.PUBLISHED).count()
    if public == 2:
        return (
            "两份档案都有公开的优秀校友介绍。合并后网站上只留“保留的一份”的介绍，另一份的网页撤下；"
            "另一份的事迹和成就并入档案，待校友会办公室重新公开才显示。"
        )
    if public and files.count() == 2:
        return (
            "其中一份有公开的优秀校友介绍。合并后网址和公开的内容不变；"
            "另一份的事迹和成就并入档案，待校友会办公室重新公开才显示。"
        )
    return ""
