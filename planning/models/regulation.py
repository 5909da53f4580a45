"""The regulation itself: its official text in versions, loaded by the office, and dated interpretations (art. 36)."""

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from audit.models import GUARDS
from planning.models.plans import ARTICLES
from planning.querysets import InterpretationQuerySet, RegulationTextQuerySet


@pghistory.track()
class RegulationText(models.Model):
    """One version of the text. The one in force on a day is the latest that took effect by then and was not revoked."""

    name = models.CharField("名称", max_length=120)
    document = models.CharField("文号", max_length=80, blank=True)
    is_trial = models.BooleanField("试行", default=False)
    effective_on = models.DateField("施行日期", default=timezone.localdate)
    sha256 = models.CharField("校验值", max_length=64)
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人")
    loaded_at = models.DateTimeField("录入时间", default=timezone.now)
    revoked_at = models.DateTimeField("作废时间", null=True, blank=True)
    revoked_why = models.CharField("作废原因", max_length=200, blank=True)

    objects = RegulationTextQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "办法文本"
        ordering = ["-effective_on", "-id"]
        permissions = [("load_regulation", "录入办法文本和解释")]
        constraints = [
            models.UniqueConstraint(
                fields=["effective_on"],
                condition=Q(revoked_at__isnull=True),
                name="one_text_takes_effect_a_day",
                violation_error_message="这一天已有一份文本施行，请核对施行日期，或先作废那一份。",
            ),
            models.CheckConstraint(
                name="revoked_text_says_why",
                condition=Q(revoked_at__isnull=True) | ~Q(revoked_why=""),
                violation_error_message="请写明作废的原因。",
            ),
        ]

    def __str__(self):
        return f"{self.name}{'（试行）' if self.is_trial and '试行' not in self.name else ''}"


class Article(models.Model):
    """One article of one version, as the official text has it. Added with its version, never changed."""

    append_only = True
    text = models.ForeignKey(RegulationText, models.PROTECT, related_name="articles", verbose_name="文本")
    number = models.PositiveSmallIntegerField("条")
    chapter = models.PositiveSmallIntegerField("章")
    chapter_title = models.CharField("章名", max_length=60)
    body = models.TextField("条文")

    class Meta:
        verbose_name = verbose_name_plural = "条文"
        ordering = ["text", "number"]
        triggers = GUARDS
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="article_once_in_a_text")]

    def __str__(self):
        return f"第{self.number}条"


@pghistory.track()
class Interpretation(models.Model):
    """How the office reads an article, from a day on (art. 36). A later one stands above; one may be withdrawn."""

    article = models.PositiveSmallIntegerField(
        "条款", validators=[MinValueValidator(ARTICLES[0]), MaxValueValidator(ARTICLES[1])]
    )
    text = models.TextField("解释", max_length=3000)
    document = models.CharField("依据", max_length=120, blank=True)
    given_on = models.DateField("日期", default=timezone.localdate)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="解释人")
    is_public = models.BooleanField("对外公布", default=True, help_text="不勾选的只给登录的工作人员看。")
    withdrawn_on = models.DateField("停用日期", null=True, blank=True)
    withdrawn_why = models.CharField("停用原因", max_length=200, blank=True)

    objects = InterpretationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "条款解释"
        ordering = ["article", "-given_on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="withdrawn_interpretation_says_why",
                condition=Q(withdrawn_on__isnull=True) | ~Q(withdrawn_why=""),
                violation_error_message="请写明停用的原因。",
            ),
            models.CheckConstraint(
                name="interpretation_of_a_possible_article",
                condition=Q(article__range=ARTICLES),
                violation_error_message="条款应在第 1 条至第 37 条之间。",
            ),
        ]

    def __str__(self):
        return f"第{self.article}条解释"
