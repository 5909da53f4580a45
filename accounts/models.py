import pghistory
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils import timezone

from common.formats import stamp
from common.names import check_plain

TRACKED = ["username", "name", "email", "is_active", "is_staff", "is_superuser", "must_change_password", "is_demo"]


@pghistory.track(fields=TRACKED, model_name="UserTrailEvent")
class User(AbstractUser):
    """Somebody who signs in. Rights come from the group (office …) or from an appointment (college), not from here."""

    first_name = last_name = None
    username = models.CharField(
        "工号",
        max_length=40,
        unique=True,
        validators=[AbstractUser.username_validator],
        error_messages={"unique": "这个工号已有账号，请直接选用该账号。"},
        help_text="登录用，一般为教职工工号。",
    )
    name = models.CharField("姓名", max_length=40, validators=[check_plain])
    must_change_password = models.BooleanField(
        "下次登录须改密码", default=True, help_text="新建账号和重设密码后，本人首次登录须自行设定新密码。"
    )
    is_demo = models.BooleanField("演示账号", default=False, editable=False)

    objects = UserManager()
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = verbose_name_plural = "账号"
        ordering = ["username"]

    def __str__(self):
        return self.label

    @property
    def label(self):
        return f"{self.name}（{self.username}）"

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name


class SignIn(models.Model):
    """One open session of a user; the oldest gives way when there are too many."""

    user = models.ForeignKey(User, models.CASCADE, related_name="sign_ins", verbose_name="账号")
    session_key = models.CharField("会话", max_length=40, unique=True)
    since = models.DateTimeField("登录时间", default=timezone.now)
    address = models.GenericIPAddressField("来源", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "登录会话"
        ordering = ["since"]

    def __str__(self):
        return f"{self.user} {stamp(self.since)}"


class RateCounter(models.Model):
    """How often one visitor did one thing in the present stretch of time; written by `accounts.rates` only.

    The key holds a digest of the address, not the address. An old row means nothing and is cleared by the clock work.
    """

    key = models.CharField("事项", max_length=100, primary_key=True)
    since = models.DateTimeField("起计时间", default=timezone.now, db_index=True)
    count = models.PositiveIntegerField("次数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "次数计数"

    def __str__(self):
        return self.key
