from datetime import timedelta

from django.utils import timezone

from accounts.models import RateCounter
from common.clock import due


@due("清理过期的次数计数")
def clear_rate_counters():
    """No limit counts for longer than a day."""
    return RateCounter.objects.filter(since__lt=timezone.now() - timedelta(days=1)).delete()[0]
