from django import forms

from colleges.models import Safeguard
from colleges.services.safeguards import FIELDS
from common.once import OnceMixin
from common.versions import VersionMixin


class AmountField(forms.DecimalField):
    """Written with or without separators of thousands."""

    def to_python(self, value):
        return super().to_python(str(value or "").replace(",", "").replace("，", "").lstrip("¥￥"))


class SafeguardForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Safeguard
        fields = list(FIELDS)
        field_classes = {"budget": AmountField}
        widgets = {
            "adopted_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "budget": forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        }
        help_texts = {
            "document": "例如：校友工作实施办法（院发〔2026〕3号）。",
            "budget_year": "例如：2026。",
            "room": "接待校友、存放校友资料的地方，例如：实训楼 203。",
        }
        error_messages = {
            "budget": {
                "invalid": "请填写金额，例如 20000 或 20,000.00。",
                "max_decimal_places": "金额最多写到分（两位小数）。",
            }
            | dict.fromkeys(("max_digits", "max_whole_digits"), "金额太大，请核对。单位是元。"),
            "budget_year": {"invalid": "请填写年份，例如 2026。"},
            "adopted_on": {"invalid": "请写成年-月-日，例如 2026-03-01。"},
        }


class PaperForm(OnceMixin, forms.Form):
    file = forms.FileField(
        label="文件扫描件",
        help_text="PDF、Word、Excel、PPT 文件或照片，20 MB 以内。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的，请重新选择。"},
    )
