import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from alumni.querysets import ClassGroupQuerySet
from colleges.models import College, Major
from common.models import VersionedModel
from common.names import check_plain


@pghistory.track(exclude=["version", "updated_at", "former_names"])
class ClassGroup(VersionedModel):
    """A class (班级) with those who look after it (art. 9(二))."""

    college = models.ForeignKey(College, models.PROTECT, related_name="class_groups", verbose_name="学院")
    major = models.ForeignKey(
        Major, models.PROTECT, null=True, blank=True, related_name="class_groups", verbose_name="专业"
    )
    name = models.CharField("班级名称", max_length=60, validators=[check_plain])
    enrolled_year = models.PositiveSmallIntegerField("入学年份", null=True, blank=True)
    graduated_year = models.PositiveSmallIntegerField("毕业年份", null=True, blank=True)
    head_teacher = models.CharField("班主任", max_length=40, blank=True, validators=[check_plain])
    head_teacher_phone = models.CharField("班主任电话", max_length=30, blank=True)
    counsellor = models.CharField("辅导员", max_length=40, blank=True, validators=[check_plain])
    counsellor_phone = models.CharField("辅导员电话", max_length=30, blank=True)
    liaison = models.ForeignKey(
        "alumni.Alumnus",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="liaison_of",
        verbose_name="班级联络员",
        help_text="从本班校友中选。",
    )
    liaison_name = models.CharField("班级联络员（未入库）", max_length=40, blank=True, validators=[check_plain])
    liaison_phone = models.CharField("联络员电话（未入库）", max_length=30, blank=True)
    # What it was called before it was renamed, and the classes merged into it: the next roster may still say so.
    former_names = ArrayField(models.CharField(max_length=60), verbose_name="曾用名称", default=list, editable=False)

    objects = ClassGroupQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "班级"
        ordering = ["-enrolled_year", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["college", "name", "enrolled_year"],
                name="class_once_in_college",
                nulls_distinct=False,
                violation_error_message="本学院这一年级已有同名班级。",
            ),
            models.CheckConstraint(
                name="class_years_in_order",
                condition=Q(graduated_year__isnull=True)
                | Q(enrolled_year__isnull=True)
                | Q(graduated_year__gte=F("enrolled_year")),
                violation_error_message="毕业年份不能早于入学年份。",
            ),
            models.CheckConstraint(
                name="class_years_possible",
                condition=(Q(enrolled_year__isnull=True) | Q(enrolled_year__range=(1903, 2100)))
                & (Q(graduated_year__isnull=True) | Q(graduated_year__range=(1903, 2100))),
                violation_error_message="年份应在 1903 至 2100 之间。",
            ),
            models.CheckConstraint(
                name="class_liaison_in_one_way",
                condition=Q(liaison__isnull=True) | Q(liaison_name="", liaison_phone=""),
                violation_error_message="班级联络员已从本班校友中选定，请清空“未入库”的姓名和电话。",
            ),
            models.CheckConstraint(
                name="class_has_a_name", condition=~Q(name=""), violation_error_message="请填写班级名称。"
            ),
        ]

    def __str__(self):
        return self.name

    def also_known_as(self, *names):
        """Keep earlier names, so that a roster that still uses one finds the class."""
        known = dict.fromkeys([*self.former_names, *names])
        self.former_names = [name for name in known if name and name != self.name]
