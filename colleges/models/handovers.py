"""A liaison's or leader's hand-over (交接): what was open on the day, told to the next one, who accepts it."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from colleges.models.appointments import Appointment
from colleges.querysets import HandOverQuerySet


@pghistory.track()
class HandOver(models.Model):
    """Prepared by who leaves (`given_to` empty), made when the next one is appointed, accepted by the next one.

    `open_items`: `[{"title", "count", "detail", "article", "url", "due_on"}]` (`due_on` in words or empty), what
    waited at that desk when it was made.
    `messages`: `[{"title", "body", "at"}]`, what had been told to the leaving person and was not done with.
    """

    given_by = models.OneToOneField(Appointment, models.PROTECT, related_name="handed_over", verbose_name="前任")
    given_to = models.OneToOneField(
        Appointment, models.PROTECT, null=True, blank=True, related_name="taken_over", verbose_name="接任"
    )
    note = models.TextField("交接说明", max_length=5000, blank=True)
    open_items = models.JSONField("未办事项", default=list, blank=True)
    messages = models.JSONField("未办消息", default=list, blank=True)
    begun_at = models.DateTimeField("开始时间", default=timezone.now)
    made_at = models.DateTimeField("交接时间", null=True, blank=True)
    accepted_at = models.DateTimeField("接收时间", null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="接收人"
    )
    remark = models.CharField("接收说明", max_length=500, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作交接"
        ordering = ["-begun_at"]
        constraints = [
            models.CheckConstraint(
                name="hand_over_made_to_somebody",
                condition=Q(given_to__isnull=True, made_at__isnull=True, accepted_at__isnull=True)
                | Q(given_to__isnull=False, made_at__isnull=False),
            ),
            models.CheckConstraint(
                name="hand_over_accepted_by_somebody",
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.given_by} 交接"

    @property
    def begins(self):
        """The day from which the next one can accept; None where nobody comes yet."""
        return max(timezone.localdate(self.made_at), self.given_to.since) if self.made_at else None

    @property
    def standing(self):
        if self.accepted_at:
            return "已接收"
        if not self.made_at:
            return "未定接任人" if self.given_by.has_ended else "准备中"
        return "接任人已离任，没有接收" if self.given_to.has_ended else "待接收"

    @property
    def tone(self):
        return "done" if self.accepted_at else "waiting"
