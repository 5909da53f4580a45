"""Forms of the service rules (art. 13)."""

from django import forms

from common.once import OnceMixin
from common.versions import VersionMixin
from events.models import PaperKind, Part, RuleTask, ServiceRule, Step

#: days before or after the event
FARTHEST = 366


class RuleForm(VersionMixin, forms.ModelForm):
    parts = forms.MultipleChoiceField(
        label="方案必须写明", required=False, choices=Part.choices, widget=forms.CheckboxSelectMultiple
    )
    papers_wanted = forms.MultipleChoiceField(
        label="办结前应交的材料", required=False, choices=PaperKind.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ServiceRule
        fields = ["words", "parts", "lead_days", "after_days"]
        widgets = {"words": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.initial["papers_wanted"] = list(self.instance.papers.values_list("kind", flat=True))

    def _put(self, name, text):
        """Several values are no text: what is ticked now is ticked."""
        if name == "parts":
            self.data.setlist(self.add_prefix(name), self.initial[name])
        else:
            super()._put(name, text)


class RuleTaskForm(OnceMixin, forms.ModelForm):
    days = forms.IntegerField(
        label="相对活动日的天数",
        min_value=-FARTHEST,
        max_value=FARTHEST,
        help_text="活动前为负数，例如 -14；当天为 0；活动后为正数。",
    )

    class Meta:
        model = RuleTask
        fields = ["title", "days", "who", "done_with"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["done_with"].choices = [("", "由经办人勾选"), *Step.choices]

    def _post_clean(self):
        """The service judges the whole; the row stays as it is until then."""
