"""What people say about themselves: by a personal link, by their class's link, by the public form.

Whoever opens a link learns nothing about anybody else; whoever fills the public form learns nothing about whether it hit.
"""

from datetime import timedelta

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.links import PersonalLink, PersonalLinkQuerySet
from alumni.models.classes import ClassGroup
from alumni.models.people import Alumnus, Contact
from alumni.models.rosters import RosterUpload
from alumni.querysets import OfCollegeThroughPerson, ProposalQuerySet, PublicRequestQuerySet
from colleges.models import College
from common.formats import day, stamp

#: how long after the first time the copy of the own data may be downloaded again
COPY_AGAIN = timedelta(hours=1)
#: what people may say of themselves
OWN_FIELDS = [*Contact.Kind.choices, ("work", "工作单位和职务"), ("region", "所在地"), ("name", "姓名")]


class PersonLinkQuerySet(OfCollegeThroughPerson, PersonalLinkQuerySet):
    pass


@pghistory.track(exclude=["token_hash"])
class PersonLink(PersonalLink):
    """A link for one person and one purpose."""

    class Purpose(models.TextChoices):
        CONFIRM = "confirm", "核对和更新本人信息"
        CONSENT = "consent", "同意或撤回同意"
        COPY = "copy", "取得本人信息副本"
        OBJECT = "object", "对改动提出异议"
        RELAY = "relay", "答复寻找同学"
        UNSUBSCRIBE = "unsubscribe", "退订邮件"

    class Channel(models.TextChoices):
        COPIED = "copied", "复制文字"
        QR = "qr", "二维码"
        EMAIL = "email", "邮件"

    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="links", verbose_name="校友")
    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="发出学院"
    )
    purpose = models.CharField("用途", max_length=12, choices=Purpose, default=Purpose.CONFIRM)
    channel = models.CharField("发送方式", max_length=8, choices=Channel, default=Channel.COPIED)

    objects = PersonLinkQuerySet.as_manager()

    class Meta(PersonalLink.Meta):
        verbose_name = verbose_name_plural = "个人链接"

    def __str__(self):
        return f"{self.alumnus} {self.get_purpose_display()}"

    @property
    def again_until(self):
        """Until when a copy that was taken may be taken once more: a download breaks off; None for whatever else."""
        if self.used_at is None or self.purpose != self.Purpose.COPY:
            return None
        return min(self.used_at + COPY_AGAIN, self.expires_at)

    @property
    def is_used_up(self):
        """The one place that says whether a used link may still be used."""
        return self.used_at is not None and (self.again_until is None or self.again_until <= timezone.now())


class ClassLinkQuerySet(PersonalLinkQuerySet):
    def of_college(self, college):
        return self.filter(class_group__college__in=College.objects.family_of(college))


@pghistory.track(exclude=["token_hash"])
class ClassLink(PersonalLink):
    """Classmates add themselves by it; their entries wait and go through the same check as a roster."""

    class_group = models.ForeignKey(ClassGroup, models.CASCADE, related_name="links", verbose_name="班级")
    most = models.PositiveSmallIntegerField("最多填写人数", default=80)

    objects = ClassLinkQuerySet.as_manager()

    class Meta(PersonalLink.Meta):
        verbose_name = verbose_name_plural = "班级链接"

    def __str__(self):
        return f"{self.class_group} 同学自填"


class ClassEntry(models.Model):
    """What one classmate typed; taken into a roster by the liaison, then gone after the time that originals are kept."""

    link = models.ForeignKey(ClassLink, models.CASCADE, related_name="entries", verbose_name="班级链接")
    facts = models.JSONField("填写内容", default=dict)
    at = models.DateTimeField("填写时间", default=timezone.now)
    upload = models.ForeignKey(
        RosterUpload, models.SET_NULL, null=True, blank=True, related_name="entries", verbose_name="已转入名册"
    )

    class Meta:
        verbose_name = verbose_name_plural = "同学自填"
        ordering = ["at", "id"]

    def __str__(self):
        return f"{self.link} {stamp(self.at)}"


