"""Forms of the plan, its programme and budget, and of the office's answer."""

from django import forms

from common.once import OnceMixin
from common.versions import VersionMixin
from events.models import BudgetLine, EventPlan, ProgrammeItem


def moment_input():
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class PlanForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = EventPlan
        fields = [
            "aims", "headcount", "invited", "rooms", "budget", "safety", "safety_officer", "safety_phone",
            "liaison", "liaison_phone", "directory", "remark",
        ]  # fmt: skip
        widgets = {
            "aims": forms.Textarea(attrs={"rows": 6}),
            "invited": forms.Textarea(attrs={"rows": 3}),
            "rooms": forms.Textarea(attrs={"rows": 3}),
            "budget": forms.Textarea(attrs={"rows": 3}),
            "safety": forms.Textarea(attrs={"rows": 5}),
            "directory": forms.Textarea(attrs={"rows": 2}),
            "remark": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "aims": "为什么办、有哪些内容：通报学校和学院近况、介绍校友成长历程、听取建议等（第十二条）。",
            "safety": "车辆、用餐、医护、天气和应急联系，分段写；另有文件的，可在“总结与交存”页上传。",
            "liaison_phone": "方案和打印稿里隐去中间几位。",
        }

    def __init__(self, *args, wanted=(), **kwargs):
        """`wanted`: fields that must be filled in before the plan is filed; a draft may lack them."""
        super().__init__(*args, **kwargs)
        for name in wanted:
            self.fields[name].mark = "报送前须写明"


class ProgrammeForm(forms.ModelForm):
    starts_at = forms.DateTimeField(label="时间", widget=moment_input())

    class Meta:
        model = ProgrammeItem
        fields = ["starts_at", "title", "place", "who", "is_public"]


class ProgrammeAddForm(OnceMixin, ProgrammeForm):
    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ProgrammeEditForm(VersionMixin, ProgrammeForm):
    pass


class BudgetForm(forms.ModelForm):
    class Meta:
        model = BudgetLine
        fields = ["title", "amount", "source"]
        help_texts = {"source": "例如学院经费、校友自筹。"}


class BudgetAddForm(OnceMixin, BudgetForm):
    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class BudgetEditForm(VersionMixin, BudgetForm):
    pass


class ApprovalForm(forms.Form):
    remark = forms.CharField(
        label="审批意见",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="可以不填。",
    )


class ReturnForm(forms.Form):
    remark = forms.CharField(
        label="退回原因",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="对方会看到。",
        error_messages={"required": "请写明退回的原因。"},
    )
