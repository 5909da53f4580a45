"""What is asked before a regional directory leaves: which file, and for what."""

from django import forms
from django.db import models

from alumni.exports import Purpose
from alumni.forms.exports import FILE_KINDS


class RegionPurpose(models.TextChoices):
    CONTACT_WORK = Purpose.CONTACT_WORK.value, "校友会办公室联络工作"
    GIVEN_OUT = "given_out", "转交地方校友组织"
    STATISTICS = Purpose.STATISTICS.value, Purpose.STATISTICS.label


class RegionDirectoryForm(forms.Form):
    file_kind = forms.ChoiceField(label="文件", choices=FILE_KINDS, initial="xlsx", widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label="用途",
        choices=RegionPurpose,
        widget=forms.RadioSelect,
        help_text="只有“校友会办公室联络工作”含完整联系方式。转交地方校友组织的，只列本人同意列入地方校友名单的校友。",
        error_messages={"required": "请选择用途。"},
    )
    purpose_detail = forms.CharField(
        label="具体用途", max_length=100, required=False, help_text="转交的，请写明交给哪个组织、由谁接收。"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("purpose") == RegionPurpose.GIVEN_OUT and not cleaned.get("purpose_detail"):
            self.add_error("purpose_detail", "请写明交给哪个组织、由谁接收。")
        return cleaned

    @property
    def contact_work(self):
        return self.cleaned_data["purpose"] == RegionPurpose.CONTACT_WORK

    @property
    def given_out(self):
        return self.cleaned_data["purpose"] == RegionPurpose.GIVEN_OUT

    @property
    def purpose_text(self):
        """As it stands in the log: 转交地方校友组织：深圳校友会筹备组，李会长."""
        label, detail = RegionPurpose(self.cleaned_data["purpose"]).label, self.cleaned_data["purpose_detail"]
        return f"{label}：{detail}" if detail else label
