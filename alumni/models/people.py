"""A person, where they studied, where they worked, how they are reached. Names: ../shared words in docs/glossary.md."""

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Upper
from django.utils import timezone

from alumni.models.classes import ClassGroup
from alumni.models.organisations import Organisation
from alumni.querysets import AlumnusQuerySet, ContactQuerySet, EducationQuerySet
from colleges.models import College, Major, School
from common.industries import choices as industry_choices
from common.models import VersionedModel
from common.names import check_plain
from common.regions import choices as region_choices

POSSIBLE_YEARS = (1903, 2100)
FIGURES = ["state", "do_not_contact", "contact_confirmed_on", "region"]


def possible_year(name, field):
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": POSSIBLE_YEARS}),
        violation_error_message="年份应在 1903 至 2100 之间。",
    )


@pghistory.track(exclude=["search", "version", "updated_at", "contact_confirmed_on"])
class Alumnus(VersionedModel):
    class Gender(models.TextChoices):
        MALE = "男", "男"
        FEMALE = "女", "女"

    class State(models.TextChoices):
        ACTIVE = "active", "正常"
        LOST = "lost", "失去联系"
        DECEASED = "deceased", "已故"

    name = models.CharField("姓名", max_length=40, validators=[check_plain])
    # Sorted and searched by; its collation makes the order the same on every server.
    name_pinyin = models.CharField(
        "姓名拼音", max_length=120, db_collation="C", blank=True, help_text="用空格分开各字；多音字可以改。"
    )
    former_name = models.CharField("曾用名", max_length=40, blank=True, validators=[check_plain])
    gender = models.CharField("性别", max_length=1, choices=Gender, blank=True)
    birth_date = models.DateField("出生日期", null=True, blank=True)
    region = models.CharField("所在地", max_length=6, blank=True, choices=region_choices)
    state = models.CharField("状态", max_length=10, choices=State, default=State.ACTIVE)
    do_not_contact = models.BooleanField(
        "勿打扰", default=False, help_text="本人要求不再联系：名单、导出、邀请一律不出现其联系方式。"
    )
    unsubscribed_on = models.DateField("退订群发日期", null=True, blank=True, editable=False)
    remark = models.CharField("备注", max_length=500, blank=True)
    created_at = models.DateTimeField("建档时间", default=timezone.now, editable=False)
    # Kept by statement triggers in the database (migrations 0002 and 0004), whoever writes.
    contact_confirmed_on = models.DateField("联系方式最近核对", null=True, editable=False)
    search = SearchVectorField(null=True, editable=False)

    objects = AlumnusQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "校友"
        ordering = ["name_pinyin", "id"]
        permissions = [("import_roster", "导入名册"), ("permit_export", "批准导出")]
        indexes = [
            GinIndex(fields=["search"], name="alumnus_search", fastupdate=True),
            models.Index(fields=["name_pinyin", "id"], name="alumnus_by_pinyin"),
            models.Index(fields=["name"], name="alumnus_by_name"),
            models.Index(fields=["-created_at"], name="alumnus_by_created"),
            # What `alumni.reports` counts, without the rows themselves: those are wide.
            models.Index(fields=["id"], include=FIGURES, name="alumnus_figures"),
        ]
        constraints = [
            models.CheckConstraint(
                name="alumnus_has_a_name", condition=~Q(name=""), violation_error_message="请填写姓名。"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        """Never writes the columns that the database keeps: what was read earlier may be older than what they say now."""
        if not self._state.adding and kwargs.get("update_fields") is None and not kwargs.get("force_insert"):
            left_out = self.get_deferred_fields() | {"id", "search", "contact_confirmed_on"}
            kwargs["update_fields"] = [f.name for f in self._meta.concrete_fields if f.attname not in left_out]
        super().save(**kwargs)

    @property
    def may_be_contacted(self):
        return self.state == self.State.ACTIVE and not self.do_not_contact


@pghistory.track(exclude=["version", "updated_at"])
class Education(VersionedModel):
    """One stay of one person in one class (学籍经历); a person may have several."""

    class State(models.TextChoices):
        STUDYING = "studying", "在读"
        GRADUATED = "graduated", "毕业"
        COMPLETED = "completed", "结业"
        SUSPENDED = "suspended", "休学"
        WITHDRAWN = "withdrawn", "退学"

    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="educations", verbose_name="校友")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name="发放学号的学校")
    college = models.ForeignKey(College, models.PROTECT, related_name="educations", verbose_name="学院")
    class_group = models.ForeignKey(
        ClassGroup, models.PROTECT, null=True, blank=True, related_name="educations", verbose_name="班级"
    )
    major = models.ForeignKey(
        Major, models.PROTECT, null=True, blank=True, related_name="educations", verbose_name="专业"
    )
    # What the source called the major, kept while nobody knows which major that is today (the office's queue).
    written_major = models.CharField("原表专业", max_length=60, blank=True, db_default="", default="")
    student_no = models.CharField("学号", max_length=32, blank=True, db_collation="C")
    enrolled_year = models.PositiveSmallIntegerField("入学年份", null=True, blank=True)
    graduated_year = models.PositiveSmallIntegerField("毕业年份", null=True, blank=True)
    level = models.CharField("层次", max_length=60, blank=True)
    study_form = models.CharField("学习形式", max_length=60, blank=True)
    duration = models.CharField("学制", max_length=60, blank=True)
    state = models.CharField("学籍状态", max_length=10, choices=State, default=State.GRADUATED)

    objects = EducationQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "学籍经历"
        ordering = ["enrolled_year", "id"]
        indexes = [
            models.Index(fields=["college", "class_group"], name="education_by_class"),
            models.Index(fields=["college", "graduated_year"], name="education_by_graduation"),
            models.Index(fields=["student_no"], name="education_by_student_no"),
            models.Index(fields=["alumnus", "college"], name="education_figures"),
            # A number that Excel robbed of its leading zeros is still the same number.
            models.Index(
                Func(F("student_no"), Value("0"), function="ltrim"),
                condition=~Q(student_no=""),
                name="education_by_bare_number",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "student_no"],
                condition=~Q(student_no=""),
                name="student_no_once_in_school",
                violation_error_message="这个学号已登记给另一条学籍经历，请核对。",
            ),
            models.UniqueConstraint(
                fields=["alumnus", "class_group"],
                name="alumnus_once_in_class",
                violation_error_message="这名校友已在这个班级里。",
            ),
            models.CheckConstraint(
                name="education_years_in_order",
                condition=Q(graduated_year__isnull=True)
                | Q(enrolled_year__isnull=True)
                | Q(graduated_year__gte=F("enrolled_year")),
                violation_error_message="毕业年份不能早于入学年份。",
            ),
            possible_year("education_enrolled_possible", "enrolled_year"),
            possible_year("education_graduated_possible", "graduated_year"),
        ]

    def __str__(self):
        years = f"{self.enrolled_year or '?'}–{self.graduated_year or '?'}"
        return f"{self.college} {self.class_group or ''} {years}"


