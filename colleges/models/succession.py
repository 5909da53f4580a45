"""What a major of former years is today: majors move, schools merge, names change (art. 8)."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value

from colleges.models.units import College, Major, School
from colleges.querysets import SuccessionRuleQuerySet
from colleges.succession import plain_written
from common.names import check_plain

YEARS = (1903, 2100)


def _hash():
    return Func(F("written"), Value(0), function="hashtextextended")


@pghistory.track()
class SuccessionRule(models.Model):
    """Who entered `school` in `written` between the two years (both included) belongs to `college` today.

    An open end has no bound; without any bound the rule also holds for those whose year nobody knows.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="succession_rules", verbose_name="学校")
    written = models.CharField(
        "原专业名称", max_length=60, validators=[check_plain], help_text="名册里的写法，如“兽医”，不必写“专业”二字。"
    )
    from_year = models.PositiveSmallIntegerField("入学年份自", null=True, blank=True, help_text="含这一年；留空不限。")
    until_year = models.PositiveSmallIntegerField("入学年份至", null=True, blank=True, help_text="含这一年；留空不限。")
    college = models.ForeignKey(College, models.PROTECT, related_name="succession_rules", verbose_name="今属学院")
    major = models.ForeignKey(
        Major,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="succession_rules",
        verbose_name="今属专业",
        help_text="没有对应的专业可以留空，只归学院。",
    )
    document = models.CharField("依据", max_length=120, blank=True)

    objects = SuccessionRuleQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "专业沿革"
        ordering = ["school", "written", "from_year"]
        constraints = [
            models.CheckConstraint(
                name="succession_years_in_order",
                condition=Q(from_year__isnull=True) | Q(until_year__isnull=True) | Q(until_year__gte=F("from_year")),
                violation_error_message="结束年份不能早于开始年份。",
            ),
            models.CheckConstraint(
                name="succession_years_possible",
                condition=(Q(from_year__isnull=True) | Q(from_year__range=YEARS))
                & (Q(until_year__isnull=True) | Q(until_year__range=YEARS)),
                violation_error_message="年份应在 1903 至 2100 之间。",
            ),
            # The name by its 64-bit hash: ranges of text need an extension.
            ExclusionConstraint(
                name="succession_one_rule_a_year",
                index_type="GIST",
                expressions=[
                    (Func(F("school"), F("school"), Value("[]"), function="int8range"), "&&"),
                    (Func(_hash(), _hash(), Value("[]"), function="int8range"), "&&"),
                    (Func("from_year", "until_year", Value("[]"), function="int4range"), "&&"),
                ],
                violation_error_message="这所学校的这个专业在这些年里已有一条沿革，年份重叠。请先改那一条的起止年份。",
            ),
        ]

    def __str__(self):
        return f"{self.school} {self.written} {self.years}"

    @property
    def years(self):
        if self.from_year is None and self.until_year is None:
            return "不限年份"
        return f"{self.from_year or ''}–{self.until_year or ''}"

    def clean(self):
        self.written = plain_written(self.written)
        if self.from_year and self.until_year and self.until_year < self.from_year:
            # Named by its field: the constraint on overlaps is not asked then, a range backwards is none.
            raise ValidationError({"until_year": "结束年份不能早于开始年份。"})
        if self.major_id and self.college_id and not self._major_fits():
            raise ValidationError({"major": self._told_misfit()})

    def _major_fits(self):
        placed = Major.objects.placed_in(self.college, from_year=self.from_year, until_year=self.until_year)
        return placed.filter(pk=self.major_id).exists()

    def _told_misfit(self):
        today = Major.objects.colleges_of_today().get(self.major_id)
        where = f"，现在属于{College.objects.get(pk=today)}" if today else "，现在没有归到任何学院"
        return f"“{self.major}”不是{self.college}的专业{where}。请改选学院或专业；没有对应的专业可以留空。"
