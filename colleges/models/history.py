"""The college's history (院史, art. 11): its parts, each row with its years, and the editions that the office approved.

What else art. 11 asks for stands already: former names (`CollegeName`), majors and when they were the college's (`Major`,
`MajorPlacement`), leaders of the alumni work (`Appointment`); notable alumni are a panel of the app that knows them.
"""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from audit.models import GUARDS
from colleges.models.papers import Attachment
from colleges.models.units import College
from colleges.querysets import HistoryQuerySet, OfCollegeQuerySet
from common.models import VersionedModel
from common.names import check_plain

FIRST, LAST = 1903, 2100
YEAR = {"validators": [MinValueValidator(FIRST), MaxValueValidator(LAST)]}


def years_in_order(name):
    return models.CheckConstraint(
        name=name,
        condition=Q(until_year__isnull=True) | Q(since_year__isnull=True) | Q(until_year__gte=F("since_year")),
        violation_error_message="终止年份不能早于起始年份。",
    )


@pghistory.track(exclude=["version", "updated_at"])
class CollegeHistory(VersionedModel):
    """The text of a college's history and where it stands. What the public reads is the latest edition, not this."""

    class State(models.TextChoices):
        WRITING = "writing", "编写中"
        SUBMITTED = "submitted", "待审核"
        RETURNED = "returned", "已退回"
        APPROVED = "approved", "已公布"

    college = models.OneToOneField(College, models.PROTECT, related_name="history", verbose_name="学院")
    origin = models.TextField("学院起源", max_length=20000, blank=True)
    development = models.TextField("发展历程", max_length=50000, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WRITING)
    shows_teachers = models.BooleanField(
        "公布任课教师名册", default=False, help_text="教师姓名是个人信息，须先征得本人同意再公布。"
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    remark = models.CharField("审核意见", max_length=500, blank=True)
    published = models.OneToOneField(
        "HistoryEdition", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="已公布的版本"
    )

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "院史"
        ordering = ["college"]
        permissions = [("review_history", "审核院史")]
        constraints = [
            models.CheckConstraint(
                name="submitted_history_has_a_name",
                condition=~Q(state__in=["submitted", "approved"])
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.college} 院史"


class HistoryRow(VersionedModel):
    """Base of one line of a part of the history."""

    #: what the part is called, in art. 11's words
    part = ""

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.college} {self.part}"


@pghistory.track(exclude=["version", "updated_at"])
class HistoryPicture(HistoryRow):
    part = "图片"
    college = models.ForeignKey(College, models.PROTECT, related_name="history_pictures", verbose_name="学院")
    paper = models.ForeignKey(Attachment, models.PROTECT, related_name="+", verbose_name="图片")
    year = models.PositiveSmallIntegerField("年份", null=True, blank=True, **YEAR)
    caption = models.CharField("说明", max_length=120)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "院史图片"
        ordering = [F("year").asc(nulls_last=True), "id"]


@pghistory.track(exclude=["version", "updated_at"])
class LeaderTerm(HistoryRow):
    part = "历任领导"
    college = models.ForeignKey(College, models.PROTECT, related_name="leader_terms", verbose_name="学院")
    name = models.CharField("姓名", max_length=40, validators=[check_plain])
    title = models.CharField("职务", max_length=40, validators=[check_plain])
    since_year = models.PositiveSmallIntegerField("起始年份", **YEAR)
    until_year = models.PositiveSmallIntegerField("终止年份", null=True, blank=True, help_text="留空表示现任。", **YEAR)
    source = models.CharField("依据", max_length=120, blank=True)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "历任领导"
        ordering = ["since_year", "title", "id"]
        constraints = [
            years_in_order("leader_term_years_in_order"),
            models.UniqueConstraint(
                fields=["college", "name", "title", "since_year"],
                name="leader_term_once",
                violation_error_message="这一任已经登记。",
            ),
        ]


@pghistory.track(exclude=["version", "updated_at"])
class YearFigures(HistoryRow):
    part = "师生规模"
    college = models.ForeignKey(College, models.PROTECT, related_name="year_figures", verbose_name="学院")
    year = models.PositiveSmallIntegerField("年份", **YEAR)
    staff = models.PositiveIntegerField("教职工人数", null=True, blank=True, validators=[MaxValueValidator(100000)])
    students = models.PositiveIntegerField(
        "在校学生人数", null=True, blank=True, validators=[MaxValueValidator(100000)]
    )
    source = models.CharField("依据", max_length=120, blank=True)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "师生规模"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["college", "year"], name="year_figures_once", violation_error_message="这一年的人数已经登记。"
            ),
            models.CheckConstraint(
                name="year_figures_say_something",
                condition=Q(staff__isnull=False) | Q(students__isnull=False),
                violation_error_message="请至少填写教职工或学生人数。",
            ),
        ]


