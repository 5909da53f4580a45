"""A person's wish to have their data deleted (个人信息保护法 47), asked for by one clerk and carried out by another."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alumni.models.people import Alumnus


@pghistory.track()
class Erasure(models.Model):
    """Says who asked, who agreed and what went; never whose data it was, but for a number that then leads nowhere."""

    class State(models.TextChoices):
        WAITING = "waiting", "待复核"
        DONE = "done", "已删除"
        REFUSED = "refused", "未同意"
        WITHDRAWN = "withdrawn", "已撤回"

    alumnus = models.ForeignKey(
        Alumnus, models.SET_NULL, null=True, blank=True, related_name="erasures", verbose_name="校友"
    )
    number = models.BigIntegerField("校友编号", db_index=True)
    #: the number and those of records once merged into it: under each the trail holds values of the person
    numbers = ArrayField(models.BigIntegerField(), verbose_name="全部编号", default=list)
    reason = models.CharField("删除原因", max_length=200, help_text="写依据和经过，不写姓名和号码：这句话会一直保存。")
    identity = models.CharField("本人身份如何核对", max_length=120)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提出人")
    asked_at = models.DateTimeField("提出时间", default=timezone.now)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="复核人"
    )
    decided_at = models.DateTimeField("复核时间", null=True, blank=True)
    remark = models.CharField("复核意见", max_length=200, blank=True)
    outcome = models.JSONField("结果", default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "个人信息删除"
        ordering = ["-asked_at", "-id"]
        permissions = [("erase_person", "办理个人信息删除")]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(state="waiting"),
                name="erasure_waits_once",
                violation_error_message="此人的删除申请已在等待复核。",
            ),
            models.CheckConstraint(
                name="decided_erasure_has_a_name",
                condition=Q(state__in=["waiting", "withdrawn"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="erasure_takes_two",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
                violation_error_message="删除须由另一名工作人员复核。",
            ),
            models.CheckConstraint(
                name="refused_erasure_has_a_remark",
                condition=~Q(state="refused") | ~Q(remark=""),
                violation_error_message="不同意请写明原因。",
            ),
        ]

    def __str__(self):
        return f"编号 {self.number} 个人信息删除"
