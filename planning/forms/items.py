"""Forms of an item's fulfilment: what is handed in, how it goes on, what was found."""

from django import forms
from django.core.validators import MaxValueValidator
from django.utils import timezone

from common.once import OnceMixin
from planning.models import Inspection

Verdict = Inspection.Verdict
SHOWS = {
    "": "全部",
    "late": "逾期",
    "open": "未报",
    "reported": "待检查",
}


def _area(rows=3):
    return forms.Textarea(attrs={"rows": rows})


def _needed(sentence):
    return {"required": sentence}


class ItemForm(OnceMixin):
    """Several stand on one page: each has ids of its own, `mark` first."""

    mark = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"auto_id": f"id_{self.mark}_%s"} | kwargs)


class FileForm(ItemForm):
    mark = "upload"
    file = forms.FileField(
        label="文件",
        help_text="PDF、Word、Excel、PPT 或图片，不超过 20 MB。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的，请重新选择。"},
    )
    note = forms.CharField(label="说明", max_length=300, required=False)

    def __init__(self, *args, wanted=None, **kwargs):
        """`wanted`: the kind of record that the item asks for; a file then needs a reason."""
        super().__init__(*args, **kwargs)
        if wanted:
            self.fields["note"].label = "为什么改交文件"
            self.fields["note"].required = True
            self.fields["note"].error_messages = _needed(f"这一事项以“{wanted.label}”为准。改交文件的，请写明原因。")


class ProgressForm(ItemForm):
    mark = "progress"
    text = forms.CharField(
        label="进展", max_length=1000, widget=_area(), error_messages=_needed("请写一句做到哪里了。")
    )
    percent = forms.IntegerField(
        label="大约完成（%）",
        min_value=0,
        max_value=100,
        error_messages=_needed("请估计完成了百分之几。") | {"invalid": "请填写 0 到 100 的整数。"},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for validator in self.fields["percent"].validators:
            too_much = isinstance(validator, MaxValueValidator)
            validator.message = "进度最多是 100。" if too_much else "进度不能小于 0。"


class ReportForm(ItemForm):
    mark = "report"
    remark = forms.CharField(label="情况说明", max_length=1000, required=False, widget=_area(2))


class MendedForm(ItemForm):
    mark = "mended"
    note = forms.CharField(
        label="整改情况",
        max_length=1000,
        widget=_area(),
        error_messages=_needed("请写明怎样整改的，检查的人会看到。"),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="原因", max_length=200, widget=_area(2), error_messages=_needed("请写明原因，对方会看到。")
    )


class InspectForm(ItemForm):
    """`version` is what the clerk saw; a refusal for what changed meanwhile lets it go through the second time."""

    mark = "inspect"
    verdict = forms.ChoiceField(
        label="检查结果",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages=_needed("请选择检查结果。"),
    )
    finding = forms.CharField(
        label="检查情况", max_length=2000, widget=_area(4), error_messages=_needed("请写明检查情况，对方会看到。")
    )
    mend_by = forms.DateField(
        label="整改期限",
        required=False,
        help_text="只在需要整改时填写。",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "请填写正确的日期。"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, only_notes=False, **kwargs):
        super().__init__(*args, **kwargs)
        if only_notes:
            self.fields["verdict"].choices = [(Verdict.NOTED.value, Verdict.NOTED.label)]
            self.fields["verdict"].initial = Verdict.NOTED.value

    def clean(self):
        data = super().clean()
        if data.get("verdict") == Verdict.MEND and not data.get("mend_by") and "mend_by" not in self.errors:
            self.add_error("mend_by", "需要整改的，请写明整改期限。")
        elif data.get("verdict") == Verdict.MEND and data.get("mend_by") and data["mend_by"] < timezone.localdate():
            self.add_error("mend_by", "整改期限不能早于今天。")
        return data

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in ("verdict", "finding", "mend_by", "version")}

    def seen(self, version):
        """The page shows the item anew: sending it again is on purpose."""
        self.data = self.data.copy()
        self.data["version"] = str(version)


class MatrixForm(forms.Form):
    """What of a year's matrix is shown."""

    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    show = forms.ChoiceField(required=False, choices=list(SHOWS.items()), widget=forms.HiddenInput)

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, f"{year} 年") for year in years]


class RemindForm(ItemForm):
    mark = "remind"
    text = forms.CharField(label="附言", max_length=300, required=False)


class ChooseForm(forms.Form):
    """What to look for among the records of the unit."""

    kind = forms.CharField(required=False, max_length=40)
    year = forms.CharField(required=False, max_length=4)
    q = forms.CharField(required=False, max_length=60)
