"""Forms of a person's rights: a copy of the own data, and its deletion."""

from django import forms

from common.once import OnceMixin

IDENTITY_HELP = "例如：本人到办公室，核对了身份证件；或由登记的手机号回电核对。不要抄录证件号码。"


class CopyForm(forms.Form):
    file_kind = forms.ChoiceField(label="文件", choices=[("xlsx", "表格（Excel）"), ("json", "数据文件（JSON）")])
    identity = forms.CharField(label="本人身份如何核对", max_length=120, help_text=IDENTITY_HELP)


class EraseForm(OnceMixin, forms.Form):
    reason = forms.CharField(
        label="删除原因",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写依据和经过，不写姓名和号码：删除以后这句话仍会保存。",
    )
    identity = forms.CharField(label="本人身份如何核对", max_length=120, help_text=IDENTITY_HELP)


class RefusalForm(forms.Form):
    remark = forms.CharField(label="不同意的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
