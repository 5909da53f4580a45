"""What is asked before a file of people leaves: for what, which columns, which kind."""

from django import forms
from django.core.exceptions import ValidationError

from alumni.directory_columns import ART_9, COLUMNS
from alumni.exports import Purpose
from common.once import OnceMixin

FILE_KINDS = [("xlsx", "电子表格，可以再编辑"), ("pdf", "打印版，适合打印和存档")]


class PurposeForm(forms.Form):
    """Each export says what for. After validation: `purpose_text` and `contact_work`."""

    purpose = forms.ChoiceField(
        label="用途",
        choices=Purpose,
        widget=forms.RadioSelect,
        help_text="只有“本院校友联络工作”和“发给同学”含完整联系方式，其他用途的联系方式隐去一部分。已故、失去联系和要求勿打扰的，"
        "只在“统计分析”“交存学校或上级”里列出并注明。每次导出都会记录用途、范围和经办人。",
        error_messages={"required": "请选择用途。"},
    )
    purpose_detail = forms.CharField(label="具体用途", max_length=100, required=False, help_text="选“其他”时请写明。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("purpose") == Purpose.OTHER and not cleaned.get("purpose_detail"):
            self.add_error("purpose_detail", ValidationError("请写明具体用途。"))
        return cleaned

    @property
    def contact_work(self):
        """Whether contacts leave in full."""
        return Purpose(self.cleaned_data["purpose"]).is_in_full

    @property
    def purpose_text(self):
        return Purpose(self.cleaned_data["purpose"]).written(self.cleaned_data["purpose_detail"])


class ExportForm(OnceMixin, PurposeForm):
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)
    columns = forms.MultipleChoiceField(
        label="列",
        choices=[(key, column.label) for key, column in COLUMNS.items()],
        initial=ART_9,
        widget=forms.CheckboxSelectMultiple,
        help_text="已勾选的六列是班级通讯录的规定内容（第九条）。",
        error_messages={"required": "请至少选一列。"},
    )

    field_order = ["query", "columns", "purpose", "purpose_detail"]


class DirectoryForm(PurposeForm):
    file_kind = forms.ChoiceField(label="文件", choices=FILE_KINDS, initial="xlsx", widget=forms.RadioSelect)

    field_order = ["file_kind", "purpose", "purpose_detail"]
