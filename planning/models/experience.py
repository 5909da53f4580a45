"""Experience exchange (经验交流, art. 7): what worked, told to the others."""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.roles import OFFICE
from colleges.models import Attachment, College
from common.models import VersionedModel
from common.names import check_plain
from planning.models.plans import ARTICLES
from planning.querysets import ExperienceQuerySet


@pghistory.track(exclude=["version", "updated_at"])
class Experience(VersionedModel):
    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SHARED = "shared", "已交流"
        WITHDRAWN = "withdrawn", "已收回"

    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="experiences", verbose_name="学院"
    )
    title = models.CharField("标题", max_length=80, validators=[check_plain])
    text = models.TextField("做法和成效", max_length=20000)
    article = models.PositiveSmallIntegerField(
        "条款",
        null=True,
        blank=True,
        validators=[MinValueValidator(ARTICLES[0]), MaxValueValidator(ARTICLES[1])],
    )
    paper = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="附件")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="交流人"
    )
    shared_at = models.DateTimeField("交流时间", null=True, blank=True)
    selected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="推荐人"
    )
    selected_at = models.DateTimeField("推荐时间", null=True, blank=True)
    selected_why = models.CharField("推荐理由", max_length=200, blank=True)

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "工作经验"
        ordering = ["-shared_at", "-id"]
        permissions = [("select_experience", "推荐工作经验")]
        constraints = [
            models.CheckConstraint(
                name="shared_experience_has_a_name",
                condition=~Q(state="shared") | Q(shared_by__isnull=False, shared_at__isnull=False),
            ),
            models.CheckConstraint(
                name="selected_experience_is_shared",
                condition=Q(selected_at__isnull=True, selected_by__isnull=True)
                | Q(selected_at__isnull=False, selected_by__isnull=False, state="shared"),
                violation_error_message="只有已交流的经验可以推荐。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def unit(self):
        return self.college.name if self.college else OFFICE
