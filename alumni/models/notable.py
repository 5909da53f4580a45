"""Notable alumni (优秀校友, art. 8, 9(四)): the file, its dated achievements, and who was in touch when."""

import secrets

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alumni.models.consents import Consent
from alumni.models.people import Alumnus
from alumni.models.photos import Photo
from alumni.querysets import NotableProfileQuerySet
from colleges.models import College
from common.models import VersionedModel


def new_slug():
    """The address of a public page: tells neither the number of the record nor how many there are."""
    return secrets.token_urlsafe(9)


@pghistory.track(
    exclude=["version", "updated_at", "slug", "published_content", "published_under", "has_unreviewed"],
)
class NotableProfile(VersionedModel):
    class State(models.TextChoices):
        DRAFT = "draft", "起草中"
        SUBMITTED = "submitted", "待审核"
        RETURNED = "returned", "已退回"
        APPROVED = "approved", "已入库"
        PUBLISHED = "published", "已公开"

    class Category(models.TextChoices):
        ENTERPRISE = "enterprise", "创业兴业"
        TECHNOLOGY = "technology", "科技与技能"
        PUBLIC = "public", "党政与公共服务"
        GRASSROOTS = "grassroots", "扎根基层与乡村振兴"
        EDUCATION = "education", "教育与文化"
        OTHER = "other", "其他"

    alumnus = models.OneToOneField(Alumnus, models.CASCADE, related_name="notable", verbose_name="校友")
    college = models.ForeignKey(College, models.PROTECT, related_name="notable", verbose_name="建档学院")
    category = models.CharField("类别", max_length=12, choices=Category, default=Category.OTHER)
    headline = models.CharField("一句话介绍", max_length=80, help_text="例如：扎根湘西二十年的畜牧技术推广人。")
    story = models.TextField("事迹", blank=True, help_text="写清时间、地点、做了什么、有什么成效。")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提交人"
    )
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核人"
    )
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    remark = models.CharField("审核意见", max_length=300, blank=True)
    published_at = models.DateTimeField("公开时间", null=True, blank=True)
    published_portrait = models.ForeignKey(
        Photo, models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name="公开的照片"
    )
    # What the office published, word by word; whatever comes into the file later waits until it is published anew.
    published_content = models.JSONField("公开的内容", null=True, blank=True, editable=False)
    # Given anew after a withdrawal it is another consent, and the page stays away until it is published anew.
    published_under = models.ForeignKey(
        Consent,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="公开所依据的同意",
    )
    has_unreviewed = models.BooleanField("公开后并入了材料", default=False, editable=False)
    slug = models.CharField("公开地址", max_length=16, unique=True, default=new_slug, editable=False)

    objects = NotableProfileQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "优秀校友档案"
        ordering = ["-updated_at"]
        permissions = [("review_notable", "审核和公开优秀校友档案")]
        constraints = [
            models.CheckConstraint(
                name="notable_has_a_headline",
                condition=~Q(headline=""),
                violation_error_message="请写一句话介绍。",
            ),
            models.CheckConstraint(
                name="returned_notable_has_a_remark",
                condition=~Q(state="returned") | ~Q(remark=""),
                violation_error_message="退回请写明要补什么。",
            ),
            models.CheckConstraint(
                name="approved_notable_has_a_name",
                condition=~Q(state__in=["approved", "published"])
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="published_notable_has_a_day",
                condition=Q(state="published", published_at__isnull=False)
                | (~Q(state="published") & Q(published_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="only_published_notable_shows_a_portrait",
                condition=Q(state="published") | Q(published_portrait__isnull=True),
            ),
            models.CheckConstraint(
                name="published_notable_has_its_content",
                condition=Q(state="published", published_content__isnull=False)
                | (
                    ~Q(state="published")
                    & Q(published_content__isnull=True, published_under__isnull=True, has_unreviewed=False)
                ),
            ),
        ]

    def __str__(self):
        return f"{self.alumnus} 优秀校友档案"

    @property
    def public_portrait(self):
        """The photo that stood when the file was published, if it still is the person's own (a merge may be undone)."""
        photo = self.published_portrait
        return photo if photo and photo.alumnus_id == self.alumnus_id else None


@pghistory.track()
class Achievement(models.Model):
    """One thing done or won: when, what, and where that is written."""

    profile = models.ForeignKey(
        NotableProfile, models.CASCADE, related_name="achievements", verbose_name="优秀校友档案"
    )
    year = models.PositiveSmallIntegerField("年份")
    month = models.PositiveSmallIntegerField("月份", null=True, blank=True)
    text = models.CharField("成就或荣誉", max_length=200)
    source = models.CharField("来源", max_length=200, help_text="证书、文件或报道，写明名称和出处。")

    class Meta:
        verbose_name = verbose_name_plural = "主要成就"
        ordering = ["-year", "-month", "-id"]
        constraints = [
            models.CheckConstraint(
                name="achievement_year_possible",
                condition=Q(year__range=(1903, 2100)),
                violation_error_message="年份应在 1903 至 2100 之间。",
            ),
            models.CheckConstraint(
                name="achievement_month_possible",
                condition=Q(month__isnull=True) | Q(month__range=(1, 12)),
                violation_error_message="月份应在 1 至 12 之间。",
            ),
            models.CheckConstraint(
                name="achievement_says_what_and_where",
                condition=~Q(text="") & ~Q(source=""),
                violation_error_message="请写明成就和来源。",
            ),
        ]

    def __str__(self):
        return f"{self.year} {self.text}"


@pghistory.track()
class NotableContact(models.Model):
    """Somebody was in touch with a notable alumnus: when, how, about what, and when next."""

    class Way(models.TextChoices):
        VISIT = "visit", "走访"
        PHONE = "phone", "电话"
        MESSAGE = "message", "微信或短信"
        HOST = "host", "返校接待"
        EVENT = "event", "活动见面"

    profile = models.ForeignKey(NotableProfile, models.CASCADE, related_name="log", verbose_name="优秀校友档案")
    on = models.DateField("日期", default=timezone.localdate)
    way = models.CharField("方式", max_length=10, choices=Way)
    who = models.CharField("联络人", max_length=60)
    text = models.CharField("内容", max_length=300)
    next_on = models.DateField("下次联络", null=True, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    noted_at = models.DateTimeField("登记时间", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "联络记录"
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(
                name="next_contact_comes_later",
                condition=Q(next_on__isnull=True) | Q(next_on__gt=models.F("on")),
                violation_error_message="下次联络的日期应在这次之后。",
            )
        ]

    def __str__(self):
        return f"{self.on} {self.get_way_display()}"
