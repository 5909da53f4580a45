"""Who answers for a college and from when until when (art. 5), and where the office and the colleges are reached (art. 6)."""

from datetime import date

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from colleges.models.units import College, one_at_a_time, period_in_order
from colleges.querysets import AppointmentQuerySet, ContactPointQuerySet
from common.formats import day
from common.models import VersionedModel
from common.telephones import check_telephone

POSSIBLE_DAYS = (date(1949, 1, 1), date(2100, 12, 31))
SITE_CHECKS = (("school_site", "school_site_checked_on"), ("own_site", "own_site_checked_on"))


@pghistory.track(exclude=["version", "updated_at"])
class Appointment(VersionedModel):
    class Duty(models.TextChoices):
        LEADER = "leader", "分管领导"
        LIAISON = "liaison", "校友联络员"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments", verbose_name="人员")
    college = models.ForeignKey(College, models.PROTECT, related_name="appointments", verbose_name="学院")
    duty = models.CharField("职责", max_length=10, choices=Duty)
    since = models.DateField("自", default=timezone.localdate)
    until = models.DateField("至", null=True, blank=True, help_text="留空表示一直任职；到期次日起不能再进入本学院。")
    is_substitute = models.BooleanField("临时代理", default=False, help_text="请假期间代理，必须填写结束日期。")
    document = models.CharField("任命依据", max_length=120, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "学院任职"
        ordering = ["college", "duty", "-since"]
        constraints = [
            period_in_order("appointment_period_in_order"),
            models.CheckConstraint(
                name="appointment_days_possible",
                condition=Q(since__range=POSSIBLE_DAYS) & (Q(until__isnull=True) | Q(until__range=POSSIBLE_DAYS)),
                violation_error_message="任职的日期应在 1949 年至 2100 年之间，请核对。",
            ),
            one_at_a_time(
                "college_has_one_leader_at_a_time",
                of="college",
                condition=Q(duty="leader", is_substitute=False),
                message="该学院这一时期已有一名分管领导，请先结束前任的任期，或使用“交接”（第五条）。",
            ),
            models.CheckConstraint(
                name="substitute_has_an_end",
                condition=Q(is_substitute=False) | Q(until__isnull=False),
                violation_error_message="临时代理必须填写结束日期。",
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.college} · {self.get_duty_display()}"

    @property
    def is_leader(self):
        return self.duty == self.Duty.LEADER

    @property
    def has_ended(self):
        return self.until is not None and self.until < timezone.localdate()

    def clean(self):
        self._refuse_revival()
        if self._state.adding and self.college_id and self.college.closed_on:
            raise ValidationError(f"{self.college.name}已于 {day(self.college.closed_on)}撤并，不能再办理任职。")
        same = Appointment.objects.filter(user_id=self.user_id, college_id=self.college_id, duty=self.duty)
        same = same.exclude(pk=self.pk).filter(Q(until__isnull=True) | Q(until__gte=self.since or timezone.localdate()))
        if self.until:
            same = same.filter(since__lte=self.until)
        if same.exists():
            raise ValidationError("这个人在该学院这一时期已有同样的任职，不必重复登记。")

    def _refuse_revival(self):
        """What has ended stays history; its last day may be corrected, to another one that is past."""
        before = Appointment.objects.filter(pk=self.pk).first() if self.pk else None
        if before and before.has_ended and not self.has_ended:
            ended = f"这段任职已于 {day(before.until)}结束，不能恢复为现任。"
            raise ValidationError({"until": f"{ended}如需继续任职，请另行办理任职。"})


@pghistory.track(exclude=["version", "updated_at"])
class ContactPoint(VersionedModel):
    """A way to reach the office (`college` empty) or a college; published ones stand on 联系我们 (art. 6)."""

    college = models.ForeignKey(
        College,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="contact_points",
        verbose_name="学院",
        help_text="留空表示校友会办公室。",
    )
    label = models.CharField("名称", max_length=40, default="校友工作联系电话")
    phone = models.CharField("电话", max_length=30, blank=True, validators=[check_telephone])
    room = models.CharField("办公地点", max_length=80, blank=True)
    email = models.EmailField("邮箱", blank=True)
    hours = models.CharField("办公时间", max_length=80, blank=True)
    is_published = models.BooleanField("对外公布", default=True)
    confirmed_on = models.DateField("最近核对", default=timezone.localdate)
    school_site = models.CharField(
        "在学校网站上的位置", max_length=200, blank=True, help_text="网址或栏目，例如：学校首页—机构设置—校友会办公室。"
    )
    school_site_checked_on = models.DateField("学校网站核对日期", null=True, blank=True)
    own_site = models.CharField(
        "在部门网站上的位置", max_length=200, blank=True, help_text="网址或栏目，例如：学院网站—校友工作。"
    )
    own_site_checked_on = models.DateField("部门网站核对日期", null=True, blank=True)

    objects = ContactPointQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联系方式（对外）"
        ordering = ["college", "label"]
        constraints = [
            models.CheckConstraint(
                name="contact_point_says_how",
                condition=~Q(phone="") | ~Q(email=""),
                violation_error_message="请至少填写电话或邮箱（第六条）。",
            )
        ]

    def __str__(self):
        return f"{self.college or '校友会办公室'} {self.label}"

    def clean(self):
        self._drop_checks_of_another_phone()
        for site, checked in SITE_CHECKS:
            if getattr(self, checked) and not getattr(self, site):
                raise ValidationError({site: "填写了核对日期，请同时填写在网站上的位置。"})
            if getattr(self, checked) and getattr(self, checked) > timezone.localdate():
                raise ValidationError({checked: "核对日期不能晚于今天。"})

    def _drop_checks_of_another_phone(self):
        """The sites were looked up for the number that stood there: a changed one is not known to stand there yet."""
        before = ContactPoint.objects.filter(pk=self.pk).first() if self.pk else None
        if before and before.phone != self.phone:
            for _, checked in SITE_CHECKS:
                if getattr(self, checked) == getattr(before, checked):
                    setattr(self, checked, None)
