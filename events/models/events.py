"""An event (校友活动) with its classes and the departments concerned (art. 12, 14, 15)."""

import secrets

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alumni.models import ClassGroup, RosterUpload
from colleges.models import Attachment, College, Department
from common.models import VersionedModel
from common.names import check_plain
from common.papers import stays_as_it_is
from events.models.kinds import ARTICLE_OF, OF_COLLEGE, OF_SCHOOL, Kind, PaperKind
from events.querysets import EventDepartmentQuerySet, EventPaperQuerySet, EventQuerySet, OfEventQuerySet

CODE_BYTES = 9
LARGEST = 20000


def new_code():
    """The event's public address: it cannot be guessed, so that a private event can be told by link."""
    return secrets.token_urlsafe(CODE_BYTES)


@pghistory.track(exclude=["version", "updated_at", "taken"])
class Event(VersionedModel):
    """`college` is empty for an event of the school. `taken` counts the seats of confirmed registrations: the database
    keeps it (trigger on Registration) and never lets it pass `capacity`."""

    class State(models.TextChoices):
        PREPARING = "preparing", "筹备中"
        CLOSED = "closed", "已办结"
        CANCELLED = "cancelled", "已取消"

    class Visibility(models.TextChoices):
        INTERNAL = "internal", "不公开"
        LINK = "link", "凭链接可见"
        PUBLIC = "public", "公开"

    class Entry(models.TextChoices):
        NONE = "none", "不在网上报名"
        INVITED = "invited", "凭个人邀请报名"
        OPEN = "open", "公开报名"

    kind = models.CharField("活动种类", max_length=16, choices=Kind)
    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="events", verbose_name="承办学院"
    )
    title = models.CharField("活动名称", max_length=80, validators=[check_plain])
    code = models.CharField("链接代码", max_length=16, unique=True, default=new_code, editable=False)
    intro = models.TextField("活动介绍", max_length=5000, blank=True, help_text="公开页上的说明。")
    starts_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("结束时间")
    place = models.CharField("地点", max_length=120, blank=True, validators=[check_plain])
    address = models.CharField("详细地址和路线", max_length=200, blank=True)
    contact = models.CharField("咨询联系人", max_length=40, blank=True, validators=[check_plain])
    contact_phone = models.CharField("咨询电话", max_length=30, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="owned_events", verbose_name="承办人"
    )
    classes = models.ManyToManyField(
        ClassGroup, through="EventClass", blank=True, related_name="events", verbose_name="参加班级"
    )
    departments = models.ManyToManyField(
        Department, through="EventDepartment", blank=True, related_name="+", verbose_name="有关部门"
    )
    state = models.CharField("状态", max_length=10, choices=State, default=State.PREPARING)
    visibility = models.CharField("公开范围", max_length=10, choices=Visibility, default=Visibility.INTERNAL)
    change_no = models.PositiveSmallIntegerField("时间地点变动次数", default=0, editable=False)
    change_words = models.CharField("变动说明", max_length=300, blank=True)
    reason = models.CharField("取消原因", max_length=300, blank=True)
    # --- registration ---
    entry = models.CharField("报名方式", max_length=10, choices=Entry, default=Entry.NONE)
    opens_at = models.DateTimeField("报名开始", null=True, blank=True)
    closes_at = models.DateTimeField("报名截止", null=True, blank=True)
    capacity = models.PositiveIntegerField("名额", null=True, blank=True, help_text="含同行人；留空表示不限。")
    companions = models.PositiveSmallIntegerField("每人最多带几位同行人", default=0)
    asks = ArrayField(
        models.CharField(max_length=10, choices=[("arrival", "到达时间和车次"), ("meals", "用餐"), ("hotel", "住宿")]),
        verbose_name="报名时还要填",
        default=list,
        blank=True,
    )
    taken = models.PositiveIntegerField("已占名额", default=0, editable=False)
    # --- the end of it ---
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="建立人")
    created_at = models.DateTimeField("建立时间", default=timezone.now, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办结（取消）人"
    )
    ended_at = models.DateTimeField("办结（取消）时间", null=True, blank=True)
    forgotten_at = models.DateTimeField("清除联系方式时间", null=True, blank=True, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "校友活动"
        ordering = ["-starts_at", "-id"]
        permissions = [
            ("run_event", "承办学校活动、协助学院活动"),
            ("review_event", "审批学院活动方案、办结活动"),
        ]
        indexes = [models.Index(fields=["starts_at", "id"], name="event_by_day")]
        constraints = [
            models.CheckConstraint(
                name="event_is_whose_kind_it_is",
                condition=Q(kind__in=OF_SCHOOL, college__isnull=True)
                | Q(kind__in=OF_COLLEGE, college__isnull=False)
                | ~Q(kind__in=[*OF_SCHOOL, *OF_COLLEGE]),
                violation_error_message="校友回湘、校庆日、论坛等大型活动由校友会办公室统筹（第十四条），"
                "年级和班级返校由二级学院承办（第十五条）。",
            ),
            models.CheckConstraint(
                name="event_ends_after_its_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="结束时间应晚于开始时间。",
            ),
            models.CheckConstraint(
                name="event_of_a_possible_day",
                condition=Q(starts_at__year__range=(2001, 2100), ends_at__year__range=(2001, 2100)),
                violation_error_message="活动时间应在 2001 年至 2100 年之间。",
            ),
            models.CheckConstraint(
                name="event_never_overbooked",
                condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity")),
                violation_error_message="名额不能少于已经占用的人数。",
            ),
            models.CheckConstraint(
                name="event_of_a_possible_size",
                condition=(Q(capacity__isnull=True) | Q(capacity__range=(1, LARGEST))) & Q(companions__lte=20),
                violation_error_message=f"名额应在 1 至 {LARGEST} 之间，同行人最多 20 位。",
            ),
            models.CheckConstraint(
                name="event_registration_in_order",
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                violation_error_message="报名截止应晚于报名开始。",
            ),
            models.CheckConstraint(
                name="ended_event_has_a_name",
                condition=Q(state="preparing") | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="cancelled_event_says_why",
                condition=~Q(state="cancelled") | ~Q(reason=""),
                violation_error_message="请写明取消的原因。",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def unit(self):
        return self.college.name if self.college else "学校"

    @property
    def article(self):
        return ARTICLE_OF.get(self.kind, 12)

    @property
    def is_over(self):
        return self.ends_at <= timezone.now()

    @property
    def first_day(self):
        return timezone.localdate(self.starts_at)

    @property
    def last_day(self):
        return timezone.localdate(self.ends_at)

    @property
    def seats_left(self):
        """None where there is no limit."""
        return None if self.capacity is None else self.capacity - self.taken


@pghistory.track(exclude=["version", "updated_at"])
class EventClass(VersionedModel):
    """One class that comes, and whether its directory was handed in afterwards (art. 15, 16).

    `upload` is the roster by which the news reached the database; it counts while it stands imported. `excused` says
    why the office does without.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_classes", verbose_name="活动")
    class_group = models.ForeignKey(ClassGroup, models.PROTECT, related_name="event_classes", verbose_name="班级")
    upload = models.ForeignKey(
        RosterUpload, models.PROTECT, null=True, blank=True, related_name="event_classes", verbose_name="交存的名册"
    )
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="交存人"
    )
    handed_in_at = models.DateTimeField("交存时间", null=True, blank=True)
    excused = models.CharField("免交原因", max_length=300, blank=True)
    excused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="同意免交的人"
    )

    objects = OfEventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "参加班级"
        ordering = ["class_group__enrolled_year", "class_group__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "class_group"], name="event_class_once", violation_error_message="这个班级已经列入。"
            ),
            models.CheckConstraint(
                name="directory_handed_in_by_somebody",
                condition=Q(upload__isnull=True) | Q(handed_in_by__isnull=False, handed_in_at__isnull=False),
            ),
            models.CheckConstraint(
                name="directory_excused_by_somebody", condition=Q(excused="") | Q(excused_by__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.event} · {self.class_group}"


@pghistory.track(exclude=["version", "updated_at"])
class EventDepartment(VersionedModel):
    """A department concerned: what it was asked, and what it said (art. 12: 及时与学校有关部门沟通)."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_departments", verbose_name="活动")
    department = models.ForeignKey(Department, models.PROTECT, related_name="event_departments", verbose_name="部门")
    asked = models.CharField("需要配合的事", max_length=300, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="告知人"
    )
    told_at = models.DateTimeField("告知时间", null=True, blank=True)
    told_change = models.PositiveSmallIntegerField("告知到第几次变动", default=0, editable=False)
    reply = models.CharField("部门回复", max_length=300, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="回复人"
    )
    replied_at = models.DateTimeField("回复时间", null=True, blank=True)

    objects = EventDepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "有关部门"
        ordering = ["department"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "department"],
                name="event_department_once",
                violation_error_message="这个部门已经列入。",
            )
        ]

    def __str__(self):
        return f"{self.event} · {self.department}"


@pghistory.track()
class EventPaper(models.Model):
    """A paper or photo on file with the event. It is added or withdrawn, never changed."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="papers", verbose_name="活动")
    kind = models.CharField("材料", max_length=12, choices=PaperKind)
    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="event_paper", verbose_name="文件")
    caption = models.CharField("说明", max_length=120, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤回人"
    )
    withdrawn_at = models.DateTimeField("撤回时间", null=True, blank=True)

    objects = EventPaperQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "活动材料"
        ordering = ["id"]
        triggers = stays_as_it_is(
            until=pgtrigger.Q(old__withdrawn_at__isnull=True), but=["withdrawn_by", "withdrawn_at"]
        )

    def __str__(self):
        return str(self.attachment)
