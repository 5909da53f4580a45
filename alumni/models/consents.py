"""Consent by purpose (个人信息保护法 14, 15): which text, which version, when, by which way; and its withdrawal."""

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alumni.models.people import Alumnus
from alumni.querysets import ConsentQuerySet


class Purpose(models.TextChoices):
    PUBLIC_PAGE = "public_page", "在网站公开介绍"
    CLASSMATES = "classmates", "列入发给同学的班级通讯录"
    REGIONAL_LIST = "regional_list", "列入地方校友名单"
    YEARBOOK = "yearbook", "收入优秀校友风采录"
    EMPLOYER = "employer", "向用人单位或合作单位提供"


@pghistory.track()
class ConsentText(models.Model):
    """What people are asked, word by word; a changed text is a new version."""

    purpose = models.CharField("用途", max_length=14, choices=Purpose)
    version = models.PositiveSmallIntegerField("版本", default=1)
    text = models.TextField("文本", max_length=2000)
    valid_from = models.DateField("启用日期", default=timezone.localdate)

    class Meta:
        verbose_name = verbose_name_plural = "同意书文本"
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "version"],
                name="consent_text_once",
                violation_error_message="这个用途已有同一版本的文本。",
            ),
            models.CheckConstraint(
                name="consent_text_is_written", condition=~Q(text=""), violation_error_message="请写明文本。"
            ),
        ]

    def __str__(self):
        return f"{self.get_purpose_display()}（第 {self.version} 版）"

    @property
    def is_in_use(self):
        """Somebody consented to exactly these words: they stay as they were read."""
        return self.pk is not None and Consent.objects.filter(text=self.pk).exists()

    def clean(self):
        if self.is_in_use:
            before = ConsentText.objects.get(pk=self.pk)
            if any(
                getattr(self, name) != getattr(before, name) for name in ("purpose", "version", "text", "valid_from")
            ):
                raise ValidationError("已有校友按这一版文本表示同意，不能再改。请新增一版。")


@pghistory.track()
class Consent(models.Model):
    class Channel(models.TextChoices):
        LINK = "link", "本人通过链接"
        PAPER = "paper", "书面"
        PHONE = "phone", "电话"
        MESSAGE = "message", "微信或短信"
        FORM = "form", "网站表单"

    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="consents", verbose_name="校友")
    purpose = models.CharField("用途", max_length=14, choices=Purpose)
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="+", verbose_name="同意书文本")
    given_on = models.DateField("同意日期", default=timezone.localdate)
    channel = models.CharField("同意方式", max_length=8, choices=Channel)
    note = models.CharField("说明", max_length=200, blank=True, help_text="例如：书面同意书存放在哪里。")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )
    withdrawn_on = models.DateField("撤回日期", null=True, blank=True)
    withdrawn_channel = models.CharField("撤回方式", max_length=8, choices=Channel, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "同意"
        ordering = ["-given_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["alumnus", "purpose"],
                condition=Q(withdrawn_on__isnull=True),
                name="one_standing_consent_per_purpose",
                violation_error_message="此人对这个用途的同意已经登记。",
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                violation_error_message="撤回日期不能早于同意日期。",
            ),
            models.CheckConstraint(
                name="withdrawal_has_a_way",
                condition=Q(withdrawn_on__isnull=True, withdrawn_channel="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_channel="")),
                violation_error_message="请写明以什么方式撤回。",
            ),
        ]

    def __str__(self):
        return f"{self.alumnus} {self.get_purpose_display()}"
