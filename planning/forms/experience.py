"""Forms of the exchange of experience: what is written, what is looked for, why one is recommended."""

from django import forms

from colleges.models import College
from common.formats import article
from common.once import OnceMixin
from common.versions import VersionMixin
from planning.models import Experience
from planning.models.plans import ARTICLES

SHORTEST, LONGEST = 2, 40
OFFICE = "office"


def _articles():
    return [(number, article(number)) for number in range(ARTICLES[0], ARTICLES[1] + 1)]


class WordsForm(forms.ModelForm):
    article = forms.TypedChoiceField(
        label="条款", required=False, coerce=int, empty_value=None, help_text="这条经验落实办法的哪一条。"
    )
    file = forms.FileField(
        label="附件",
        required=False,
        help_text="PDF、Word、Excel、PPT 或图片，不超过 20 MB。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )

    class Meta:
        model = Experience
        fields = ["title", "article", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}
        help_texts = {"text": "怎么做的、遇到什么问题、效果怎样。交流以后全校都能看到，请不要写校友的电话等个人信息。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].choices = [("", "不限"), *_articles()]


class ExperienceAddForm(OnceMixin, WordsForm):
    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ExperienceForm(VersionMixin, WordsForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.paper_id:
            self.fields["file"].help_text = f"现有“{self.instance.paper.name}”。重新选择文件即替换。"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明理由。"},
    )


class LookForm(forms.Form):
    """What of the exchange is shown: what stands wrong in the address is as if it did not stand there."""

    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    college = forms.ChoiceField(label="单位", required=False)
    article = forms.TypedChoiceField(label="条款", required=False, coerce=int, empty_value=None)
    selected = forms.ChoiceField(label="推荐", required=False, choices=[("", "全部"), ("1", "只看推荐的")])

    def __init__(self, *args, years, articles, **kwargs):
        super().__init__(*args, **kwargs)
        colleges = [(str(college.pk), college.name) for college in College.objects.all()]
        self.fields["year"].choices = [("", "全部"), *((year, f"{year} 年") for year in years)]
        self.fields["college"].choices = [("", "全部"), (OFFICE, "校友会办公室"), *colleges]
        self.fields["article"].choices = [("", "全部"), *((number, article(number)) for number in articles)]

    @property
    def wanted(self):
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