@pghistory.track(exclude=["version", "updated_at"])
class CollegeAddress(HistoryRow):
    part = "办学地址"
    college = models.ForeignKey(College, models.PROTECT, related_name="addresses", verbose_name="学院")
    address = models.CharField("地址", max_length=120, validators=[check_plain])
    since_year = models.PositiveSmallIntegerField("起始年份", **YEAR)
    until_year = models.PositiveSmallIntegerField("终止年份", null=True, blank=True, help_text="留空表示至今。", **YEAR)
    source = models.CharField("依据", max_length=120, blank=True)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办学地址"
        ordering = ["since_year", "id"]
        constraints = [
            years_in_order("college_address_years_in_order"),
            models.UniqueConstraint(
                fields=["college", "address", "since_year"],
                name="college_address_once",
                violation_error_message="这个地址已经登记。",
            ),
        ]


@pghistory.track(exclude=["version", "updated_at"])
class CollegeAchievement(HistoryRow):
    part = "办学成就"
    college = models.ForeignKey(College, models.PROTECT, related_name="achievements", verbose_name="学院")
    year = models.PositiveSmallIntegerField("年份", **YEAR)
    text = models.CharField("成就", max_length=200, validators=[check_plain])
    source = models.CharField("依据", max_length=120, blank=True)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办学成就"
        ordering = ["year", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["college", "year", "text"],
                name="college_achievement_once",
                violation_error_message="这项成就已经登记。",
            )
        ]


@pghistory.track(exclude=["version", "updated_at"])
class Teacher(HistoryRow):
    """One line of the roster of teachers: who taught what from when until when."""

    part = "任课教师名册"
    college = models.ForeignKey(College, models.PROTECT, related_name="teachers", verbose_name="学院")
    name = models.CharField("姓名", max_length=40, validators=[check_plain])
    subject = models.CharField("任教课程", max_length=60, validators=[check_plain])
    since_year = models.PositiveSmallIntegerField("起始年份", **YEAR)
    until_year = models.PositiveSmallIntegerField("终止年份", null=True, blank=True, help_text="留空表示在教。", **YEAR)
    title = models.CharField("职称", max_length=40, blank=True)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "任课教师"
        ordering = ["subject", "since_year", "id"]
        constraints = [
            years_in_order("teacher_years_in_order"),
            models.UniqueConstraint(
                fields=["college", "name", "subject", "since_year"],
                name="teacher_once",
                violation_error_message="这位教师的这门课程已经登记。",
            ),
        ]


class HistoryEdition(models.Model):
    """What the public reads: the whole history as the office approved it that day. Added, never changed.

    `parts`: plain data of `colleges.history.collect`; pictures by the id of their attachment.
    """

    append_only = True
    college = models.ForeignKey(College, models.PROTECT, related_name="history_editions", verbose_name="学院")
    number = models.PositiveSmallIntegerField("版次")
    parts = models.JSONField("内容")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="审核人")
    approved_at = models.DateTimeField("公布时间", default=timezone.now)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "院史版本"
        ordering = ["college", "-number"]
        triggers = GUARDS
        constraints = [models.UniqueConstraint(fields=["college", "number"], name="history_edition_once")]

    def __str__(self):
        return f"{self.college} 院史第 {self.number} 版"
