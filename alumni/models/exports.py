import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from colleges.models import College


class ExportRequestQuerySet(models.QuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))

    def usable_by(self, user):
        return self.filter(requested_by=user, state="granted", expires_at__gt=timezone.now())


@pghistory.track()
class ExportRequest(models.Model):
    """A wish to take out more people than a user may in a day: one filter, these columns, this purpose, once, with an end."""

    class State(models.TextChoices):
        WITH_LEADER = "with_leader", "待分管领导提交"
        WITH_OFFICE = "with_office", "待校友会办公室批准"
        GRANTED = "granted", "已批准"
        REFUSED = "refused", "未批准"
        USED = "used", "已使用"
        EXPIRED = "expired", "已过期"

    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="export_requests", verbose_name="学院"
    )
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="申请人")
    requested_at = models.DateTimeField("申请时间", default=timezone.now)
    query = models.CharField("筛选条件", max_length=500, blank=True)
    described = models.CharField("筛选条件说明", max_length=300, blank=True)
    columns = ArrayField(models.CharField(max_length=40), verbose_name="列")
    purpose = models.CharField("用途", max_length=200)
    contact_work = models.BooleanField("本院联络工作（含完整联系方式）", default=False)
    people = models.PositiveIntegerField("人数")
    state = models.CharField("状态", max_length=12, choices=State)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审批人"
    )
    decided_at = models.DateTimeField("审批时间", null=True, blank=True)
    reason = models.CharField("审批意见", max_length=200, blank=True)
    expires_at = models.DateTimeField("有效期至", null=True, blank=True)
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    objects = ExportRequestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "导出申请"
        ordering = ["-requested_at"]
        constraints = [
            models.CheckConstraint(
                name="granted_export_has_an_end",
                condition=~Q(state__in=["granted", "used"])
                | Q(expires_at__isnull=False, decided_by__isnull=False, decided_at__isnull=False),
                violation_error_message="批准的导出须有审批人和有效期。",
            ),
            models.CheckConstraint(
                name="refused_export_has_a_reason",
                condition=~Q(state="refused") | ~Q(reason=""),
                violation_error_message="不批准请写明原因。",
            ),
            models.CheckConstraint(
                name="used_export_has_a_day",
                condition=Q(state="used", used_at__isnull=False) | (~Q(state="used") & Q(used_at__isnull=True)),
                violation_error_message="导出许可只能使用一次。",
            ),
        ]

    def __str__(self):
        return f"{self.requested_by} {self.people} 人 {self.get_state_display()}"
