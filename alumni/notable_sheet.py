"""One file of a notable alumnus as pages and print show it; and the public half of it, which can reach nothing else."""

from dataclasses import dataclass

from alumni.contact_text import mask_contact
from alumni.models import Education, NotableProfile
from alumni.notable_facts import checklist_of, with_facts
from alumni.person_sheet import periods_of
from common.formats import day


def when(achievement):
    return f"{achievement.year}年{achievement.month}月" if achievement.month else f"{achievement.year}年"


def achievements_of(profile):
    return [(each, when(each)) for each in profile.achievements.all()]


def printed(profile):
    """Data of `templates/documents/notable.typ`. Contacts are masked: the paper goes from hand to hand."""
    profile = with_facts(NotableProfile.objects.select_related("alumnus", "college")).get(pk=profile.pk)
    person = profile.alumnus
    contacts = [
        f"{each.get_kind_display()} {mask_contact(each.kind, each.value)}" for each in person.contacts.current()
    ]
    return {
        "title": f"{person.name} 优秀校友档案",
        "subtitle": profile.headline,
        "facts": [
            ["建档学院", str(profile.college)],
            ["类别", profile.get_category_display()],
            ["状态", profile.get_state_display()],
            ["联系方式", "；".join(contacts) if person.may_be_contacted and contacts else "不列"],
        ],
        "periods": [[each.when, each.what, each.text] for each in periods_of(person, college=None)],
        "story": profile.story or "（未填）",
        "achievements": [[when(each), each.text, each.source] for each in profile.achievements.all()],
        "log": [[day(each.on), each.get_way_display(), each.who, each.text] for each in profile.log.all()[:20]],
        "checklist": [[label, "有" if has else "缺"] for label, has in checklist_of(profile)],
        "footer": "校友会办公室 · 优秀校友档案",
    }


# --- the public half -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PublicProfile:
    """All that a public page is handed: what the text of the consent names, and no number of anything."""

    slug: str
    name: str
    headline: str
    category: str
    studies: tuple
    story: str
    achievements: tuple
    has_portrait: bool = False


def content_of(profile):
    """What would be published of the file as it stands, fit for JSON: kept with it, so that nothing later joins it."""
    stays = Education.objects.filter(alumnus=profile.alumnus_id).select_related("college", "major")
    return {
        "name": profile.alumnus.name,
        "headline": profile.headline,
        "category": profile.get_category_display(),
        "studies": [_studies(stay) for stay in stays],
        "story": profile.story,
        "achievements": [[when(each), each.text] for each in profile.achievements.all()],
    }


def is_behind(profile):
    """Whether the site shows the file as it was when it was published, and the file says something else by now."""
    return profile.state == NotableProfile.State.PUBLISHED and profile.published_content != content_of(profile)


def public_profiles(category=""):
    """Published profiles for the list, in a fixed number of queries."""
    found = _public()
    return found.filter(category=category) if category else found


def _public():
    return NotableProfile.objects.public().select_related("published_portrait").order_by("-published_at", "pk")


def public_profile(slug):
    """The profile behind a slug, or None: unknown, not published and withdrawn look the same."""
    found = _public().filter(slug=slug).first()
    return found and shown(found)


def shown(profile):
    """The file as the office published it; of what stands in it today nothing is read."""
    content = profile.published_content
    return PublicProfile(
        slug=profile.slug,
        name=content["name"],
        headline=content["headline"],
        category=content["category"],
        studies=tuple(content["studies"]),
        story=content["story"],
        achievements=tuple(map(tuple, content["achievements"])),
        has_portrait=profile.public_portrait is not None,
    )


def _studies(stay):
    year = f"{stay.graduated_year} 届" if stay.graduated_year else ""
    return " ".join(filter(None, (str(stay.college), str(stay.major or ""), year)))
