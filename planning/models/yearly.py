"""What belongs to a year's plan as a whole: its deliberation (研究), reminders, and the summary at the end."""

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from audit.models import GUARDS
from colleges.models import Attachment
from common.models import VersionedModel
from planning.models.plans import PlanItem, WorkPlan
from planning.querysets import OfItemQuerySet, OfPlanQuerySet, OfReminderQuerySet


@pghistory.track(exclude=["version", "updated_at"])
class Deliberation(VersionedModel):
    """A meeting that studied the year's work (art. 7), filed as minutes."""

    plan = models.ForeignKey(WorkPlan, models.PROTECT, related_name="deliberations", verbose_name="计划")
    held_on = models.DateField("会议日期", default=timezone.localdate)
    subject = models.CharField("议题", max_length=120)
    attended = models.CharField("参加人员", max_length=300)
    resolved = models.TextField("研究结果", max_length=10000)
    paper = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="会议纪要"
    )
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "研究记录"
        ordering = ["-held_on", "-id"]

    def __str__(self):
        return self.subject

    def clean(self):
        if self.held_on and self.held_on > timezone.localdate():
            raise ValidationError({"held_on": "会议日期不能晚于今天；会后再登记。"})
        if self.held_on and self.plan_id and self.held_on.year < self.plan.year - 1:
            said = f"会议日期早了：{self.plan.year} 年的工作，最早在 {self.plan.year - 1} 年研究。请核对年份。"
            raise ValidationError({"held_on": said})


class Reminder(models.Model):
    """Somebody was reminded of an item. Added, never changed: what became of its mails stands in `ReminderMail`."""

    append_only = True
    item = models.ForeignKey(PlanItem, models.PROTECT, related_name="reminders", verbose_name="事项")
    at = models.DateTimeField("时间", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="催办人")
    text = models.CharField("附言", max_length=300, blank=True)
    mailed = models.PositiveSmallIntegerField("要发的邮件份数", default=0)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "催办记录"
        ordering = ["-at", "-id"]
        triggers = GUARDS

    def __str__(self):
        return f"{self.item} 催办"


class ReminderMail(models.Model):
    """What became of one mail of a reminder, written once the mail server has answered. A mail that was to go out
    (`Reminder.mailed`) and has no line here was cut off: nobody knows whether it went."""

    append_only = True
    reminder = models.ForeignKey(Reminder, models.PROTECT, related_name="mails", verbose_name="催办")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="收件人")
    trouble = models.CharField("没有发出的原因", max_length=200, blank=True)
    at = models.DateTimeField("时间", default=timezone.now)

    objects = OfReminderQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "催办邮件"
        ordering = ["at", "id"]
        triggers = GUARDS
        constraints = [models.UniqueConstraint(fields=["reminder", "to"], name="one_mail_of_a_reminder_each")]

    def __str__(self):
        return f"{self.reminder}邮件"


@pghistory.track(exclude=["version", "updated_at", "drafted"])
class YearSummary(VersionedModel):
    """The summary at the end of the year (年度总结): drafted from the facts, finished by the unit.

    `drafted` {key: paragraph} is what the facts said when they were last taken: it tells what was typed since.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "起草中"
        SUBMITTED = "submitted", "已报送"
        RETURNED = "returned", "已退回"

    plan = models.OneToOneField(WorkPlan, models.PROTECT, related_name="summary", verbose_name="计划")
    text = models.TextField("正文", max_length=50000)
    drafted = models.JSONField("取数的段落", default=dict, blank=True, editable=False)
    drafted_at = models.DateTimeField("数据截至", default=timezone.now)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送人"
    )
    submitted_at = models.DateTimeField("报送时间", null=True, blank=True)
    remark = models.CharField("退回意见", max_length=500, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度总结"
        ordering = ["-plan__year"]
        constraints = [
            models.CheckConstraint(
                name="submitted_summary_has_a_name",
                condition=Q(state="draft") | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.plan.unit} {self.plan.year} 年校友工作总结"
