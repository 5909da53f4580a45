"""How a calendar and its figures are narrowed down; whatever cannot be read is as if it had not been asked for."""

from django import forms

from colleges.models import College
from events.calendar import SCHOOL
from events.models import Kind


class CalendarForm(forms.Form):
    college = forms.ChoiceField(label="承办单位", required=False)
    kind = forms.ChoiceField(label="种类", required=False, choices=[("", "全部种类"), *Kind.choices])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        colleges = ((college.pk, college.name) for college in College.objects.current())
        self.fields["college"].choices = [("", "全部"), (SCHOOL, "学校"), *colleges]
        self.is_valid()

    @property
    def wanted(self):
        return {name: value for name, value in self.cleaned_data.items() if value}


class YearForm(forms.Form):
    year = forms.TypedChoiceField(label="年份", coerce=int)

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["year"].choices = [(year, f"{year} 年") for year in years]
