"""Forms of what belongs to a year as a whole: minutes of a deliberation, the summary, why it is returned."""

from django import forms
from django.utils import timezone

from common.once import OnceMixin
from common.versions import VersionMixin
from planning.models import Deliberation, WorkPlan, YearSummary


class PlanField(forms.ModelChoiceField):
    """One of the unit's own plans, by its year."""

    def label_from_instance(self, plan):
        return f"{plan.year} 年"


class MinutesForm(forms.ModelForm):
    file = forms.FileField(
        label="会议纪要",
        required=False,
        help_text="扫描件或文件，PDF、Word、Excel、PPT 或图片，不超过 20 MB。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )

    class Meta:
        model = Deliberation
        fields = ["held_on", "subject", "attended", "resolved"]
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "attended": forms.Textarea(attrs={"rows": 2}),
            "resolved": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "subject": "例如：研究全年校友工作计划。",
            "attended": "写明主持人和参加的人。",
            "resolved": "定了哪些事，由谁办，什么时候办完。",
        }
        error_messages = {"held_on": {"invalid": "请填写正确的日期。"}}


class DeliberationAddForm(OnceMixin, MinutesForm):
    plan = PlanField(WorkPlan.objects.none(), label="研究哪一年的工作", empty_label=None)

    class Meta(MinutesForm.Meta):
        pass

    def __init__(self, *args, plans, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["plan"])
        self.fields["plan"].queryset = plans
        this_year = plans.filter(year=timezone.localdate().year).first()
        self.fields["plan"].initial = this_year or plans.first()

    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class DeliberationForm(VersionMixin, MinutesForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.paper_id:
            self.fields["file"].help_text = f"现有“{self.instance.paper.name}”。重新选择文件即替换。"


class SummaryForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = YearSummary
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 30, "class": "tall"})}
        help_texts = {
            "text": "每行一段。“一、基本情况”这样单独成行的是标题，打印时自动加粗。"
            "括号里写着“请补充”的，请补写或删去后再报送。"
        }


class RenewForm(forms.Form):
    """Which paragraphs of today's facts are taken in; `seen` is what the page showed."""

    seen = forms.CharField(max_length=64, required=False)

    def __init__(self, *args, changes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keys"] = forms.MultipleChoiceField(
            choices=[(change.key, change.told) for change in changes], required=False
        )


class SummaryReturnForm(forms.Form):
    remark = forms.CharField(
        label="退回的原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明退回的原因，对方会看到。"},
    )
