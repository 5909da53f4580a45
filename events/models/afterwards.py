"""What an event leaves: suggestions heard and answered (art. 12), the report (art. 16), and who reads the calendar."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.links import PersonalLink, PersonalLinkQuerySet
from colleges.models import College, Department
from common.models import VersionedModel
from common.names import check_plain
from events.models.events import Event
from events.models.registrations import Registration
from events.querysets import DEALT_WITH_IN, OfEventQuerySet, SuggestionQuerySet


@pghistory.track(exclude=["version", "updated_at", "name", "contact", "registration"])
class Suggestion(VersionedModel):
    """What an alumnus said of the school's work, and what became of it. `college` empty: heard by the office.

    Name, contact and the way to the registration are emptied some time after the answer, so the trail never holds them.
    Of somebody who registered no name is written down here at all.
    """

    class State(models.TextChoices):
        NEW = "new", "待转办"
        ASSIGNED = "assigned", "办理中"
        ANSWERED = "answered", "已答复"
        SET_ASIDE = "set_aside", "不予办理"

    event = models.ForeignKey(
        Event, models.PROTECT, null=True, blank=True, related_name="suggestions", verbose_name="活动"
    )
    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="suggestions", verbose_name="学院"
    )
    registration = models.ForeignKey(
        Registration, models.SET_NULL, null=True, blank=True, related_name="suggestions", verbose_name="报名"
    )
    text = models.TextField("建议", max_length=2000)
    name = models.CharField("姓名", max_length=40, blank=True, validators=[check_plain])
    contact = models.CharField("联系方式", max_length=120, blank=True)
    may_show = models.BooleanField("本人同意公开", default=False)
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人"
    )
    heard_at = models.DateTimeField("提出时间", default=timezone.now)
    handed_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="转交人"
    )
    handed_on_at = models.DateTimeField("转交校友会办公室时间", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.NEW)
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="suggestions", verbose_name="承办部门"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="转办人"
    )
    assigned_at = models.DateTimeField("转办时间", null=True, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    answer = models.TextField("答复", max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="答复人"
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    sent_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="转告人"
    )
    sent_back_at = models.DateTimeField("转告本人时间", null=True, blank=True)
    shown_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开人"
    )
    shown_at = models.DateTimeField("公开时间", null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "校友建议"
        ordering = ["-heard_at", "-id"]
        permissions = [("assign_suggestion", "转办和公开校友建议")]
        constraints = [
            models.CheckConstraint(
                name="assigned_suggestion_has_a_department",
                condition=~Q(state="assigned") | Q(department__isnull=False, assigned_at__isnull=False),
            ),
            models.CheckConstraint(
                name="answered_suggestion_has_an_answer",
                condition=~Q(state__in=["answered", "set_aside"])
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                violation_error_message="请写明答复；不予办理的，写明原因。",
            ),
            models.CheckConstraint(
                name="shown_suggestion_was_allowed",
                condition=Q(shown_at__isnull=True) | Q(may_show=True, state="answered"),
                violation_error_message="没有本人同意或还没有答复，不能公开。",
            ),
        ]

    def __str__(self):
        return self.text[:30]

    @property
    def said_by(self):
        """Whose word it is, as far as it is known; never in public."""
        return self.name or (self.registration.name if self.registration_id else "")

    @property
    def unit(self):
        return self.college.name if self.college else "校友会办公室"

    @property
    def is_answered(self):
        """There is a word for whoever said it: an answer, or why nothing is done."""
        return self.state in (self.State.ANSWERED, self.State.SET_ASIDE)

    @property
    def answered_in_the_name_of(self):
        return str(self.department) if self.department_id else self.unit

    @property
    def is_with_college(self):
        """The college that heard it deals with it; what it handed on, or the office took in hand, it only reads."""
        return self.college_id is not None and self.handed_on_at is None and self.department_id is None

    @property
    def waits_until(self):
        """The day by which it is to be answered, or (not yet assigned) to be dealt with."""
        if self.state == self.State.NEW:
            return timezone.localdate(self.handed_on_at or self.heard_at) + DEALT_WITH_IN
        return self.due_on if self.state == self.State.ASSIGNED else None

    @property
    def is_late(self):
        return self.waits_until is not None and self.waits_until < timezone.localdate()


class SuggestionLinkQuerySet(PersonalLinkQuerySet):
    pass


class SuggestionLink(PersonalLink):
    """By which whoever made the suggestion reads what became of it, and says whether it may be shown."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="links", verbose_name="建议")

    objects = SuggestionLinkQuerySet.as_manager()

    class Meta(PersonalLink.Meta):
        verbose_name = verbose_name_plural = "建议链接"


@pghistory.track(exclude=["version", "updated_at"])
class EventReport(VersionedModel):
    """What is handed in after the event (art. 16). Figures are written down when it is filed; they do not move afterwards."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="report", verbose_name="活动")
    text = models.TextField("活动总结", max_length=10000, blank=True)
    coverage = models.TextField(
        "宣传报道", max_length=2000, blank=True, help_text="在哪里发了什么，每行一条，可附网址。"
    )
    attended = models.PositiveIntegerField("实到人数", null=True, blank=True)
    registered = models.PositiveIntegerField("报名人数", null=True, blank=True)
    attended_note = models.CharField(
        "人数说明", max_length=200, blank=True, help_text="签到以外另有到场的，写明人数从何而来。"
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="上报人"
    )
    filed_at = models.DateTimeField("上报时间", null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="退回人"
    )
    returned_at = models.DateTimeField("退回时间", null=True, blank=True)
    remark = models.CharField("退回原因", max_length=500, blank=True)

    objects = OfEventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "活动总结"
        ordering = ["event"]
        constraints = [
            models.CheckConstraint(
                name="filed_report_has_a_name_and_words",
                condition=Q(filed_at__isnull=True) | (Q(filed_by__isnull=False, attended__isnull=False) & ~Q(text="")),
                violation_error_message="请写明活动总结和实到人数后再上报。",
            )
        ]

    def __str__(self):
        return f"{self.event}总结"


class CalendarLinkQuerySet(PersonalLinkQuerySet):
    def of_college(self, college):
        return self.filter(college__in=College.objects.family_of(college))


class CalendarLink(PersonalLink):
    """An address that a phone's calendar reads: of a college's events, or (`college` empty) of all."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_links", verbose_name="使用人"
    )
    college = models.ForeignKey(
        College, models.CASCADE, null=True, blank=True, related_name="calendar_links", verbose_name="学院"
    )

    objects = CalendarLinkQuerySet.as_manager()

    class Meta(PersonalLink.Meta):
        verbose_name = verbose_name_plural = "日历订阅"
