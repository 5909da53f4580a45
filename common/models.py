"""What every app may stand on: settings of the office, versions on rows, progress, things done once, clock work."""

import secrets

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from common.formats import stamp


class VersionedModel(models.Model):
    """A row that two people may edit: the second writer is told what changed instead of overwriting it."""

    version = models.PositiveIntegerField("版本", default=1, editable=False)
    updated_at = models.DateTimeField("最近修改", auto_now=True)

    class Meta:
        abstract = True


class OfficeSettings(VersionedModel):
    """Base of an app's settings: one row, edited by the office in the admin, every change in the trail."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(id=1), name="%(app_label)s_%(class)s_is_one_row")]

    def __str__(self):
        return self._meta.verbose_name

    @classmethod
    def current(cls):
        return cls.objects.get_or_create(pk=1)[0]


class Progress(models.Model):
    """How far a long act has come; written on a connection of its own, so that others see it before the commit."""

    key = models.CharField("事项", max_length=80, primary_key=True)
    stage = models.CharField("阶段", max_length=80, blank=True)
    done = models.PositiveIntegerField("已完成", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    updated_at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "进度"

    def __str__(self):
        return f"{self.stage} {self.done}/{self.total}"

    @property
    def percent(self):
        return round(100 * self.done / self.total) if self.total else 0


class DoneOnce(models.Model):
    """One row for each form that was carried out, so that sending it twice does it once."""

    key = models.CharField("表单编号", max_length=160, primary_key=True)
    location = models.CharField("结果页面", max_length=500, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "已办表单"

    def __str__(self):
        return self.key


class ClockRun(models.Model):
    """One run of one piece of clock work (`manage.py run_due`)."""

    job = models.CharField("事项", max_length=80, db_index=True)
    label = models.CharField("说明", max_length=120)
    started_at = models.DateTimeField("开始", auto_now_add=True)
    finished_at = models.DateTimeField("结束", null=True)
    affected = models.IntegerField("处理条数", null=True, validators=[MinValueValidator(0)])
    error = models.TextField("错误", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "定时事务"
        ordering = ["-started_at"]

    def __str__(self):
        return f"{self.label} {stamp(self.started_at)}"


def paper_path(paper, filename):
    """A random name: what it is about and whose it is does not reach the disk."""
    return f"papers/{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}"


class StoredPaper(models.Model):
    """Base of a file that was handed in. It is added, never changed; see `common.attachments`."""

    name = models.CharField("文件名", max_length=120)
    file = models.FileField("文件", upload_to=paper_path)
    content_type = models.CharField("类型", max_length=100)
    size = models.PositiveIntegerField("字节")
    sha256 = models.CharField("校验值", max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间", default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def is_picture(self):
        return self.content_type == "image/jpeg"
