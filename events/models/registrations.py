"""Who comes: registrations with their questions and waiting list, and the check-in on the day.

The seats of confirmed registrations are counted into `Event.taken` by the database itself, whose constraint refuses one
too many, whoever writes.
"""

import secrets

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.links import PersonalLink, PersonalLinkQuerySet
from alumni.models import Alumnus
from common.models import VersionedModel
from common.names import check_plain
from events.models.events import Event
from events.models.preparation import Invitation
from events.querysets import CheckInQuerySet, OfEventQuerySet, RegistrationQuerySet

BADGE_BYTES = 9
#: what was told for this one day and is emptied some time after it; the trail never holds it, so it is gone for good
FORGOTTEN = (
    "mobile",
    "email",
    "companion_names",
    "arrives_at",
    "arrives_by",
    "meals",
    "hotel_from",
    "hotel_until",
    "answers",
    "remark",
)
COUNT_SEATS = """
  IF TG_OP <> 'INSERT' AND OLD.state = 'confirmed' THEN
    UPDATE events_event SET taken = taken - (1 + OLD.companions) WHERE id = OLD.event_id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'confirmed' THEN
    UPDATE events_event SET taken = taken + (1 + NEW.companions) WHERE id = NEW.event_id;
  END IF;
  RETURN NULL;
"""


def new_badge():
    """What the QR on a badge or a phone says: no number, no name."""
    return secrets.token_urlsafe(BADGE_BYTES)


@pghistory.track()
class Question(models.Model):
    """One of the organiser's own questions."""

    class Kind(models.TextChoices):
        TEXT = "text", "文字"
        CHOICE = "choice", "单选"
        MANY = "many", "多选"
        NUMBER = "number", "数字"

    event = models.ForeignKey(Event, models.CASCADE, related_name="questions", verbose_name="活动")
    text = models.CharField("问题", max_length=120)
    kind = models.CharField("类型", max_length=8, choices=Kind, default=Kind.TEXT)
    choices = ArrayField(models.CharField(max_length=40), verbose_name="选项", default=list, blank=True)
    is_required = models.BooleanField("必填", default=False)
    position = models.PositiveSmallIntegerField("排序", default=100)
    dropped_at = models.DateTimeField("停用时间", null=True, blank=True)

    objects = OfEventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报名问题"
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                name="question_with_choices_has_some",
                condition=~Q(kind__in=["choice", "many"]) | Q(choices__len__gte=2),
                violation_error_message="选择题至少要有两个选项。",
            )
        ]

    def __str__(self):
        return self.text


