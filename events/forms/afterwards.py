"""Forms of what an event leaves: papers, the report, directories, the end."""

from django import forms

from alumni.models import RosterUpload
from common.formats import stamp
from common.once import OnceMixin
from common.versions import VersionMixin
from events.models import EventReport, PaperKind

TAKEN = "PDF、Word、Excel、PPT 或图片，不超过 20 MB；活动照片须是图片。"


class PaperForm(OnceMixin, forms.Form):
    kind = forms.ChoiceField(label="材料", choices=[("", "请选择"), *PaperKind.choices])
    file = forms.FileField(
        label="文件", help_text=TAKEN, error_messages={"empty": "文件是空的，请重新选择。", "required": "请选择文件。"}
    )
    caption = forms.CharField(
        label="说明",
        max_length=120,
        required=False,
        help_text="照片请写明是什么场面；宣传报道可能用到，请征得照片里的人同意。",
    )


class ReportForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = EventReport
        fields = ["text", "coverage", "attended", "attended_note"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12}), "coverage": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"text": "过程、成效、听到的建议、今后打算，分段写。请不要写校友的电话等个人信息。"}


class HandInForm(forms.Form):
    """Which imported roster brought the class's directory."""

    upload = forms.ModelChoiceField(
        RosterUpload.objects.none(),
        label="已导入的名册",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "请选择一份名册。", "invalid_choice": "这份名册不能选。请刷新页面后再选。"},
    )

    def __init__(self, *args, uploads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["upload"].queryset = uploads
        self.fields["upload"].label_from_instance = lambda each: f"{each.file_name}（{stamp(each.imported_at)}导入）"


class ExcuseForm(forms.Form):
    reason = forms.CharField(
        label="免交原因", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明免交的原因。"},
    )  # fmt: skip


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label="重新打开的原因", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明重新打开的原因。"},
    )  # fmt: skip
