"""Forms of a notable alumnus's file, its achievements, and the log of who was in touch."""

from django import forms
from django.utils import timezone

from alumni.forms.people import date_input, name_blanks
from alumni.models import Achievement, NotableContact, NotableProfile
from alumni.notable_facts import CHECKLIST, NOTHING, STANDINGS
from colleges.models import College
from common.once import OnceMixin
from common.versions import VersionMixin

YEAR_WON = "年份应在 1903 年至今年之间，请核对。"


class NotableFilterForm(forms.Form):
    """Narrows the list; `college` at the office only."""

    state = forms.ChoiceField(required=False, choices=[("", ""), *STANDINGS], widget=forms.HiddenInput)
    college = forms.ModelChoiceField(College.objects.none(), label="建档学院", required=False, empty_label="全部")
    category = forms.ChoiceField(label="类别", required=False, choices=[("", "全部"), *NotableProfile.Category.choices])
    missing = forms.ChoiceField(
        label="缺少", required=False, choices=[("", "不限"), *CHECKLIST.items(), (NOTHING, "什么都不缺")]
    )
    silent = forms.ChoiceField(
        label="联络", required=False, choices=[("", "不限"), ("1", "久未联络"), ("due", "一周内该联络")]
    )

    def __init__(self, *args, office=False, **kwargs):
        super().__init__(*args, **kwargs)
        if office:
            self.fields["college"].queryset = College.objects.order_by("position")
        else:
            del self.fields["college"]

    def chosen(self):
        """`{field: value}` of what was chosen and makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ProfileForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = NotableProfile
        fields = ["category", "headline", "story"]
        widgets = {"story": forms.Textarea(attrs={"rows": 14})}


class ProfileStartForm(OnceMixin, forms.ModelForm):
    class Meta(ProfileForm.Meta):
        pass

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class AchievementForm(OnceMixin, forms.ModelForm):
    class Meta:
        model = Achievement
        fields = ["year", "month", "text", "source"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["month"].help_text = "不清楚可以不填。"
        for name, told in (("year", YEAR_WON), ("month", "月份应在 1 至 12 之间。")):
            self.fields[name].error_messages |= {"min_value": told, "max_value": told}

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not 1903 <= year <= timezone.localdate().year:
            raise forms.ValidationError(YEAR_WON)
        return year

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class AchievementEditForm(VersionMixin, AchievementForm):
    pass


class ContactNoteForm(OnceMixin, forms.ModelForm):
    class Meta:
        model = NotableContact
        fields = ["on", "way", "who", "text", "next_on"]
        widgets = {"on": date_input(), "next_on": date_input(), "text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_blanks(self)
        self.fields["next_on"].help_text = "到期会列在待办里；不填则按久未联络的月数提醒。"

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class RemarkForm(forms.Form):
    remark = forms.CharField(
        label="要补什么",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="学院会看到这段话。",
        error_messages={"required": "退回请写明要补什么。"},
    )
