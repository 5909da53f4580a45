"""What is asked for a college's history: its texts, one line of a part, a picture, a workbook, the office's words."""

from django import forms

from colleges.history_parts import PARTS
from colleges.models import CollegeHistory
from common.once import OnceMixin
from common.versions import VersionMixin

NO_FILE = {"required": "请选择文件。", "empty": "文件是空的，请重新选择。"}
PICTURE = "JPEG、PNG 或 WebP，20 MB 以内。拍摄地点等信息会自动去掉。"
HELP = {
    "source": "例如：校任字〔2003〕12号、学院年度总结。可不填，填了便于核对。",
    "caption": "写清年份、地点和人物，例如：2003 年 9 月，东校区第二教学楼落成。",
}


class TextsForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = CollegeHistory
        fields = ["origin", "development", "shows_teachers"]
        widgets = {"origin": forms.Textarea(attrs={"rows": 10}), "development": forms.Textarea(attrs={"rows": 24})}
        help_texts = {
            "origin": "学院从哪里来：最早的专业或科系、哪一年设立、由谁创办。空一行分段。",
            "development": "按时期写：设立、更名、合并、迁址、专业发展、重大事件。空一行分段；小标题单独成段，以“# ”开头。",
        }


class _LineForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = field.help_text or HELP.get(name, "")
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
                field.error_messages["invalid"] = "请写成年-月-日，如 2003-09-01。"
            if isinstance(field, forms.IntegerField):
                field.error_messages["invalid"] = "请填写整数，如 2003。"

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class _AddForm(OnceMixin, _LineForm):
    """Of a new line."""


class _EditForm(VersionMixin, _LineForm):
    """Of a line that stands: the second of two writers is told what the first one changed."""


def _forms_of(base):
    return {
        key: forms.modelform_factory(part.model, form=base, fields=part.columns)
        for key, part in PARTS.items()
        if key != "majors"
    }


EDIT_FORMS = _forms_of(_EditForm)
ADD_FORMS = _forms_of(_AddForm)


class PictureForm(OnceMixin, forms.Form):
    file = forms.FileField(label="图片", help_text=PICTURE, error_messages=NO_FILE)
    caption = forms.CharField(
        label="说明", max_length=120, help_text=HELP["caption"], error_messages={"required": "请写一句说明。"}
    )
    year = forms.IntegerField(label="年份", required=False, error_messages={"invalid": "请填写整数，如 2003。"})

    @property
    def values(self):
        return {"caption": self.cleaned_data["caption"], "year": self.cleaned_data["year"]}


class WorkbookForm(forms.Form):
    file = forms.FileField(label="表格", help_text="xlsx、xls 或 csv，列名照样表。", error_messages=NO_FILE)


class RemoveForm(forms.Form):
    reason = forms.CharField(
        label="原因", max_length=200, help_text="例如：登记重复。", error_messages={"required": "请写明为什么删除。"}
    )


class ReturnForm(forms.Form):
    remark = forms.CharField(
        label="要补什么",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="学院会看到这段话。",
        error_messages={"required": "退回请写明要补什么。"},
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(label="原因", max_length=200, help_text="学院会看到这段话。")
