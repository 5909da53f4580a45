import pghistory
from django.db import models

from colleges.models.units import College
from colleges.querysets import AttachmentQuerySet
from common.models import StoredPaper


@pghistory.track(exclude=["file"])
class Attachment(StoredPaper):
    """A paper of a unit: of a college, or (`college` empty) of the school. What points to it says what it is for."""

    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="attachments", verbose_name="学院"
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["-uploaded_at", "-id"]
