"""Departments beside the colleges (部门, task forces among them) whose people work at `/desk/`, and the office's own duties."""

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from colleges.models.units import period_in_order
from colleges.querysets import DepartmentQuerySet, PeriodQuerySet
from common.formats import day
from common.models import VersionedModel
from common.names import check_plain
from common.telephones import check_telephone


@pghistory.track(exclude=["version", "updated_at"])
class Department(VersionedModel):
    """A department of the school or a task force (工作专班): whoever is a member sees at `/desk/` what was assigned to it."""

    name = models.CharField("名称", max_length=60, unique=True, validators=[check_plain])
    phone = models.CharField("电话", max_length=30, blank=True, validators=[check_telephone])
    closed_on = models.DateField("撤销日期", null=True, blank=True)
    position = models.PositiveSmallIntegerField("排序", default=100)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "部门和专班"
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


def no_double(row, **same):
    """Refuse a second row of the same that overlaps `row` in time."""
    found = type(row).objects.filter(**same).exclude(pk=row.pk)
    found = found.filter(Q(until__isnull=True) | Q(until__gte=row.since or timezone.localdate()))
    if row.until:
        found = found.filter(since__lte=row.until)
    return found.exists()


def refuse_revival(row):
    """What has ended stays history; its last day may be corrected, to another one that is past."""
    before = type(row).objects.filter(pk=row.pk).first() if row.pk else None
    today = timezone.localdate()
    if before and before.until and before.until < today and not (row.until and row.until < today):
        raise ValidationError({"until": f"这一段已于 {day(before.until)}结束，不能恢复。如重新上岗，请另外登记。"})


@pghistory.track(exclude=["version", "updated_at"])
class DepartmentMember(VersionedModel):
    department = models.ForeignKey(Department, models.PROTECT, related_name="members", verbose_name="部门")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="departments", verbose_name="人员")
    is_head = models.BooleanField("负责人", default=False)
    since = models.DateField("自", default=timezone.localdate)
    until = models.DateField(
        "至", null=True, blank=True, help_text="留空表示一直在岗；到期次日起不能再进入部门工作台。"
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "部门人员"
        ordering = ["department", "-is_head", "since"]
        constraints = [period_in_order("department_member_period_in_order")]

    def __str__(self):
        return f"{self.user} · {self.department}"

    def clean(self):
        refuse_revival(self)
        if self.department_id and self.user_id and no_double(self, user=self.user_id, department=self.department_id):
            raise ValidationError("这个人这一时期已是该部门的人员，不必重复登记。")


@pghistory.track(exclude=["version", "updated_at"])
class OfficeDuty(VersionedModel):
    """Who of the alumni office answers for what, and from when until when (art. 3, 4)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="office_duties", verbose_name="人员"
    )
    title = models.CharField("岗位", max_length=40, help_text="例如：主任、数据库管理、捐赠管理。")
    duties = models.TextField("职责", max_length=1000, blank=True)
    phone = models.CharField("办公电话", max_length=30, blank=True, validators=[check_telephone])
    since = models.DateField("自", default=timezone.localdate)
    until = models.DateField("至", null=True, blank=True, help_text="留空表示一直在岗。")
    position = models.PositiveSmallIntegerField("排序", default=100)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "校友会办公室分工"
        ordering = ["position", "since"]
        constraints = [period_in_order("office_duty_period_in_order")]

    def __str__(self):
        return f"{self.user} · {self.title}"

    def clean(self):
        refuse_revival(self)
        if self.user_id and no_double(self, user=self.user_id, title=self.title):
            raise ValidationError("这个人这一时期已登记同样的岗位，不必重复登记。")
