import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from alumni.models.classes import ClassGroup
from alumni.querysets import ClassRegisterQuerySet
from common.models import VersionedModel


@pghistory.track(exclude=["version", "updated_at"])
class ClassRegister(VersionedModel):
    """The class register (班级登记表, art. 9(二)) as an object: what it must hold, how far it is, who looked at it."""

    class State(models.TextChoices):
        NONE = "none", "未建"
        COLLECTING = "collecting", "收集中"
        SUBMITTED = "submitted", "已提交"
        REVIEWED = "reviewed", "已审核"

    class_group = models.OneToOneField(ClassGroup, models.CASCADE, related_name="register", verbose_name="班级")
    headcount = models.PositiveSmallIntegerField(
        "学籍人数",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text="毕业时学籍表上的人数，定下后不随名单增减；完整率以此为准。",
    )
    headcount_source = models.CharField(
        "人数依据", max_length=120, blank=True, help_text="例如：教务处 2018 届学籍表。"
    )
    frozen_on = models.DateField("定数日期", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.NONE)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核人"
    )
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    remark = models.CharField("审核意见", max_length=300, blank=True)

    objects = ClassRegisterQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "班级登记表"
        ordering = ["-class_group__enrolled_year", "class_group__name"]
        permissions = [("review_register", "审核班级登记表")]
        constraints = [
            models.CheckConstraint(
                name="frozen_headcount_has_a_source",
                condition=Q(frozen_on__isnull=True) | (Q(headcount__isnull=False) & ~Q(headcount_source="")),
                violation_error_message="定下学籍人数须写明人数和依据。",
            ),
            models.CheckConstraint(
                name="submitted_register_has_a_name",
                condition=~Q(state__in=["submitted", "reviewed"])
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="reviewed_register_has_a_name",
                condition=~Q(state="reviewed") | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.class_group} 登记表"
