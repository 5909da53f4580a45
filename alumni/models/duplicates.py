"""Two records that may be one person, and the merge of two that are. Rules propose, people decide."""

from datetime import datetime

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alumni.models.people import Alumnus
from alumni.querysets import DuplicatePairQuerySet, MergeQuerySet


class ExactEncoder(DjangoJSONEncoder):
    """Django's cuts moments to milliseconds; what is put back must be what was there."""

    def default(self, o):
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


@pghistory.track()
class DuplicatePair(models.Model):
    """What the named rules found of two people, and what was said of it. Kept for good where they are not the same."""

    class Verdict(models.TextChoices):
        WAITING = "waiting", "待判断"
        LATER = "later", "以后再看"
        REFERRED = "referred", "已请校友会办公室判断"
        DIFFERENT = "different", "不是同一人"

    OPEN = (Verdict.WAITING, Verdict.LATER, Verdict.REFERRED)

    first = models.ForeignKey(Alumnus, models.CASCADE, related_name="+", verbose_name="先建档的一位")
    second = models.ForeignKey(Alumnus, models.CASCADE, related_name="+", verbose_name="后建档的一位")
    rules = ArrayField(models.CharField(max_length=20), verbose_name="依据")
    is_sure = models.BooleanField("依据充分", default=False)
    found_at = models.DateTimeField("发现时间", default=timezone.now)
    verdict = models.CharField("结论", max_length=10, choices=Verdict, default=Verdict.WAITING)
    note = models.CharField("说明", max_length=200, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="判断人"
    )
    judged_at = models.DateTimeField("判断时间", null=True, blank=True)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "疑似重复"
        ordering = ["-is_sure", "-found_at", "-id"]
        indexes = [models.Index(fields=["verdict", "-is_sure", "-found_at"], name="pair_by_verdict")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(
                name="judged_pair_has_a_day",
                condition=Q(verdict="waiting") | Q(judged_by__isnull=False, judged_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.first} 与 {self.second}"

    @property
    def is_open(self):
        return self.verdict in self.OPEN


@pghistory.track(exclude=["record"])
class Merge(models.Model):
    """Two records made one. The number that went keeps resolving; `record` holds all that is needed to take it back."""

    #: null once that person's data were deleted, of a merge that had been undone: it is a page of the other's history
    kept = models.ForeignKey(Alumnus, models.PROTECT, null=True, related_name="merges", verbose_name="保留的校友")
    gone_id = models.BigIntegerField("并入的编号", db_index=True)
    gone_name = models.CharField("并入的姓名", max_length=40)
    rules = ArrayField(models.CharField(max_length=20), verbose_name="依据", default=list)
    record = models.JSONField("合并明细", default=dict, encoder=ExactEncoder)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="合并人")
    merged_at = models.DateTimeField("合并时间", default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="取消人"
    )
    undone_at = models.DateTimeField("取消时间", null=True, blank=True)
    left_after_undo = models.JSONField("取消后保留", default=list, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "合并记录"
        ordering = ["-merged_at", "-id"]
        permissions = [("merge_people", "合并校友档案")]
        constraints = [
            models.UniqueConstraint(fields=["gone_id"], condition=Q(undone_at__isnull=True), name="merged_once"),
            models.CheckConstraint(name="merged_into_another", condition=~Q(kept=F("gone_id"))),
            models.CheckConstraint(
                name="undone_merge_has_a_name",
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.CheckConstraint(
                name="standing_merge_keeps_one", condition=Q(kept__isnull=False) | Q(undone_at__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.gone_name}（{self.gone_id}）并入 {self.kept_name}"

    @property
    def kept_name(self):
        return self.kept.name if self.kept_id else "已删除"
