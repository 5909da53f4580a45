"""Notices: something happened that somebody should know. What merely waits is a query, see `colleges.todos`."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from colleges.models.units import College
from colleges.querysets import NoticeQuerySet


class Notice(models.Model):
    """Addressed to a college (and a duty in it), to a role, or to one user. Put and settled by its key."""

    key = models.CharField("事项标识", max_length=120, unique=True)
    college = models.ForeignKey(College, models.CASCADE, null=True, blank=True, verbose_name="学院")
    duty = models.CharField("职责", max_length=10, blank=True)
    role = models.CharField("角色", max_length=40, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, verbose_name="人员")
    title = models.CharField("标题", max_length=120)
    body = models.TextField("内容", blank=True)
    url = models.CharField("去处", max_length=300, blank=True)
    article = models.PositiveSmallIntegerField("条款", null=True, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    due_on = models.DateField("期限", null=True, blank=True)
    settled_at = models.DateTimeField("办结时间", null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "消息"
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="notice_has_an_addressee",
                condition=Q(college__isnull=False) | ~Q(role="") | Q(user__isnull=False),
                violation_error_message="消息须有收件人。",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_overdue(self):
        return self.settled_at is None and self.due_on is not None and self.due_on < timezone.localdate()


class NoticeRead(models.Model):
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="reads", verbose_name="消息")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="人员")
    at = models.DateTimeField("已读时间", auto_now_add=True)
    done_at = models.DateTimeField("处理时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "已读"
        constraints = [models.UniqueConstraint(fields=["notice", "user"], name="notice_read_once")]

    def __str__(self):
        return f"{self.notice} {self.user}"
