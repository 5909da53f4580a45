"""Acts on contact points (art. 6)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audit.acts import act
from colleges.models import OrganisationSettings
from common.months import months_before
from common.versions import save_version

FIELDS = ("label", "phone", "room", "email", "hours", "is_published")
SITES = {
    "school": ("school_site", "school_site_checked_on", "学校网站"),
    "own": ("own_site", "own_site_checked_on", "部门网站"),
}
ON_SITES = tuple(name for site, checked, _ in SITES.values() for name in (site, checked))
POINT = (*FIELDS, *ON_SITES, "confirmed_on")


def unconfirmed_before():
    """The day before which a confirmation is too old, by the office's settings."""
    return months_before(timezone.localdate(), OrganisationSettings.current().point_months)


@transaction.atomic
def save_contact_point(point, *, seen):
    """A new point, or a changed one that nobody else has saved since version `seen`; saving it is confirming it."""
    point.confirmed_on = timezone.localdate()
    point.full_clean()
    if point.pk is None:
        point.save()
    else:
        save_version(point, seen=seen, fields=POINT)
    return point


def confirm_contact_point(point):
    point.confirmed_on = timezone.localdate()
    point.full_clean()
    point.save(update_fields=["confirmed_on"])


@act
def check_site(point, *, site, actor):
    """Somebody looked up today that the point stands on the `school`'s or its `own` unit's site."""
    where, checked, words = SITES[site]
    point = type(point).objects.select_for_update().get(pk=point.pk)
    if not getattr(point, where):
        raise ValidationError(f"请先填写“{point.label}”在{words}上的位置，再记核对日期。")
    setattr(point, checked, timezone.localdate())
    point.full_clean()
    point.save(update_fields=[checked])
    return point
