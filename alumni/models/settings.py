import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from common.models import OfficeSettings


@pghistory.track(exclude=["version", "updated_at"])
class AlumniSettings(OfficeSettings):
    upload_days = models.PositiveSmallIntegerField(
        "名册原件保留天数",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text="上传的名册原件和暂存行到期自动删除；导入结果和留痕不受影响。",
    )
    export_people = models.PositiveSmallIntegerField(
        "每人 24 小时内可导出的人数",
        default=200,
        validators=[MinValueValidator(1), MaxValueValidator(5000)],
        help_text="超过后须先经校友会办公室同意。",
    )
    permission_days = models.PositiveSmallIntegerField(
        "导出许可有效天数", default=3, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    recent_months = models.PositiveSmallIntegerField(
        "“近期”指多少个月内核对过",
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text="第九条（三）要求近期的班级通讯录。",
    )
    link_days = models.PositiveSmallIntegerField(
        "个人链接有效天数", default=30, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    objection_days = models.PositiveSmallIntegerField(
        "改动电话或邮箱的异议天数",
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text="本人通过链接改了电话或邮箱，原邮箱会收到通知，这些天内可以提出异议并恢复。",
    )
    answer_days = models.PositiveSmallIntegerField(
        "校友来件办理天数", default=15, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    notable_months = models.PositiveSmallIntegerField(
        "优秀校友多少个月未联络算久未联络", default=12, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )

    class Meta(OfficeSettings.Meta):
        verbose_name = verbose_name_plural = "校友数据库设置"
