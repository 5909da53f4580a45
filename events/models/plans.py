"""The plan (方案) of an event: what it says, how often it was filed, and what the office answered (art. 12, 13, 15)."""

import pghistory
import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from common.models import VersionedModel
from common.names import check_plain
from common.papers import stays_as_it_is
from events.models.events import Event
from events.querysets import OfEventQuerySet, OfPlanQuerySet


@pghistory.track(exclude=["version", "updated_at"])
class EventPlan(VersionedModel):
    """What the college files with the office. Time and place are the event's own; guests and rooms their rows."""

    class State(models.TextChoices):
        DRAFT = "draft", "起草中"
        FILED = "filed", "待审批"
        RETURNED = "returned", "已退回"
        APPROVED = "approved", "已批准"

    event = models.OneToOneField(Event, models.CASCADE, related_name="plan", verbose_name="活动")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    aims = models.TextField("活动目的和内容", max_length=5000, blank=True)
    headcount = models.PositiveIntegerField(
        "预计人数", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(20000)]
    )
    invited = models.TextField("邀请的领导和老师", max_length=2000, blank=True, help_text="也可在“嘉宾”里逐位登记。")
    rooms = models.TextField("会议室和场所", max_length=2000, blank=True, help_text="也可在“场地”里逐间预订。")
    budget = models.TextField("经费说明", max_length=2000, blank=True, help_text="来源和用途；金额逐项填在经费表里。")
    safety = models.TextField("安全预案", max_length=5000, blank=True)
    safety_officer = models.CharField("安全负责人", max_length=40, blank=True, validators=[check_plain])
    safety_phone = models.CharField("安全负责人电话", max_length=30, blank=True)
    liaison = models.CharField("班级联络员", max_length=60, blank=True, validators=[check_plain])
    liaison_phone = models.CharField("班级联络员电话", max_length=30, blank=True)
    directory = models.TextField(
        "通讯录收集情况", max_length=1000, blank=True, help_text="收集了几个班、多少人，何时在“名册”里导入。"
    )
    remark = models.TextField("其他说明", max_length=2000, blank=True)

    objects = OfEventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "活动方案"
        ordering = ["event"]

    def __str__(self):
        return f"{self.event}方案"


@pghistory.track()
class ProgrammeItem(models.Model):
    """One line of the programme (日程)."""

    plan = models.ForeignKey(EventPlan, models.CASCADE, related_name="programme", verbose_name="方案")
    starts_at = models.DateTimeField("时间")
    title = models.CharField("内容", max_length=120, validators=[check_plain])
    place = models.CharField("地点", max_length=80, blank=True, validators=[check_plain])
    who = models.CharField("主持或主讲", max_length=80, blank=True, validators=[check_plain])
    is_public = models.BooleanField("公开页上显示", default=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "日程"
        ordering = ["starts_at", "id"]

    def __str__(self):
        return self.title


@pghistory.track()
class BudgetLine(models.Model):
    """One line of the budget, in yuan. Money itself is booked elsewhere; this is what is intended."""

    plan = models.ForeignKey(EventPlan, models.CASCADE, related_name="budget_lines", verbose_name="方案")
    title = models.CharField("用途", max_length=80, validators=[check_plain])
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    source = models.CharField("来源", max_length=80, blank=True, validators=[check_plain])

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "经费"
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="budget_line_not_negative", condition=Q(amount__gte=0))]

    def __str__(self):
        return self.title


@pghistory.track()
class PlanFiling(models.Model):
    """One filing of the plan with what it said that day (`snapshot`), and the office's answer. Its words never change."""

    class Verdict(models.TextChoices):
        WAITING = "waiting", "待审批"
        RETURNED = "returned", "退回"
        APPROVED = "approved", "批准"
        TAKEN_BACK = "taken_back", "已收回"

    plan = models.ForeignKey(EventPlan, models.PROTECT, related_name="filings", verbose_name="方案")
    snapshot = models.JSONField("报送内容", default=dict)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="报送人")
    filed_at = models.DateTimeField("报送时间", default=timezone.now)
    due_on = models.DateField("应报日期")
    verdict = models.CharField("审批", max_length=10, choices=Verdict, default=Verdict.WAITING)
    remark = models.CharField("审批意见", max_length=1000, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审批人"
    )
    reviewed_at = models.DateTimeField("审批时间", null=True, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "方案报送"
        ordering = ["-filed_at", "-id"]
        triggers = stays_as_it_is(
            until=pgtrigger.Q(old__verdict="waiting"), but=["verdict", "remark", "reviewed_by", "reviewed_at"]
        )
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(verdict="waiting"),
                name="one_filing_waits",
                violation_error_message="方案已经报送，正在等待审批。",
            ),
            models.CheckConstraint(
                name="reviewed_filing_has_a_name",
                condition=~Q(verdict__in=["returned", "approved"])
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="returned_filing_says_why",
                condition=~Q(verdict="returned") | ~Q(remark=""),
                violation_error_message="请写明退回的原因。",
            ),
        ]

    def __str__(self):
        return f"{self.plan} {timezone.localdate(self.filed_at)}"

    @property
    def days_late(self):
        return max((timezone.localdate(self.filed_at) - self.due_on).days, 0)
