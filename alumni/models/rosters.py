"""A roster on its way in: the upload, its staged rows (which expire), and what a liaison settled once for the college."""

import secrets

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alumni.querysets import RememberedAnswerQuerySet, RosterRowQuerySet, RosterUploadQuerySet
from colleges.models import College, School
from common.models import VersionedModel


def private_path(upload, filename):
    """A random name: what people call their file does not reach the disk."""
    return f"rosters/{timezone.localdate():%Y/%m}/{secrets.token_hex(16)}"


@pghistory.track(exclude=["reading", "answers", "counts", "content"])
class RosterUpload(models.Model):
    class Kind(models.TextChoices):
        ROSTER = "roster", "学院名册"
        INTAKE = "intake", "毕业生数据"

    class State(models.TextChoices):
        QUESTIONS = "questions", "待确认列与班级"
        CHECKED = "checked", "已检查，待导入"
        IMPORTED = "imported", "已导入"
        UNDONE = "undone", "已撤销"
        DISCARDED = "discarded", "已放弃"

    kind = models.CharField("类别", max_length=8, choices=Kind, default=Kind.ROSTER)
    college = models.ForeignKey(
        College, models.PROTECT, null=True, blank=True, related_name="roster_uploads", verbose_name="学院"
    )
    school = models.ForeignKey(
        School,
        models.PROTECT,
        related_name="+",
        verbose_name="发放学号的学校",
        help_text="2001 年合并前入学的班级，请选原学校。",
    )
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件校验值", max_length=64)
    size = models.PositiveIntegerField("字节")
    content = models.FileField("原件", upload_to=private_path, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间", default=timezone.now, db_index=True)
    confirmed_on = models.DateField(
        "联系方式核对日期",
        null=True,
        blank=True,
        help_text="名册里的联系方式是哪天核对的；不清楚请留空，导入后不算“近期核对”。",
    )
    state = models.CharField("状态", max_length=10, choices=State)
    answers = models.JSONField("已确认事项", default=dict, blank=True)
    reading = models.JSONField("读取情况", default=dict, blank=True)
    counts = models.JSONField("行数", default=dict, blank=True)
    digest = models.CharField("预览校验值", max_length=64, blank=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="导入人"
    )
    imported_at = models.DateTimeField("导入时间", null=True, blank=True)
    # Contexts of the trail in which this upload changed people; undoing reads them.
    trail = ArrayField(models.UUIDField(), verbose_name="留痕编号", default=list, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    left_after_undo = models.JSONField("撤销后保留", default=list, blank=True)
    rows_deleted_at = models.DateTimeField("暂存行删除时间", null=True, blank=True)

    objects = RosterUploadQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名册上传"
        ordering = ["-uploaded_at"]
        constraints = [
            models.CheckConstraint(
                name="roster_belongs_to_a_college",
                condition=Q(kind="intake", college__isnull=True) | Q(kind="roster", college__isnull=False),
                violation_error_message="学院名册须属于一个学院，毕业生数据不属于单个学院。",
            ),
            models.CheckConstraint(
                name="imported_roster_has_a_day",
                condition=~Q(state__in=["imported", "undone"])
                | Q(imported_at__isnull=False, imported_by__isnull=False),
            ),
            models.CheckConstraint(
                name="undone_roster_has_a_day", condition=~Q(state="undone") | Q(undone_at__isnull=False)
            ),
        ]

    def __str__(self):
        return self.file_name

    @property
    def is_open(self):
        return self.state in {self.State.QUESTIONS, self.State.CHECKED}

    @property
    def waiting(self):
        return sum(self.counts.get(outcome, 0) for outcome in ("possible", "elsewhere", "unplaced"))

    @property
    def progress_key(self):
        return f"roster:{self.pk}"


class RosterRow(models.Model):
    """One row of an upload as read, with what matching found. Filled by COPY; the import is INSERT … SELECT from here."""

    class Outcome(models.TextChoices):
        NEW = "new", "新校友"
        CHANGED = "changed", "有更新"
        UNCHANGED = "unchanged", "无变化"
        REPEATED = "repeated", "与前面某行是同一人"
        POSSIBLE = "possible", "疑似重复，待确认"
        ELSEWHERE = "elsewhere", "其他学院已有此人"
        UNPLACED = "unplaced", "归属学院待定"
        SKIPPED = "skipped", "您选择不导入"
        REFUSED = "refused", "有误，未采用"

    class Decision(models.TextChoices):
        NONE = "", "未决定"
        SAME = "same", "是同一人"
        NEW = "new", "不是同一人，新建"
        SKIP = "skip", "不导入"

    IMPORTABLE = (Outcome.NEW, Outcome.CHANGED)
    WAITING = (Outcome.POSSIBLE, Outcome.ELSEWHERE, Outcome.UNPLACED)

    upload = models.ForeignKey(RosterUpload, models.CASCADE, related_name="rows", verbose_name="上传")
    sheet = models.CharField("工作表", max_length=60)
    row = models.PositiveIntegerField("行号")
    address = models.CharField("单元格", max_length=80, blank=True)
    # as read
    name = models.CharField("姓名", max_length=40, blank=True)
    name_pinyin = models.CharField("姓名拼音", max_length=120, blank=True, db_collation="C")
    gender = models.CharField("性别", max_length=1, blank=True)
    birth_date = models.DateField("出生日期", null=True)
    student_no = models.CharField("学号", max_length=32, blank=True, db_collation="C")
    class_name = models.CharField("班级", max_length=60, blank=True)
    enrolled_year = models.PositiveSmallIntegerField("入学年份", null=True)
    graduated_year = models.PositiveSmallIntegerField("毕业年份", null=True)
    # The class's own year: a returning student of 2014 sits in 机电1519 of 2015.
    class_year = models.PositiveSmallIntegerField("班级年份", null=True)
    # Years that the row does not say itself, but its class or a title: they fill a blank and change nothing.
    derived = ArrayField(models.CharField(max_length=20), verbose_name="推定的年份", default=list)
    level = models.CharField("层次", max_length=60, blank=True)
    study_form = models.CharField("学习形式", max_length=60, blank=True)
    duration = models.CharField("学制", max_length=60, blank=True)
    mobile = models.CharField("手机", max_length=30, blank=True, db_collation="C")
    phones = ArrayField(models.CharField(max_length=30), verbose_name="其他电话", default=list)
    email = models.CharField("邮箱", max_length=120, blank=True)
    wechat = models.CharField("微信", max_length=60, blank=True)
    qq = models.CharField("QQ", max_length=60, blank=True)
    # `address` above is the cell of the name
    postal_address = models.CharField("通信地址", max_length=120, blank=True, default="")
    employer = models.CharField("工作单位", max_length=200, blank=True)
    position = models.CharField("职务", max_length=100, blank=True)
    industry = models.CharField("行业", max_length=1, blank=True)
    region = models.CharField("所在地", max_length=6, blank=True)
    remark = models.CharField("备注", max_length=500, blank=True)
    written_college = models.CharField("原表分院", max_length=60, blank=True)
    written_major = models.CharField("原表专业", max_length=60, blank=True)
    refusals = models.JSONField("拒绝原因", default=list)
    cells = models.JSONField("原行", default=list)
    # where it belongs
    college_id = models.BigIntegerField("学院编号", null=True)
    school_id = models.BigIntegerField("学校编号", null=True)
    major_id = models.BigIntegerField("专业编号", null=True)
    class_group_id = models.BigIntegerField("班级编号", null=True)
    # the earlier row of this file that may be the same person: its sheet, its number, the cell of its name
    twin_sheet = models.CharField("同名行工作表", max_length=60, blank=True, default="")
    twin_row = models.PositiveIntegerField("同名行", null=True)
    twin_address = models.CharField("同名行单元格", max_length=80, blank=True, default="")
    # what matching found
    outcome = models.CharField("结果", max_length=10, choices=Outcome)
    reason = models.CharField("依据", max_length=40, blank=True)
    candidates = ArrayField(models.BigIntegerField(), verbose_name="可能是", default=list)
    changes = models.JSONField("更新", default=dict)
    decision = models.CharField("决定", max_length=5, choices=Decision, blank=True, default="")
    decided_for = models.BigIntegerField("决定为", null=True)
    alumnus_id = models.BigIntegerField("校友编号", null=True)
    education_id = models.BigIntegerField("学籍编号", null=True)
    applied_at = models.DateTimeField("导入时间", null=True)
    # the request for a person whom only another college knows
    claim_id = models.BigIntegerField("认领申请编号", null=True)

    objects = RosterRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名册行"
        ordering = ["id"]
        indexes = [models.Index(fields=["upload", "outcome"], name="roster_row_by_outcome")]

    def __str__(self):
        return f"{self.sheet} 第 {self.row} 行 {self.name}"


@pghistory.track(exclude=["version", "updated_at"])
class RememberedAnswer(VersionedModel):
    """What a liaison settled once (which column is what, which major a class belongs to), used for the next roster."""

    college = models.ForeignKey(
        College, models.CASCADE, null=True, blank=True, related_name="remembered_answers", verbose_name="学院"
    )
    key = models.CharField("事项", max_length=120)
    value = models.CharField("答案", max_length=120, blank=True)
    label = models.CharField("说明", max_length=200, blank=True)
    # Both null where nobody wrote it down: answers from before this was kept.
    given_at = models.DateTimeField("回答时间", null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="回答人"
    )
    file_name = models.CharField("来自文件", max_length=200, blank=True)

    objects = RememberedAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "名册读法"
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["college", "key"], name="remembered_once", nulls_distinct=False)]

    def __str__(self):
        return self.label or self.key
