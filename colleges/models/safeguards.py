"""A college's safeguard mechanism (保障机制, art. 5): by which document, with which money, in which room; and the office's settings."""

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from colleges.models.appointments import POSSIBLE_DAYS
from colleges.models.papers import Attachment
from colleges.models.units import College
from colleges.querysets import OfCollegeQuerySet
from common.models import OfficeSettings, VersionedModel


@pghistory.track(exclude=["version", "updated_at"])
class Safeguard(VersionedModel):
    """One row per college, filled in bit by bit; `missing` tells what art. 5 still wants."""

    college = models.OneToOneField(College, models.PROTECT, related_name="safeguard", verbose_name="学院")
    document = models.CharField("文件名称和文号", max_length=120, blank=True)
    adopted_on = models.DateField("发文日期", null=True, blank=True)
    paper = models.ForeignKey(
        Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文件扫描件"
    )
    budget_year = models.PositiveSmallIntegerField(
        "经费年度", null=True, blank=True, validators=[MinValueValidator(2001), MaxValueValidator(2100)]
    )
    budget = models.DecimalField(
        "校友工作经费（元）",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="没有专项经费的填 0，并在备注里说明从哪里开支。",
    )
    room = models.CharField("办公场所", max_length=80, blank=True)
    note = models.CharField("备注", max_length=300, blank=True)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "保障机制"
        ordering = ["college"]

    def __str__(self):
        return f"{self.college} 保障机制"

    def clean(self):
        if (self.budget is None) != (self.budget_year is None):
            raise ValidationError({"budget": "请同时填写经费和经费年度。"})
        if self.adopted_on and self.adopted_on > timezone.localdate():
            raise ValidationError({"adopted_on": "发文日期不能晚于今天。"})
        if self.adopted_on and self.adopted_on < POSSIBLE_DAYS[0]:
            raise ValidationError({"adopted_on": "发文日期应在 1949 年以后，请核对。"})

    @property
    def missing(self):
        """What art. 5 still wants, in words; the money is wanted for this year, and next year's may be there already."""
        wanted = [
            (self.document, "保障机制文件"),
            (self.adopted_on, "发文日期"),
            (self.paper_id, "文件扫描件"),
            ((self.budget_year or 0) >= timezone.localdate().year, "今年的经费"),
            (self.room, "办公场所"),
        ]
        return [word for held, word in wanted if not held]


@pghistory.track(exclude=["version", "updated_at"])
class OrganisationSettings(OfficeSettings):
    point_months = models.PositiveSmallIntegerField(
        "联系方式多少个月内须核对一次",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text="第六条：对外公布的电话应当打得通。超过的会提醒学院和办公室。",
    )

    class Meta(OfficeSettings.Meta):
        verbose_name = verbose_name_plural = "机构设置"
