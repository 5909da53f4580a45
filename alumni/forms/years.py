"""Which years of study people may type; the same bounds as in rosters."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.rosters.years import ENROLS_AHEAD, FIRST_YEAR, LEAVES_AHEAD


def checked_enrolment(year, label="入学年份"):
    return _checked(year, label, ENROLS_AHEAD)


def checked_graduation(year, label="毕业年份"):
    return _checked(year, label, LEAVES_AHEAD)


def _checked(year, label, ahead):
    last = timezone.localdate().year + ahead
    if year is not None and not FIRST_YEAR <= year <= last:
        raise ValidationError(f"{label}应在 {FIRST_YEAR} 年至 {last} 年之间，请核对。")
    return year


class StudyYearsMixin:
    """For every form with years of study."""

    def clean_enrolled_year(self):
        return checked_enrolment(self.cleaned_data["enrolled_year"])

    def clean_graduated_year(self):
        return checked_graduation(self.cleaned_data["graduated_year"])

    def clean_sought_year(self):
        return checked_graduation(self.cleaned_data["sought_year"])