@pghistory.track()
class StatusChange(models.Model):
    """One change of a stay (学籍异动): 转专业, 休学, 复学, 退学, 结业; from which class to which, when, by what paper."""

    class Kind(models.TextChoices):
        TRANSFER = "transfer", "转专业（转班）"
        SUSPEND = "suspend", "休学"
        RESUME = "resume", "复学"
        WITHDRAW = "withdraw", "退学"
        COMPLETE = "complete", "结业"
        GRADUATE = "graduate", "毕业"

    education = models.ForeignKey(Education, models.CASCADE, related_name="changes", verbose_name="学籍经历")
    kind = models.CharField("异动", max_length=10, choices=Kind)
    on = models.DateField("日期", default=timezone.localdate)
    from_class = models.ForeignKey(ClassGroup, models.PROTECT, null=True, related_name="+", verbose_name="原班级")
    to_class = models.ForeignKey(ClassGroup, models.PROTECT, null=True, related_name="+", verbose_name="新班级")
    note = models.CharField("依据或说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "学籍异动"
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                name="transfer_names_both_classes",
                condition=~Q(kind="transfer") | Q(to_class__isnull=False),
                violation_error_message="转专业须写明转入的班级。",
            )
        ]

    def __str__(self):
        return f"{self.on} {self.get_kind_display()}"


