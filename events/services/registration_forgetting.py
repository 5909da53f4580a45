"""What was told for one day is emptied some time after it: telephones, mailboxes, journeys, answers. Names and numbers stay.

The trail never holds these columns (`registrations.FORGOTTEN`), so nothing is left of them there.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from events.models import Event, EventSettings, Registration
from events.models.registrations import FORGOTTEN

EMPTY = {
    name: Registration._meta.get_field(name).get_default() if not Registration._meta.get_field(name).null else None
    for name in FORGOTTEN
}


def due_events():
    """Closed or cancelled so many days ago; what nobody ever closed, so many days after it was over and closing was due."""
    before = timezone.now() - timedelta(days=EventSettings.current().keep_days)
    waiting = Event.objects.filter(forgotten_at__isnull=True)
    return waiting.filter(ended_at__lt=before, ends_at__lt=timezone.now()) | waiting.filter(
        ends_at__lt=before, ended_at__isnull=True
    )


def forget_registrations():
    """Return how many registrations were emptied."""
    return sum(_forget(event.pk) for event in due_events().order_by("pk"))


@transaction.atomic
def _forget(pk):
    event = Event.objects.select_for_update(of=["self"]).get(pk=pk)
    now = timezone.now()
    rows = event.registrations.all()
    for link in _living_links(event):
        link.revoke(actor=None)
    count = rows.update(**EMPTY, key="", updated_at=now)
    event.forgotten_at, event.version = now, event.version + 1
    event.save(update_fields=["forgotten_at", "version", "updated_at"])
    return count


def _living_links(event):
    link = Registration.links.rel.related_model
    return link.objects.living().filter(registration__event=event)
