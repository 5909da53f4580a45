"""Pictures of people and classes. Re-encoded before they are stored, served through a permission check alone."""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alumni.models.classes import ClassGroup
from alumni.models.people import Alumnus
from alumni.querysets import PhotoQuerySet


def photo_path(photo, filename):
    """A random name: whose picture it is does not reach the disk."""
    return f"photos/{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}.jpg"


@pghistory.track(exclude=["image"])
class Photo(models.Model):
    class Kind(models.TextChoices):
        PORTRAIT = "portrait", "个人照"
        MILITARY = "military", "军训照"
        GRADUATION = "graduation", "毕业照"

    kind = models.CharField("类别", max_length=10, choices=Kind)
    alumnus = models.ForeignKey(
        Alumnus, models.CASCADE, null=True, blank=True, related_name="photos", verbose_name="校友"
    )
    class_group = models.ForeignKey(
        ClassGroup, models.CASCADE, null=True, blank=True, related_name="photos", verbose_name="班级"
    )
    image = models.FileField("图片", upload_to=photo_path)
    width = models.PositiveSmallIntegerField("宽（像素）")
    height = models.PositiveSmallIntegerField("高（像素）")
    size = models.PositiveIntegerField("字节")
    sha256 = models.CharField("校验值", max_length=64)
    caption = models.CharField("说明", max_length=120, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间", default=timezone.now)
    replaced_on = models.DateField("替换日期", null=True, blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "照片"
        ordering = ["kind", "-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                name="photo_of_a_person_or_a_class",
                condition=Q(alumnus__isnull=False, class_group__isnull=True)
                | Q(alumnus__isnull=True, class_group__isnull=False),
                violation_error_message="照片须属于一名校友或一个班级。",
            ),
            models.CheckConstraint(
                name="portrait_is_a_persons",
                condition=~Q(kind="portrait") | Q(alumnus__isnull=False),
                violation_error_message="个人照须属于一名校友。",
            ),
            models.UniqueConstraint(
                fields=["alumnus", "kind"],
                condition=Q(replaced_on__isnull=True, alumnus__isnull=False),
                name="one_photo_of_a_kind_per_person",
            ),
            models.UniqueConstraint(
                fields=["class_group", "kind"],
                condition=Q(replaced_on__isnull=True, class_group__isnull=False),
                name="one_photo_of_a_kind_per_class",
            ),
        ]

    def __str__(self):
        return f"{self.alumnus or self.class_group} {self.get_kind_display()}"
