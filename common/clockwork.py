from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from common.clock import due
from common.models import ClockRun, DoneOnce, Progress


@due("清理过期的登录、进度与表单编号")
def clear_leftovers():
    month_ago = timezone.now() - timedelta(days=30)
    cleared = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    cleared += Progress.objects.filter(updated_at__lt=month_ago).delete()[0]
    cleared += DoneOnce.objects.filter(at__lt=month_ago).delete()[0]
    return cleared + ClockRun.objects.filter(started_at__lt=timezone.now() - timedelta(days=180)).delete()[0]
