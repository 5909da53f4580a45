"""Kinds of events and whose they are (art. 14, 15, 22), the parts of a plan, and the office's service rules (art. 13)."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from common.models import OfficeSettings, VersionedModel
from common.names import check_plain


class Kind(models.TextChoices):
    HOMECOMING = "homecoming", "校友回湘活动"
    ANNIVERSARY = "anniversary", "校庆日活动"
    FORUM = "forum", "校友面对面论坛"
    LARGE = "large", "其他大型联谊活动"
    YEAR_REUNION = "year_reunion", "年级返校"
    CLASS_REUNION = "class_reunion", "班级返校"
    LECTURE = "lecture", "职业规划讲座"
    RECRUITING = "recruiting", "招聘宣讲会"
    OTHER = "other", "其他校友活动"


#: 校友会办公室负责统筹 (art. 14)
OF_SCHOOL = (Kind.HOMECOMING, Kind.ANNIVERSARY, Kind.FORUM, Kind.LARGE)
#: 二级学院负责协调服务 (art. 15)
OF_COLLEGE = (Kind.YEAR_REUNION, Kind.CLASS_REUNION)
ARTICLE_OF = {Kind.LECTURE: 22, Kind.RECRUITING: 22} | dict.fromkeys(OF_SCHOOL, 14) | dict.fromkeys(OF_COLLEGE, 15)


class Step(models.TextChoices):
    """By what a task of the preparation is done without being ticked off."""

    PLAN = "plan", "报送方案时自动办完"
    REPORT = "report", "上报总结时自动办完"


class Part(models.TextChoices):
    """What a plan (方案) may have to say; `events.plan_parts` tells which of them is missing."""

    TIME = "time", "时间"
    PLACE = "place", "地点"
    PROGRAMME = "programme", "日程"
    HEADCOUNT = "headcount", "预计人数"
    GUESTS = "guests", "邀请的领导和老师"
    ROOMS = "rooms", "会议室和场所"
    BUDGET = "budget", "经费"
    SAFETY = "safety", "安全预案"
    LIAISON = "liaison", "班级联络员"
    DIRECTORY = "directory", "事先收集的班级通讯录"


class PaperKind(models.TextChoices):
    PLAN = "plan", "方案附件"
    SAFETY = "safety", "安全预案"
    AGREEMENT = "agreement", "协议或合同"
    INVITATION = "invitation", "邀请函"
    SIGN_IN = "sign_in", "签到表"
    REPORT = "report", "活动总结"
    PHOTO = "photo", "活动照片"
    OTHER = "other", "其他材料"


@pghistory.track(exclude=["version", "updated_at"])
class ServiceRule(VersionedModel):
    """服务办法 of one kind of event (art. 13): what a new event of the kind starts with."""

    kind = models.CharField("活动种类", max_length=16, choices=Kind, unique=True)
    words = models.TextField("服务办法", max_length=5000, blank=True, help_text="显示在活动页上，供承办人对照。")
    parts = ArrayField(
        models.CharField(max_length=12, choices=Part), verbose_name="方案必须写明", default=list, blank=True
    )
    lead_days = models.PositiveSmallIntegerField(
        "方案至少提前几天报送", default=10, validators=[MaxValueValidator(180)], help_text="晚于这一天报送的标为迟报。"
    )
    after_days = models.PositiveSmallIntegerField(
        "结束后几天内交总结和通讯录", default=14, validators=[MaxValueValidator(180)]
    )

    class Meta:
        verbose_name = verbose_name_plural = "活动服务办法"
        ordering = ["kind"]
        permissions = [("keep_rules", "制定活动服务办法")]

    def __str__(self):
        return f"{self.get_kind_display()}服务办法"

    @property
    def part_labels(self):
        return [part.label for part in Part if part in self.parts]


@pghistory.track()
class RuleTask(models.Model):
    """One piece of preparation that every event of the kind has; `days` from its first day, negative before it."""

    rule = models.ForeignKey(ServiceRule, models.CASCADE, related_name="tasks", verbose_name="服务办法")
    title = models.CharField("事项", max_length=120, validators=[check_plain])
    days = models.SmallIntegerField("相对活动日的天数", help_text="活动前为负数，例如 -14；当天为 0；活动后为正数。")
    who = models.CharField("由谁办", max_length=60, blank=True, validators=[check_plain])
    done_with = models.CharField("怎样办完", max_length=8, choices=Step, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "筹备事项（办法）"
        ordering = ["days", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "title"], name="rule_task_once"),
            models.CheckConstraint(name="rule_task_within_a_year", condition=Q(days__range=(-366, 366))),
        ]

    def __str__(self):
        return self.title


@pghistory.track()
class RulePaper(models.Model):
    """One paper that an event of the kind must have on file before it can be closed."""

    rule = models.ForeignKey(ServiceRule, models.CASCADE, related_name="papers", verbose_name="服务办法")
    kind = models.CharField("材料", max_length=12, choices=PaperKind)

    class Meta:
        verbose_name = verbose_name_plural = "应交材料（办法）"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["rule", "kind"], name="rule_paper_once")]

    def __str__(self):
        return self.get_kind_display()


@pghistory.track(exclude=["version", "updated_at"])
class EventSettings(OfficeSettings):
    reunion_step = models.PositiveSmallIntegerField(
        "值年间隔（年）",
        default=5,
        validators=[MaxValueValidator(50)],
        help_text="毕业满 5、10、15……年的班级列入值年建议。",
    )
    keep_days = models.PositiveSmallIntegerField(
        "活动办结后保留报名人联系方式的天数",
        default=180,
        validators=[MaxValueValidator(1095)],
        help_text="到期后清除报名时填写的电话、邮箱和行程，姓名和人数保留。",
    )
    station_hours = models.PositiveSmallIntegerField(
        "签到链接在活动结束后还可用几小时", default=24, validators=[MaxValueValidator(240)]
    )

    class Meta(OfficeSettings.Meta):
        verbose_name = verbose_name_plural = "活动设置"
        constraints = [
            *OfficeSettings.Meta.constraints,
            models.CheckConstraint(name="reunion_step_is_some_years", condition=Q(reunion_step__gte=1)),
        ]