@pghistory.track(exclude=["version", "updated_at", "badge", "key", *FORGOTTEN])
class Registration(VersionedModel):
    """One person's coming, with companions. `alumnus` is set by a liaison who looked, or by the person's own invitation.

    `moved_up_at`: when a seat came free for somebody who waited; `moved_up_told_at`: since when the person knows.
    """

    class State(models.TextChoices):
        CONFIRMED = "confirmed", "已报名"
        WAITING = "waiting", "候补"
        CANCELLED = "cancelled", "已取消"

    class Source(models.TextChoices):
        INVITATION = "invitation", "个人邀请"
        OPEN = "open", "公开报名"
        STAFF = "staff", "工作人员登记"
        WALK_IN = "walk_in", "现场登记"
        PAPER = "paper", "纸质补录"

    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations", verbose_name="活动")
    state = models.CharField("状态", max_length=10, choices=State, default=State.CONFIRMED)
    source = models.CharField("来源", max_length=10, choices=Source)
    invitation = models.ForeignKey(
        Invitation, models.SET_NULL, null=True, blank=True, related_name="registrations", verbose_name="邀请"
    )
    name = models.CharField("姓名", max_length=40, validators=[check_plain])
    mobile = models.CharField("手机", max_length=20, blank=True)
    email = models.EmailField("邮箱", max_length=120, blank=True)
    class_text = models.CharField("班级", max_length=60, blank=True, validators=[check_plain])
    graduated_year = models.PositiveSmallIntegerField("毕业年份", null=True, blank=True)
    post = models.CharField("单位和职务", max_length=80, blank=True, validators=[check_plain])
    companions = models.PositiveSmallIntegerField("同行人数", default=0)
    companion_names = models.CharField("同行人姓名", max_length=200, blank=True, validators=[check_plain])
    arrives_at = models.DateTimeField("到达时间", null=True, blank=True)
    arrives_by = models.CharField("车次或方式", max_length=40, blank=True, validators=[check_plain])
    meals = models.CharField("用餐要求", max_length=80, blank=True)
    hotel_from = models.DateField("住宿自", null=True, blank=True)
    hotel_until = models.DateField("住宿至", null=True, blank=True)
    answers = models.JSONField("其他问题", default=list, blank=True)  # [[question's number, its text, answer], …]
    remark = models.CharField("备注", max_length=300, blank=True)
    seat = models.CharField("座位", max_length=20, blank=True, validators=[check_plain])
    badge = models.CharField("签到码", max_length=16, unique=True, default=new_badge, editable=False)
    key = models.CharField("表单编号", max_length=64, blank=True, editable=False)
    alumnus = models.ForeignKey(
        Alumnus, models.CASCADE, null=True, blank=True, related_name="registrations", verbose_name="校友"
    )
    matched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核对人"
    )
    matched_at = models.DateTimeField("核对时间", null=True, blank=True)
    told_change = models.PositiveSmallIntegerField("知道到第几次变动", default=0, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )
    registered_at = models.DateTimeField("报名时间", default=timezone.now)
    queued_at = models.DateTimeField("候补时间", null=True, blank=True)
    moved_up_at = models.DateTimeField("候补转正时间", null=True, blank=True)
    moved_up_told_at = models.DateTimeField("告知转正时间", null=True, blank=True)
    cancelled_at = models.DateTimeField("取消时间", null=True, blank=True)
    reason = models.CharField("取消原因", max_length=200, blank=True)
    consent = models.PositiveSmallIntegerField("同意的说明（第几版）", null=True, blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "报名"
        ordering = ["registered_at", "id"]
        indexes = [models.Index(fields=["event", "state"], name="registration_by_state")]
        triggers = [
            pgtrigger.Trigger(
                name="count_seats",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Delete | pgtrigger.UpdateOf("state", "companions", "event_id"),
                func=COUNT_SEATS,
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "key"], condition=~Q(key=""), name="registration_form_counts_once"
            ),
            models.UniqueConstraint(
                fields=["invitation"],
                name="invitation_registers_once",
                violation_error_message="这份邀请已经报过名。",
            ),
            models.UniqueConstraint(
                fields=["event", "name", "mobile"],
                condition=~Q(state="cancelled") & ~Q(mobile=""),
                name="registered_once",
                violation_error_message="这个姓名和手机号已经报过名。如需更改，请打开报名时得到的链接。",
            ),
            models.CheckConstraint(
                name="registration_with_few_companions",
                condition=Q(companions__lte=20),
                violation_error_message="同行人最多 20 位。",
            ),
            models.CheckConstraint(
                name="registration_says_since_when",
                condition=(~Q(state="waiting") | Q(queued_at__isnull=False))
                & (~Q(state="cancelled") | Q(cancelled_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="hotel_nights_in_order",
                condition=Q(hotel_from__isnull=True)
                | Q(hotel_until__isnull=True)
                | Q(hotel_until__gt=models.F("hotel_from")),
                violation_error_message="退房日期应晚于入住日期。",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def seats(self):
        return 1 + self.companions


class RegistrationLinkQuerySet(PersonalLinkQuerySet):
    def of_college(self, college):
        return self.filter(registration__in=Registration.objects.of_college(college))


class RegistrationLink(PersonalLink):
    """By which the person looks at, changes or cancels the own registration."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="links", verbose_name="报名")

    objects = RegistrationLinkQuerySet.as_manager()

    class Meta(PersonalLink.Meta):
        verbose_name = verbose_name_plural = "报名链接"


class CheckInStationQuerySet(PersonalLinkQuerySet, OfEventQuerySet):
    pass


@pghistory.track(exclude=["token_hash", "used_at"])
class CheckInStation(PersonalLink):
    """A link that lets a helper's phone check people in at one event, without an account."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="stations", verbose_name="活动")
    label = models.CharField("签到点", max_length=40, validators=[check_plain])

    objects = CheckInStationQuerySet.as_manager()

    class Meta(PersonalLink.Meta):
        verbose_name = verbose_name_plural = "签到点"

    def __str__(self):
        return self.label


@pghistory.track(exclude=["key"])
class CheckIn(models.Model):
    """Somebody came. `key` is made on the phone that noted it, so that a queue sent twice counts once."""

    class Method(models.TextChoices):
        CODE = "code", "扫码"
        NAME = "name", "按姓名"
        WALK_IN = "walk_in", "现场登记"
        PAPER = "paper", "纸质补录"

    event = models.ForeignKey(Event, models.PROTECT, related_name="check_ins", verbose_name="活动")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="check_ins", verbose_name="报名")
    key = models.CharField("编号", max_length=64, unique=True, editable=False)
    method = models.CharField("方式", max_length=8, choices=Method)
    people = models.PositiveSmallIntegerField("到场人数", default=1)
    at = models.DateTimeField("签到时间", default=timezone.now)
    received_at = models.DateTimeField("收到时间", default=timezone.now)
    station = models.ForeignKey(
        CheckInStation, models.SET_NULL, null=True, blank=True, related_name="check_ins", verbose_name="签到点"
    )
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="登记人"
    )
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "签到"
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(undone_at__isnull=True),
                name="checked_in_once",
                violation_error_message="此人已经签到。",
            ),
            models.CheckConstraint(name="check_in_of_somebody", condition=Q(people__range=(1, 21))),
        ]

    def __str__(self):
        return f"{self.registration} {timezone.localtime(self.at):%H:%M}"