@pghistory.track()
class SelfUpdateRule(models.Model):
    """What happens to a field that a person changes by a link: at once, after review, never (the office's setting)."""

    class Policy(models.TextChoices):
        AT_ONCE = "at_once", "立即生效"
        REVIEW = "review", "联络员核对后生效"
        NEVER = "never", "不能自行修改"

    field = models.CharField("项目", max_length=20, primary_key=True, choices=OWN_FIELDS)
    policy = models.CharField("处理方式", max_length=8, choices=Policy, default=Policy.REVIEW)

    class Meta:
        verbose_name = verbose_name_plural = "本人更新规则"
        ordering = ["field"]

    def __str__(self):
        return self.get_field_display()


@pghistory.track(exclude=["old", "new", "objection"])
class Proposal(models.Model):
    """One field that a person changed by a link: waiting for review, in force, refused, or objected to."""

    class State(models.TextChoices):
        WAITING = "waiting", "待核对"
        IN_FORCE = "in_force", "已生效"
        REFUSED = "refused", "未采用"
        OBJECTED = "objected", "有异议，已恢复"

    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="proposals", verbose_name="校友")
    link = models.ForeignKey(
        PersonLink, models.SET_NULL, null=True, blank=True, related_name="proposals", verbose_name="来自链接"
    )
    field = models.CharField("项目", max_length=20, choices=OWN_FIELDS)
    old = models.CharField("原内容", max_length=300, blank=True)
    new = models.CharField("新内容", max_length=300, blank=True)
    at = models.DateTimeField("提出时间", default=timezone.now)
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    objection = models.ForeignKey(
        PersonLink, models.SET_NULL, null=True, blank=True, related_name="contested", verbose_name="异议链接"
    )
    objection_until = models.DateTimeField("异议期至", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核对人"
    )
    decided_at = models.DateTimeField("核对时间", null=True, blank=True)
    reason = models.CharField("说明", max_length=200, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "本人提出的更新"
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["alumnus", "field"], condition=Q(state="waiting"), name="one_waiting_proposal_per_field"
            ),
            models.CheckConstraint(
                name="refused_proposal_has_a_reason",
                condition=~Q(state="refused") | ~Q(reason=""),
                violation_error_message="不采用请写明原因。",
            ),
        ]

    def __str__(self):
        return f"{self.alumnus} {self.get_field_display()}"


@pghistory.track(exclude=["typed"])
class PublicRequest(models.Model):
    """A wish from the public form (校友登记、更新、查询、撤回、删除、寻找同学), in the queue of a college or of the office."""

    class Kind(models.TextChoices):
        REGISTER = "register", "登记校友信息"
        UPDATE = "update", "更新本人信息"
        QUERY = "query", "查询本人信息"
        WITHDRAW = "withdraw", "撤回同意"
        DELETE = "delete", "删除本人信息"
        SEEK = "seek", "寻找同学"

    class State(models.TextChoices):
        WAITING = "waiting", "待办理"
        ANSWERED = "answered", "已办理"
        REFUSED = "refused", "未办理"

    class Reply(models.TextChoices):
        TOLD = "told", "已把联系方式告诉对方"
        NO_MORE = "no_more", "请勿再转告"

    kind = models.CharField("事项", max_length=8, choices=Kind)
    typed = models.JSONField("填写内容", default=dict)
    at = models.DateTimeField("提交时间", default=timezone.now)
    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="public_requests", verbose_name="办理学院"
    )
    alumnus = models.ForeignKey(
        Alumnus, models.SET_NULL, null=True, blank=True, related_name="public_requests", verbose_name="核对到的校友"
    )
    sought = models.ForeignKey(
        Alumnus, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="被寻找的校友"
    )
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人"
    )
    handled_at = models.DateTimeField("办理时间", null=True, blank=True)
    outcome = models.CharField("办理结果", max_length=300, blank=True)
    relay = models.ForeignKey(
        PersonLink, models.SET_NULL, null=True, blank=True, related_name="relayed", verbose_name="转告链接"
    )
    # Of whoever says no, nothing is kept: at every desk it looks as if nobody had answered.
    reply = models.CharField("被寻找人的答复", max_length=8, choices=Reply, blank=True, default="", db_default="")

    objects = PublicRequestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "校友来件"
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="handled_request_has_an_outcome",
                condition=Q(state="waiting") | (Q(handled_at__isnull=False) & ~Q(outcome="")),
                violation_error_message="请写明办理结果。",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {day(self.at)}"

    @property
    def is_asked_again(self):
        """Asked for from the page of a link that had ended: whose it is, the link says."""
        return bool(self.typed.get("kind"))
