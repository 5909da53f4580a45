"""Messages to many: e-mail, text for a WeChat group, address labels. Only to those who may be contacted; each on record."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.roles import OFFICE
from alumni.models.people import Alumnus
from alumni.querysets import DeliveryQuerySet, MessageQuerySet
from colleges.models import College


@pghistory.track(exclude=["trouble"])
class Message(models.Model):
    class Kind(models.TextChoices):
        EMAIL = "email", "邮件"
        GROUP = "group", "微信群文字"
        LABELS = "labels", "地址标签"
        ENVELOPES = "envelopes", "信封"

    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="messages", verbose_name="学院"
    )
    kind = models.CharField("方式", max_length=10, choices=Kind)
    subject = models.CharField("标题", max_length=120)
    body = models.TextField("正文", max_length=5000, blank=True)
    query = models.CharField("发送对象", max_length=500, blank=True)
    described = models.CharField("发送对象说明", max_length=300, blank=True)
    purpose = models.CharField("用途", max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发送人")
    made_at = models.DateTimeField("发送时间", default=timezone.now)
    people = models.PositiveIntegerField("人数", default=0)
    left_out = models.PositiveIntegerField("未发送人数", default=0)
    reasons = models.JSONField("未发送原因", default=list, blank=True)  # [[why, how many], …]
    site = models.CharField("网站地址", max_length=200, blank=True)  # what unsubscribe links begin with
    trouble = models.CharField("邮件服务器的问题", max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "群发"
        ordering = ["-made_at", "-id"]

    def __str__(self):
        return self.subject

    @property
    def sender(self):
        return self.college.name if self.college else OFFICE


class Delivery(models.Model):
    """One person's copy: sent, or why not. `sending` is written before the mail server is spoken to: whoever finds a
    row in that state knows that the mail may have gone, and does not send it a second time by itself."""

    class State(models.TextChoices):
        WAITING = "waiting", "待发送"
        SENDING = "sending", "正在发送"
        SENT = "sent", "已发送"
        FAILED = "failed", "发送失败"
        LEFT = "left", "不再发送"

    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries", verbose_name="群发")
    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="deliveries", verbose_name="校友")
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    tried_at = models.DateTimeField("开始发送", null=True, blank=True)
    sent_at = models.DateTimeField("发送时间", null=True, blank=True)
    trouble = models.CharField("原因", max_length=200, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "发送记录"
        ordering = ["id"]
        indexes = [models.Index(fields=["state", "id"], condition=~Q(state="sent"), name="delivery_not_sent")]
        constraints = [
            models.UniqueConstraint(fields=["message", "alumnus"], name="one_copy_per_person"),
            models.CheckConstraint(
                name="delivery_says_when_or_why",
                condition=Q(state__in=["waiting", "sending"])
                | Q(state="sent", sent_at__isnull=False)
                | (Q(state__in=["failed", "left"]) & ~Q(trouble="")),
                violation_error_message="发出的邮件须有时间，没有发出的须写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.message} {self.alumnus}"
