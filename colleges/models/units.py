"""The school and its predecessors, the secondary colleges, the majors and which college each belonged to when."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone

from colleges.querysets import CollegeQuerySet, MajorQuerySet, OfCollegeQuerySet
from common.models import VersionedModel
from common.names import check_plain


def one_at_a_time(name, *, of, message, condition=None):
    """Exclusion constraint: at most one row per value of the foreign key `of` on any day (no btree_gist needed)."""
    return ExclusionConstraint(
        name=name,
        index_type="GIST",
        expressions=[
            (Func(F(of), F(of), Value("[]"), function="int8range"), "&&"),
            (Func("since", "until", Value("[]"), function="daterange"), "&&"),
        ],
        condition=condition,
        violation_error_message=message,
    )


def period_in_order(name):
    return models.CheckConstraint(
        name=name,
        condition=Q(until__isnull=True) | Q(until__gte=F("since")),
        violation_error_message="结束日期不能早于开始日期。",
    )


@pghistory.track(exclude=["version", "updated_at"])
class School(VersionedModel):
    """A school that issued student numbers: the present one (2001) and the two it was formed from."""

    name = models.CharField("学校名称", max_length=60, unique=True, validators=[check_plain])
    is_current = models.BooleanField("现校名", default=False)
    since_year = models.PositiveSmallIntegerField("起始年份", null=True, blank=True)
    until_year = models.PositiveSmallIntegerField("终止年份", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "学校（含前身）"
        ordering = ["-is_current", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"],
                condition=Q(is_current=True),
                name="school_one_is_current",
                violation_error_message="已有一所现校名的学校。",
            ),
            models.CheckConstraint(
                name="school_years_in_order",
                condition=Q(until_year__isnull=True) | Q(since_year__isnull=True) | Q(until_year__gte=F("since_year")),
                violation_error_message="终止年份不能早于起始年份。",
            ),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def current(cls):
        return cls.objects.get(is_current=True)


@pghistory.track(exclude=["version", "updated_at"])
class College(VersionedModel):
    """A secondary college (二级学院). A merged college keeps its row; its alumni are seen by the one it went into."""

    name = models.CharField("学院名称", max_length=60, unique=True, validators=[check_plain])
    short_name = models.CharField("简称", max_length=20, blank=True, validators=[check_plain])
    opened_on = models.DateField("设立日期", null=True, blank=True)
    closed_on = models.DateField("撤并日期", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name="并入"
    )
    position = models.PositiveSmallIntegerField("排序", default=100)

    objects = CollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "二级学院"
        ordering = ["position", "name"]
        permissions = [("oversee_colleges", "统筹各二级学院（校友会办公室）")]
        constraints = [
            models.CheckConstraint(
                name="college_merged_is_closed",
                condition=Q(merged_into__isnull=True) | Q(closed_on__isnull=False),
                violation_error_message="已并入其他学院的，须填写撤并日期。",
            ),
            models.CheckConstraint(
                name="college_not_merged_into_itself",
                condition=~Q(merged_into=F("id")),
                violation_error_message="学院不能并入自身。",
            ),
            models.CheckConstraint(
                name="college_period_in_order",
                condition=Q(closed_on__isnull=True) | Q(opened_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                violation_error_message="撤并日期不能早于设立日期。",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """A circle of mergers leads nowhere; and whoever sits for the college must first be told where to sit next."""
        if self.pk and self.merged_into_id == self.pk:
            raise ValidationError({"merged_into": "学院不能并入自身。"})
        if self.merged_into_id and self.pk and self.merged_into_id in College.objects.family_of(self):
            raise ValidationError(
                {"merged_into": f"{self.merged_into}已经并入本学院，不能再反过来并入它。请核对“并入”。"}
            )
        if self.closed_on and self.closed_on > timezone.localdate():
            told = "撤并日期还没有到。登记后学院会立即从联系我们、计划和名单里撤下，请到那一天再登记。"
            raise ValidationError({"closed_on": told})
        if self.closed_on and self.pk:
            seats = self.appointments.current().select_related("user")
            if seats:
                names = "、".join(f"{each.user.name}（{each.get_duty_display()}）" for each in seats)
                raise ValidationError(
                    {"closed_on": f"还有现任人员：{names}。请先在“学院任职”里结束其任职，再填写撤并日期。"}
                )

    @property
    def today(self):
        """The college that it is today, through every merger."""
        college, passed = self, set()
        while college.merged_into_id and college.pk not in passed:
            passed.add(college.pk)
            college = college.merged_into
        return college

    def curriculum(self):
        return Major.objects.curriculum_of(self)


@pghistory.track()
class CollegeName(models.Model):
    """A name the college bore before (曾用名)."""

    college = models.ForeignKey(College, models.CASCADE, related_name="former_names", verbose_name="学院")
    name = models.CharField("曾用名", max_length=60, validators=[check_plain])
    since = models.DateField("启用日期", null=True, blank=True)
    until = models.DateField("停用日期", null=True, blank=True)

    objects = OfCollegeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "学院曾用名"
        ordering = ["-until"]
        constraints = [
            models.CheckConstraint(
                name="college_name_period_in_order",
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="停用日期不能早于启用日期。",
            ),
            models.UniqueConstraint(
                fields=["college", "name"],
                name="college_name_once",
                violation_error_message="这个曾用名已经登记。",
            ),
        ]

    def __str__(self):
        return self.name


@pghistory.track(exclude=["version", "updated_at"])
class Major(VersionedModel):
    name = models.CharField("专业名称", max_length=60, unique=True, validators=[check_plain])
    short_names = ArrayField(
        models.CharField(max_length=20, validators=[check_plain]),
        verbose_name="简称",
        default=list,
        blank=True,
        help_text="班级名称里的写法，如“机电”；多个用逗号隔开。读名册时用它认出专业。",
    )
    code = models.CharField("专业代码", max_length=12, blank=True)
    opened = models.PositiveSmallIntegerField("开设年份", null=True, blank=True)
    closed = models.PositiveSmallIntegerField("停办年份", null=True, blank=True)

    objects = MajorQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专业"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="major_years_in_order",
                condition=Q(closed__isnull=True) | Q(opened__isnull=True) | Q(closed__gte=F("opened")),
                violation_error_message="停办年份不能早于开设年份。",
            )
        ]

    def __str__(self):
        return self.name


@pghistory.track()
class MajorPlacement(models.Model):
    """A major belongs to one college for a period: majors move and close."""

    major = models.ForeignKey(Major, models.PROTECT, related_name="placements", verbose_name="专业")
    college = models.ForeignKey(College, models.PROTECT, related_name="placements", verbose_name="学院")
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "专业归属"
        ordering = ["major", "-since"]
        constraints = [
            period_in_order("major_placement_period_in_order"),
            one_at_a_time(
                "major_in_one_college_at_a_time",
                of="major",
                message="同一时期一个专业只能属于一个学院，请先填写前一段的结束日期。",
            ),
        ]

    def __str__(self):
        return f"{self.major} · {self.college}"
