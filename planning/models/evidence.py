"""What fulfils an item (落实), how it went on, and what the office found (检查). None of it is deleted."""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from audit.models import GUARDS
from colleges.models import Attachment
from planning.models.plans import PlanItem
from planning.querysets import EvidenceQuerySet, InspectionQuerySet, OfItemQuerySet

FILE = "file"


@pghistory.track()
class Evidence(models.Model):
    """A record of the system (`kind` as declared to `planning.evidence`, `row` its number) or an uploaded paper.

    `label` and `on` are what the record was called when it was given: the record may change, this does not.
    """

    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="evidence", verbose_name="事项")
    kind = models.CharField("类别", max_length=40)
    row = models.BigIntegerField("记录编号", null=True, blank=True)
    paper = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文件")
    label = models.CharField("名称", max_length=200)
    on = models.DateField("日期", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提交人")
    given_at = models.DateTimeField("提交时间", default=timezone.now)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)
    withdrawn_why = models.CharField("撤回原因", max_length=200, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "落实材料"
        ordering = ["given_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_file_or_a_record",
                condition=Q(kind=FILE, paper__isnull=False, row__isnull=True)
                | ~Q(kind=FILE) & Q(paper__isnull=True, row__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["item", "kind", "row"],
                condition=Q(row__isnull=False, withdrawn_at__isnull=True),
                name="evidence_given_once",
                violation_error_message="这条记录已作为本事项的落实材料。",
            ),
            models.CheckConstraint(
                name="withdrawn_evidence_has_a_name",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why=""),
                violation_error_message="请写明为什么撤回。",
            ),
        ]

    def __str__(self):
        return self.label


class ProgressNote(models.Model):
    """A line of how an item goes on. Added, never changed."""

    append_only = True
    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="progress_notes", verbose_name="事项")
    text = models.CharField("进展", max_length=1000)
    percent = models.PositiveSmallIntegerField("进度（%）", validators=[MaxValueValidator(100)])
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="填写人")

    objects = OfItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "进展记录"
        ordering = ["-at", "-id"]
        triggers = GUARDS

    def __str__(self):
        return self.text


@pghistory.track()
class Inspection(models.Model):
    """What the office found when it looked at an item, and until when it is to be mended."""

    class Verdict(models.TextChoices):
        PASSED = "passed", "合格，办结"
        MEND = "mend", "需要整改"
        NOTED = "noted", "仅作记录"

    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="inspections", verbose_name="事项")
    verdict = models.CharField("检查结果", max_length=10, choices=Verdict)
    finding = models.TextField("检查情况", max_length=2000)
    mend_by = models.DateField("整改期限", null=True, blank=True)
    mended_at = models.DateTimeField("整改时间", null=True, blank=True)
    mended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="整改人"
    )
    mended_note = models.CharField("整改情况", max_length=1000, blank=True)
    inspected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="检查人")
    inspected_at = models.DateTimeField("检查时间", default=timezone.now)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检查记录"
        ordering = ["-inspected_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="mending_has_a_day",
                condition=Q(verdict="mend", mend_by__isnull=False) | ~Q(verdict="mend") & Q(mend_by__isnull=True),
                violation_error_message="需要整改的，请写明整改期限。",
            ),
            models.CheckConstraint(
                name="mended_by_somebody",
                condition=Q(mended_at__isnull=True, mended_by__isnull=True)
                | Q(mended_at__isnull=False, mended_by__isnull=False) & ~Q(mended_note=""),
            ),
        ]

    def __str__(self):
        return f"{self.item} {self.get_verdict_display()}"
