"""Preparation: the checklist, rooms that cannot be taken twice, guests and their replies, personal invitations (art. 15)."""

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone

from accounts.links import PersonalLink, PersonalLinkQuerySet
from alumni.models import Alumnus
from colleges.models import College, Department
from common.models import VersionedModel
from common.names import check_plain
from events.models.events import Event
from events.models.kinds import Step
from events.querysets import EventTaskQuerySet, GuestQuerySet, OfEventQuerySet, VenueBookingQuerySet, VenueQuerySet


@pghistory.track(exclude=["version", "updated_at"])
class EventTask(VersionedModel):
    """One piece of preparation. `days` from the event's first day moves the due date along when the event is moved."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="tasks", verbose_name="活动")
    title = models.CharField("事项", max_length=120, validators=[check_plain])
    due_on = models.DateField("期限", null=True, blank=True)
    days = models.SmallIntegerField("相对活动日的天数", null=True, blank=True, editable=False)
    who = models.CharField("由谁办", max_length=60, blank=True, validators=[check_plain])
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="event_tasks",
        verbose_name="经办人",
    )
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="event_tasks", verbose_name="部门"
    )
    note = models.CharField("办理情况", max_length=300, blank=True)
    done_with = models.CharField("怎样办完", max_length=8, choices=Step, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办完的人"
    )
    done_at = models.DateTimeField("办完时间", null=True, blank=True)

    objects = EventTaskQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "筹备事项"
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="done_task_has_a_name", condition=Q(done_at__isnull=True) | Q(done_by__isnull=False)
            )
        ]

    def __str__(self):
        return self.title

    @property
    def is_overdue(self):
        return self.done_at is None and self.due_on is not None and self.due_on < timezone.localdate()


@pghistory.track(exclude=["version", "updated_at"])
class Venue(VersionedModel):
    """A room or place of the school (`college` empty: for all) that events may book."""

    name = models.CharField("场地", max_length=60, validators=[check_plain])
    college = models.ForeignKey(
        College,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="venues",
        verbose_name="归属学院",
        help_text="留空表示全校可用。",
    )
    seats = models.PositiveIntegerField("座位数", null=True, blank=True)
    address = models.CharField("位置", max_length=120, blank=True)
    contact = models.CharField("管理人和电话", max_length=80, blank=True)
    closed_on = models.DateField("停用日期", null=True, blank=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "场地"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "college"],
                nulls_distinct=False,
                name="venue_once",
                violation_error_message="这个场地已经登记。",
            )
        ]

    def __str__(self):
        return self.name


@pghistory.track()
class VenueBooking(models.Model):
    """A venue taken for some hours; the database refuses a second booking that overlaps.

    It remembers when the event was then: where the event has another time now, the booking is to be renewed.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="bookings", verbose_name="活动")
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="bookings", verbose_name="场地")
    starts_at = models.DateTimeField("自")
    ends_at = models.DateTimeField("至")
    event_starts_at = models.DateTimeField("预订时活动的开始时间", editable=False)
    event_ends_at = models.DateTimeField("预订时活动的结束时间", editable=False)
    purpose = models.CharField("用途", max_length=80, blank=True, validators=[check_plain])
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="预订人")
    booked_at = models.DateTimeField("预订时间", default=timezone.now)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="退订人"
    )
    released_at = models.DateTimeField("退订时间", null=True, blank=True)

    objects = VenueBookingQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "场地预订"
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="booking_ends_after_its_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="结束时间应晚于开始时间。",
            ),
            ExclusionConstraint(
                name="venue_taken_once_at_a_time",
                index_type="GIST",
                expressions=[
                    (Func(F("venue"), F("venue"), Value("[]"), function="int8range"), "&&"),
                    (Func("starts_at", "ends_at", Value("[)"), function="tstzrange"), "&&"),
                ],
                condition=Q(released_at__isnull=True),
                violation_error_message="这个场地在这段时间已被预订，请换时间或换场地。",
            ),
        ]

    def __str__(self):
        return f"{self.venue} {self.event}"


@pghistory.track(exclude=["version", "updated_at"])
class Guest(VersionedModel):
    """Somebody invited by name: a leader, a teacher, a speaker. `alumnus` where the guest is one of ours."""

    class Role(models.TextChoices):
        LEADER = "leader", "领导"
        TEACHER = "teacher", "老师"
        SPEAKER = "speaker", "主讲人"
        GUEST = "guest", "嘉宾"
        MEDIA = "media", "媒体"

    class Reply(models.TextChoices):
        NONE = "none", "未回复"
        YES = "yes", "出席"
        NO = "no", "不能出席"
        MAYBE = "maybe", "待定"

    event = models.ForeignKey(Event, models.CASCADE, related_name="guests", verbose_name="活动")
    role = models.CharField("身份", max_length=8, choices=Role, default=Role.TEACHER)
    name = models.CharField("姓名", max_length=40, validators=[check_plain])
    post = models.CharField("单位和职务", max_length=80, blank=True, validators=[check_plain])
    phone = models.CharField("联系电话", max_length=30, blank=True)
    alumnus = models.ForeignKey(
        Alumnus, models.CASCADE, null=True, blank=True, related_name="guest_at", verbose_name="校友"
    )
    invited_on = models.DateField("邀请日期", null=True, blank=True)
    reply = models.CharField("回复", max_length=6, choices=Reply, default=Reply.NONE)
    replied_at = models.DateTimeField("回复时间", null=True, blank=True)
    companions = models.PositiveSmallIntegerField("随行人数", default=0)
    seat = models.CharField("座位", max_length=20, blank=True, validators=[check_plain])
    note = models.CharField("备注", max_length=300, blank=True)

    objects = GuestQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "嘉宾"
        ordering = ["role", "id"]
        constraints = [
            models.CheckConstraint(
                name="guest_reply_has_a_time", condition=Q(reply="none") | Q(replied_at__isnull=False)
            ),
            models.CheckConstraint(name="guest_with_few_companions", condition=Q(companions__lte=20)),
        ]

    def __str__(self):
        return self.name


class InvitationQuerySet(PersonalLinkQuerySet, OfEventQuerySet):
    pass


@pghistory.track(exclude=["token_hash", "used_at"])
class Invitation(PersonalLink):
    """A personal link: an alumnus is led to the registration, a guest to the reply."""

    class Channel(models.TextChoices):
        COPIED = "copied", "复制文字"
        QR = "qr", "二维码"
        EMAIL = "email", "邮件"
        LETTER = "letter", "邀请函"

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations", verbose_name="活动")
    alumnus = models.ForeignKey(
        Alumnus, models.CASCADE, null=True, blank=True, related_name="event_invitations", verbose_name="校友"
    )
    guest = models.ForeignKey(
        Guest, models.CASCADE, null=True, blank=True, related_name="invitations", verbose_name="嘉宾"
    )
    channel = models.CharField("方式", max_length=8, choices=Channel, default=Channel.COPIED)
    declined_at = models.DateTimeField("答复不能参加的时间", null=True, blank=True)
    failed = models.CharField("没有发出的原因", max_length=100, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta(PersonalLink.Meta):
        verbose_name = verbose_name_plural = "邀请"
        constraints = [
            *PersonalLink.Meta.constraints,
            models.CheckConstraint(
                name="invitation_of_one",
                condition=Q(alumnus__isnull=False, guest__isnull=True) | Q(alumnus__isnull=True, guest__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.event} {self.alumnus or self.guest}"
