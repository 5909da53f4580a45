"""What left the system and what was read out of it. Insert-only: nobody takes a line back."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from common.formats import stamp

GUARDS = [
    pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
]


class LogLine(models.Model):
    """Base of the logs: who and for which college as plain columns, so that the line outlives the account."""

    append_only = True
    at = models.DateTimeField("时间", default=timezone.now, db_index=True, editable=False)
    actor_id = models.BigIntegerField("办理人编号", db_index=True, editable=False)
    actor_name = models.CharField("办理人", max_length=80, editable=False)
    college_id = models.BigIntegerField("学院编号", null=True, db_index=True, editable=False)
    college_name = models.CharField("学院", max_length=80, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def signed(cls, *, actor, college=None, **facts):
        """Write one line signed by `actor` (a user) on behalf of `college`, or of the office where there is none."""
        return cls.objects.create(
            actor_id=actor.pk,
            actor_name=actor.label,
            college_id=college.pk if college else None,
            college_name=college.name if college else "",
            **facts,
        )


class ExportLine(LogLine):
    """One file that went out: what, for what purpose, whose rows, and the hash of the bytes."""

    what = models.CharField("内容", max_length=120)
    purpose = models.CharField("用途", max_length=200)
    filters = models.CharField("筛选条件", max_length=500, blank=True)
    columns = ArrayField(models.CharField(max_length=60), verbose_name="列")
    rows = models.PositiveIntegerField("行数")
    people = ArrayField(models.BigIntegerField(), verbose_name="涉及人员")
    unmasked = models.BooleanField("含完整联系方式")
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件校验值", max_length=64)
    permission_id = models.BigIntegerField("许可编号", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "导出记录"
        ordering = ["-at"]
        triggers = GUARDS
        indexes = [models.Index(fields=["actor_id", "-at"], name="export_by_actor")]

    def __str__(self):
        return f"{stamp(self.at)} {self.actor_name} {self.what}"


class ReadingLine(LogLine):
    """One masked value that somebody asked to see in full."""

    subject = models.CharField("对象", max_length=120)
    subject_id = models.BigIntegerField("对象编号", db_index=True)
    what = models.CharField("内容", max_length=60)

    class Meta:
        verbose_name = verbose_name_plural = "查看完整联系方式记录"
        ordering = ["-at"]
        triggers = GUARDS

    def __str__(self):
        return f"{stamp(self.at)} {self.actor_name} {self.subject} {self.what}"


class ErasureLine(LogLine):
    """One person's values were erased from the trail: written by the very function that erases, never without it."""

    subject_id = models.BigIntegerField("对象编号", db_index=True)
    numbers = ArrayField(models.BigIntegerField(), verbose_name="全部编号")
    asked_by = models.CharField("提出人", max_length=80)
    reason = models.CharField("原因", max_length=200)
    rows = models.PositiveIntegerField("抹去的留痕行数")

    class Meta:
        verbose_name = verbose_name_plural = "个人信息删除记录"
        ordering = ["-at"]
        triggers = GUARDS

    def __str__(self):
        return f"{stamp(self.at)} {self.actor_name} 编号 {self.subject_id}"