@pghistory.track(exclude=["version", "updated_at"])
class Employment(VersionedModel):
    """Work at one employer; the text stays as it was written, and may point to an organisation."""

    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="employments", verbose_name="校友")
    employer = models.CharField("工作单位", max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="employments", verbose_name="对应单位"
    )
    position = models.CharField("职务", max_length=100, blank=True)
    industry = models.CharField("行业", max_length=1, blank=True, choices=industry_choices)
    region = models.CharField("工作地", max_length=6, blank=True, choices=region_choices)
    since_year = models.PositiveSmallIntegerField("起始年份", null=True, blank=True)
    until_year = models.PositiveSmallIntegerField("结束年份", null=True, blank=True)
    is_current = models.BooleanField("现职", default=True)
    source = models.CharField("来源", max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作经历"
        ordering = ["-is_current", "-since_year", "-id"]
        indexes = [
            models.Index(
                fields=["alumnus", "region"], condition=Q(is_current=True) & ~Q(region=""), name="employment_figures"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="employment_years_in_order",
                condition=Q(until_year__isnull=True) | Q(since_year__isnull=True) | Q(until_year__gte=F("since_year")),
                violation_error_message="结束年份不能早于起始年份。",
            ),
            models.CheckConstraint(
                name="current_employment_has_not_ended",
                condition=Q(is_current=False) | Q(until_year__isnull=True),
                violation_error_message="现职不能有结束年份。",
            ),
            models.CheckConstraint(
                name="employment_has_an_employer", condition=~Q(employer=""), violation_error_message="请填写工作单位。"
            ),
            possible_year("employment_since_possible", "since_year"),
            possible_year("employment_until_possible", "until_year"),
        ]

    def __str__(self):
        return f"{self.employer} {self.position}".strip()


@pghistory.track()
class Contact(models.Model):
    """One way to reach a person. A replaced one stays, with its source and the day it was replaced."""

    class Kind(models.TextChoices):
        MOBILE = "mobile", "手机"
        PHONE = "phone", "固定电话"
        EMAIL = "email", "邮箱"
        WECHAT = "wechat", "微信"
        QQ = "qq", "QQ"
        ADDRESS = "address", "通信地址"

    class Source(models.TextChoices):
        ROSTER = "roster", "名册"
        INTAKE = "intake", "毕业生数据"
        LIAISON = "liaison", "联络员录入"
        OFFICE = "office", "校友会办公室录入"
        SELF = "self", "本人"

    ANY_CASE = (Kind.EMAIL, Kind.WECHAT)  # the same however its letters are written

    alumnus = models.ForeignKey(Alumnus, models.CASCADE, related_name="contacts", verbose_name="校友")
    kind = models.CharField("类别", max_length=8, choices=Kind)
    value = models.CharField("内容", max_length=120, db_collation="C")
    source = models.CharField("来源", max_length=8, choices=Source)
    source_detail = models.CharField("来源说明", max_length=120, blank=True)
    since = models.DateField("登记日期", default=timezone.localdate)
    confirmed_on = models.DateField("最近核对", null=True, blank=True)
    replaced_on = models.DateField("停用日期", null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "联系方式"
        ordering = ["replaced_on", "kind", "-since", "-id"]
        indexes = [
            models.Index(fields=["value"], name="contact_by_value"),
            models.Index(Upper("value"), name="contact_by_letters", condition=Q(kind__in=["email", "wechat"])),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["alumnus", "kind", "value"],
                condition=Q(replaced_on__isnull=True),
                name="contact_once_per_person",
                violation_error_message="这条联系方式已经登记。",
            ),
            models.CheckConstraint(
                name="contact_confirmed_while_in_use",
                condition=Q(replaced_on__isnull=True)
                | Q(confirmed_on__isnull=True)
                | Q(confirmed_on__lte=F("replaced_on")),
                violation_error_message="停用日期不能早于最近核对的日期。",
            ),
            models.CheckConstraint(
                name="contact_has_a_value", condition=~Q(value=""), violation_error_message="请填写联系方式。"
            ),
        ]

    def __str__(self):
        """Never the value: a list of objects, a log line or a message must not show it by accident."""
        return self.get_kind_display()
