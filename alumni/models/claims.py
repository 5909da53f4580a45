import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alumni.models.people import Alumnus, Education
from alumni.models.rosters import RosterUpload
from alumni.querysets import ClaimQuerySet
from colleges.models import College


@pghistory.track(exclude=["facts"])
class Claim(models.Model):
    """A college asks for a person whom only other colleges know (art. 8). It sees nothing of the record before.

    `facts` is what the asking college itself wrote of the person (a row of its roster, or a form): accepted, it becomes
    a second stay and, where the record is blank, contact and work.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待答复"
        ACCEPTED = "accepted", "已接受"
        REJECTED = "rejected", "未接受"
        WITHDRAWN = "withdrawn", "已撤回"

    college = models.ForeignKey(College, models.PROTECT, related_name="claims", verbose_name="申请学院")
    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="claims", verbose_name="校友")
    facts = models.JSONField("申请学院登记的内容", default=dict)
    evidence = models.CharField("依据", max_length=40)
    upload = models.ForeignKey(
        RosterUpload, models.SET_NULL, null=True, blank=True, related_name="claims", verbose_name="来自名册"
    )
    row_id = models.BigIntegerField("名册行编号", null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="申请人")
    asked_at = models.DateTimeField("申请时间", default=timezone.now)
    note = models.CharField("申请说明", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    decided_at = models.DateTimeField("答复时间", null=True, blank=True)
    reason = models.CharField("答复意见", max_length=200, blank=True)
    # In whose name it was answered: a college whose stay went over still sees what it answered. Null is the office.
    answered_for = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复学院"
    )
    education = models.ForeignKey(
        Education, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="由此登记的学籍经历"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "认领申请"
        ordering = ["-asked_at", "-id"]
        permissions = [("decide_claim", "答复认领申请")]
        constraints = [
            models.UniqueConstraint(
                fields=["college", "alumnus"],
                condition=Q(state="waiting"),
                name="claim_waits_once",
                violation_error_message="这个人的认领申请已在等待答复。",
            ),
            models.CheckConstraint(
                name="decided_claim_has_a_name",
                condition=Q(state__in=["waiting", "withdrawn"]) | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="rejected_claim_has_a_reason",
                condition=~Q(state="rejected") | ~Q(reason=""),
                violation_error_message="不接受请写明原因。",
            ),
        ]

    def __str__(self):
        """Without the record's own name: the asking side sees only what it wrote itself."""
        return f"{self.college} 认领 {self.facts.get('name', '')}"
