"""The college's notable alumni in its history (art. 11): who is public today, by link; nothing of them is copied."""

from django.urls import reverse

from alumni.models import NotableProfile
from colleges.history_panels import HistoryPart, Item, declares_history_parts
from colleges.models import College

SHOWN = 24


@declares_history_parts
def notable_alumni(colleges):
    """Published files of the college and of those merged into it, as published; whoever withdraws is gone at once."""
    families = College.objects.families()
    own = {pk: college.pk for college in colleges for pk in families[college.pk]}
    found = {college.pk: [] for college in colleges}
    public = NotableProfile.objects.public().filter(college__in=own).order_by("-published_at", "pk")
    for slug, content, college in public.values_list("slug", "published_content", "college"):
        if len(found[own[college]]) < SHOWN:
            url = reverse("alumni:notable-detail", args=[slug])
            found[own[college]].append(Item(content["name"], url, content["headline"]))
    everybody = reverse("alumni:notable-list")
    return {pk: HistoryPart("notable", "优秀校友", tuple(items), everybody) for pk, items in found.items()}
