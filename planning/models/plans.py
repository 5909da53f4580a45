"""The yearly plan (工作计划, art. 7): the school's with what it assigns, each college's with what it took and added."""

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from colleges.models import College, Department
from common.models import VersionedModel
from common.names import check_plain
from planning.querysets import PlanItemQuerySet, WorkPlanQuerySet

YEARS = (2001, 2100)
ARTICLES = (1, 37)


@pghistory.track(exclude=["version", "updated_at"])
class WorkPlan(VersionedModel):
    """One year's plan of a college, or (`college` empty) of the school, which assigns items to the colleges."""

    class State(models.TextChoices):
        DRAFT = "draft", "起草中"
        PUBLISHED = "published", "已布置"  # the school's
        SUBMITTED = "submitted", "待审批"  # a college's, as the next two
        RETURNED = "returned", "已退回"
        APPROVED = "approved", "已批准"

    year = models.PositiveSmallIntegerField(
        "年度", validators=[MinValueValidator(YEARS[0]), MaxValueValidator(YEARS[1])]
    )
    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="work_plans", verbose_name="学院"
    )
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    aims = models.TextField("工作重点", max_length=5000, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交（布置）人"
    )
    submitted_at = models.DateTimeField("提交（布置）时间", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审批人"
    )
    reviewed_at = models.DateTimeField("审批时间", null=True, blank=True)
    remark = models.CharField("审批意见", max_length=500, blank=True)
    changed_at = models.DateTimeField("批准后增改时间", null=True, blank=True)

    objects = WorkPlanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度工作计划"
        ordering = ["-year", "college"]
        permissions = [("publish_plan", "布置年度工作计划"), ("review_plan", "审批学院工作计划")]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "college"],
                nulls_distinct=False,
                name="one_plan_a_year",
                violation_error_message="这一年度的工作计划已经建立。",
            ),
            models.CheckConstraint(
                name="school_plan_is_published_not_approved",
                condition=Q(college__isnull=True, state__in=["draft", "published"])
                | Q(college__isnull=False) & ~Q(state="published"),
            ),
            models.CheckConstraint(
                name="submitted_plan_has_a_name",
                condition=Q(state="draft") | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reviewed_plan_has_a_name",
                condition=~Q(state__in=["returned", "approved"])
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_an_approved_plan_changes_afterwards",
                condition=Q(changed_at__isnull=True) | Q(state="approved"),
            ),
        ]

    def __str__(self):
        return f"{self.unit} {self.year} 年工作计划"

    @property
    def unit(self):
        return self.college.name if self.college else "学校"


@pghistory.track(exclude=["version", "updated_at"])
class PlanItem(VersionedModel):
    """One piece of work. An item of the school for the colleges (`audience`) has one copy (`source`) in each college's plan.

    A copy's words are those of its source; one service changes both. `due_on` may fall into the next year.
    """

    class Audience(models.TextChoices):
        COLLEGES = "colleges", "布置给二级学院"
        SCHOOL = "school", "校友会办公室和部门自办"
        OWN = "own", "学院自办"

    class State(models.TextChoices):
        OPEN = "open", "待落实"
        REPORTED = "reported", "已报落实"
        MENDING = "mending", "待整改"
        CLOSED = "closed", "已办结"
        WITHDRAWN = "withdrawn", "已撤销"

    plan = models.ForeignKey(WorkPlan, models.PROTECT, related_name="items", verbose_name="计划")
    source = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="copies", verbose_name="布置的事项"
    )
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to", verbose_name="上一年度的事项"
    )
    audience = models.CharField("由谁落实", max_length=10, choices=Audience)
    for_all = models.BooleanField("全部二级学院", default=True)
    colleges = models.ManyToManyField(College, through="Addressee", blank=True, related_name="+", verbose_name="学院")
    position = models.PositiveSmallIntegerField("序号", default=100)
    article = models.PositiveSmallIntegerField(
        "条款",
        null=True,
        blank=True,
        validators=[MinValueValidator(ARTICLES[0]), MaxValueValidator(ARTICLES[1])],
        help_text="本办法的第几条，1 至 37。",
    )
    title = models.CharField("事项", max_length=120, validators=[check_plain])
    hand_in = models.CharField("要求上交的材料或结果", max_length=300, blank=True)
    evidence_kind = models.CharField(
        "以系统内的哪类记录为准", max_length=40, blank=True, help_text="留空表示任何记录或上传文件都可以。"
    )
    due_on = models.DateField("完成期限", null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plan_items",
        verbose_name="负责人",
    )
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="plan_items", verbose_name="负责部门"
    )
    person = models.CharField("负责人姓名", max_length=60, blank=True, validators=[check_plain])
    percent = models.PositiveSmallIntegerField("进度（%）", default=0, validators=[MaxValueValidator(100)])
    state = models.CharField("状态", max_length=10, choices=State, default=State.OPEN)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报落实的人"
    )
    reported_at = models.DateTimeField("报落实时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办结人"
    )
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    reason = models.CharField("撤销原因", max_length=300, blank=True)
    added_at = models.DateTimeField("列入时间", default=timezone.now, editable=False)

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "计划事项"
        ordering = ["position", "due_on", "id"]
        permissions = [("inspect_item", "检查和办结计划事项")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "source"],
                name="item_assigned_once",
                violation_error_message="这一事项已经布置给该学院。",
            ),
            models.CheckConstraint(
                name="item_of_a_possible_article",
                condition=Q(article__isnull=True) | Q(article__range=ARTICLES),
                violation_error_message="条款应在第 1 条至第 37 条之间。",
            ),
            models.CheckConstraint(
                name="reported_item_has_a_name",
                condition=~Q(state__in=["reported", "mending"])
                | Q(reported_by__isnull=False, reported_at__isnull=False),
            ),
            models.CheckConstraint(
                name="closed_item_has_a_name",
                condition=~Q(state="closed") | Q(closed_by__isnull=False, closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="withdrawn_item_says_why",
                condition=~Q(state="withdrawn") | ~Q(reason=""),
                violation_error_message="请写明为什么撤销。",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if self.audience == self.Audience.SCHOOL and self.owner_id and self.department_id:
            raise ValidationError({"department": "负责人和负责部门请只选一个。"})

    @property
    def is_assigned(self):
        """Whether it is a college's copy of what the office assigned."""
        return self.source_id is not None

    @property
    def is_done_with(self):
        return self.state in (self.State.CLOSED, self.State.WITHDRAWN)


@pghistory.track()
class Addressee(models.Model):
    """One of the colleges that an item of the school is meant for, where it is not for all."""

    item = models.ForeignKey(PlanItem, models.CASCADE, related_name="addressees", verbose_name="事项")
    college = models.ForeignKey(College, models.PROTECT, related_name="+", verbose_name="学院")

    class Meta:
        verbose_name = verbose_name_plural = "布置的学院"
        ordering = ["college"]
        constraints = [models.UniqueConstraint(fields=["item", "college"], name="addressee_once")]

    def __str__(self):
        return f"{self.item} {self.college}"
