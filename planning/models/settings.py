import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from common.models import OfficeSettings


@pghistory.track(exclude=["version", "updated_at"])
class PlanningSettings(OfficeSettings):
    soon_days = models.PositiveSmallIntegerField(
        "到期前多少天列入待办",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    summary_month = models.PositiveSmallIntegerField(
        "从几月起提醒写年度总结", default=12, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    plan_until_month = models.PositiveSmallIntegerField(
        "最迟几月底前制定年度计划", default=3, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    class Meta(OfficeSettings.Meta):
        verbose_name = verbose_name_plural = "工作计划设置"
