from django.db import transaction
from django.utils import timezone

from alumni.models import QualitySnapshot
from alumni.quality import asked_figures, class_figures
from colleges.models import College


@transaction.atomic
def keep_snapshots(day=None):
    """Write the figures of the day for all and for each present college; of each month only the last day stays.

    Return how many rows were written. Run again on the same day, it writes the same rows anew.
    """
    day = day or timezone.localdate()
    units = [None, *College.objects.current()]
    for college in units:
        QualitySnapshot.objects.update_or_create(day=day, college=college, defaults=_figures(college))
    QualitySnapshot.objects.filter(day__year=day.year, day__month=day.month, day__lt=day).delete()
    return len(units)


def _figures(college):
    asked, classes = asked_figures(college), class_figures(college)
    return {
        "people": asked["people"],
        "complete": asked["complete"],
        "confirmed": asked["confirmed"],
        "without_phone": asked["no_phone"],
        "classes": classes["classes"],
        "without_liaison": classes["liaison"],
    }
