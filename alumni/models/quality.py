from django.db import models
from django.db.models import F, Q

from alumni.querysets import QualitySnapshotQuerySet
from colleges.models import College


class QualitySnapshot(models.Model):
    """How good the data was on one day, of a college or (college null) of all: what no later question can tell any more.

    Of each month the last day stays. Derived figures, so nothing of them stands in the trail.
    """

    day = models.DateField("日期")
    college = models.ForeignKey(
        College, models.CASCADE, null=True, blank=True, related_name="quality_snapshots", verbose_name="学院"
    )
    people = models.PositiveIntegerField("可联系的校友")
    complete = models.PositiveIntegerField("通讯录完整")
    confirmed = models.PositiveIntegerField("近期核对过")
    without_phone = models.PositiveIntegerField("没有电话")
    classes = models.PositiveIntegerField("班级")
    without_liaison = models.PositiveIntegerField("没有联络员的班级")

    objects = QualitySnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "资料质量记录"
        ordering = ["-day", "college"]
        constraints = [
            models.UniqueConstraint(fields=["day", "college"], name="one_snapshot_a_day", nulls_distinct=False),
            models.CheckConstraint(
                name="snapshot_parts_within_the_whole",
                condition=Q(complete__lte=F("people"), confirmed__lte=F("people"), without_phone__lte=F("people"))
                & Q(without_liaison__lte=F("classes")),
            ),
        ]

    def __str__(self):
        return f"{self.college or '全校'} {self.day}"
