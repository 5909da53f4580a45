"""Tags and saved lists of one's own: seen by nobody else."""

from django.conf import settings
from django.db import models

from alumni.models.people import Alumnus
from colleges.models import College


class Owned(models.Model):
    """Belongs to one user, within one college (or the office where `college` is empty)."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="所有者")
    college = models.ForeignKey(College, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="学院")
    name = models.CharField("名称", max_length=40)
    created_at = models.DateTimeField("建立时间", auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name


class Tag(Owned):
    alumni = models.ManyToManyField(Alumnus, through="Tagging", related_name="tags", verbose_name="校友")

    class Meta(Owned.Meta):
        verbose_name = verbose_name_plural = "标签"
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "college", "name"],
                name="tag_once",
                nulls_distinct=False,
                violation_error_message="您已有同名的标签。",
            )
        ]


class Tagging(models.Model):
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings", verbose_name="标签")
    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="taggings", verbose_name="校友")

    class Meta:
        verbose_name = verbose_name_plural = "贴标签"
        constraints = [models.UniqueConstraint(fields=["tag", "alumnus"], name="tagged_once")]

    def __str__(self):
        """Without the tag's name, which is its owner's alone: the admin lists these where a person is deleted."""
        return str(self.alumnus)


class SavedList(Owned):
    """A search with its filters, kept under a name: it shows whoever matches today."""

    query = models.CharField("条件", max_length=500)

    class Meta(Owned.Meta):
        verbose_name = verbose_name_plural = "常用名单"
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "college", "name"],
                name="saved_list_once",
                nulls_distinct=False,
                violation_error_message="您已有同名的常用名单。",
            )
        ]
