import pghistory
from django.db import models

from common.industries import choices as industry_choices
from common.models import VersionedModel
from common.names import check_plain
from common.regions import choices as region_choices


@pghistory.track(exclude=["version", "updated_at"])
class Organisation(VersionedModel):
    """An employer, company or donor as a record of its own; what people wrote as employer may point here."""

    class Kind(models.TextChoices):
        COMPANY = "company", "企业"
        PUBLIC = "public", "机关事业单位"
        SCHOOL = "school", "学校"
        SOCIETY = "society", "社会组织"
        OTHER = "other", "其他"

    name = models.CharField("名称", max_length=120, validators=[check_plain])
    kind = models.CharField("类型", max_length=10, choices=Kind, default=Kind.COMPANY)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    industry = models.CharField("行业", max_length=1, blank=True, choices=industry_choices)
    region = models.CharField("所在地", max_length=6, blank=True, choices=region_choices)
    other_names = models.CharField("别名", max_length=300, blank=True, help_text="多个用顿号隔开。")

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["credit_code"],
                condition=~models.Q(credit_code=""),
                name="organisation_credit_code_once",
                violation_error_message="这个统一社会信用代码已登记在另一家单位。",
            ),
            models.CheckConstraint(
                name="organisation_credit_code_is_one",
                condition=models.Q(credit_code="") | models.Q(credit_code__regex=r"^[0-9A-HJ-NP-RT-UW-Y]{18}$"),
                violation_error_message="统一社会信用代码为 18 位数字和大写字母（不含 I、O、S、V、Z），请核对。",
            ),
        ]

    def __str__(self):
        return self.name
