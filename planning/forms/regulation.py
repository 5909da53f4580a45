"""What is asked for a version of the regulation and for an interpretation."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.formats import article
from common.once import OnceMixin
from common.refusals import refusals_on
from planning.articles import numbers
from planning.models import Interpretation, RegulationText
from planning.regulation_text import decode, split

NOTHING = "请粘贴办法全文，或选择一个文本文件。"
BOTH = "文件和粘贴的文本只要一种，请去掉一种。"
LONGEST_TEXT = 150_000


def _date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LoadForm(OnceMixin, forms.ModelForm):
    """`read` is the text as it was understood; `words` the text itself, however it came."""

    file = forms.FileField(
        label="文本文件",
        required=False,
        help_text="纯文本（.txt），300 KB 以内。",
        error_messages={"empty": "文件是空的，请重新选择。"},
    )
    text = forms.CharField(
        label="或粘贴全文",
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="文件和粘贴任选一种。复制时连同章标题和条号；多余的空行、空格和星号不要紧。",
    )
    read, words = None, ""

    class Meta:
        model = RegulationText
        fields = ["name", "document", "is_trial", "effective_on"]
        widgets = {"effective_on": _date_input()}
        labels = {"is_trial": "这是试行文本"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(["file", "text", "name", "document", "is_trial", "effective_on"])
        self.fields["name"].required = False
        self.fields["name"].help_text = "不填则取文本开头的标题行。"
        self.fields["effective_on"].help_text = "文本里写明从哪一天起施行；可以早于今天，也可以晚于今天。"
        self.fields["effective_on"].error_messages["invalid"] = "请写成 2025-08-01 这样的日期。"
        self.fields["name"].error_messages["max_length"] = "名称最多 120 字，请缩短。"
        self.fields["is_trial"].help_text = "以后正式施行时，另录入一份正式文本，并写明施行日期。"

    def clean(self):
        data = super().clean()
        file, text = data.get("file"), data.get("text", "")
        if self.errors.keys() & {"file", "text"}:
            return data
        if bool(file) == bool(text.strip()):
            raise ValidationError({"text": BOTH if file else NOTHING})
        with refusals_on(_Field(self, "file" if file else "text")):
            self.words = decode(file.read(file.size)) if file else text
            self.read = split(self.words)
            self._name(data)
        return data

    def _name(self, data):
        data["name"] = data.get("name") or self.read.title
        if not data["name"] and "name" not in self.errors:
            self.add_error("name", "文本开头没有标题行，请填写名称。")

    def _post_clean(self):
        """The row is made by the act, within its transaction."""

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    @property
    def kept(self):
        """`{name: value}` for the hidden fields of the preview: what is saved is what was looked at."""
        facts = self.facts | {"effective_on": self.facts["effective_on"].isoformat()}
        if not facts.pop("is_trial"):
            return facts | {"text": self.words}
        return facts | {"is_trial": "on", "text": self.words}


class _Field:
    """A form that puts every refusal beside one field, see `refusals_on`."""

    fields = ()

    def __init__(self, form, name):
        self.form, self.name = form, name

    def add_error(self, name, error):
        self.form.add_error(self.name, error)


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label="作废的原因",
        max_length=200,
        help_text="例如：录入时漏了一章。文本和原因都留在版本记录里。",
        error_messages={"required": "请写明作废的原因。"},
    )


class InterpretationForm(OnceMixin, forms.ModelForm):
    article = forms.TypedChoiceField(label="条款", coerce=int, error_messages={"required": "请选择条款。"})

    class Meta:
        model = Interpretation
        fields = ["article", "text", "document", "given_on", "is_public"]
        widgets = {"given_on": _date_input(), "text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].choices = [("", "请选择"), *((each, article(each)) for each in numbers())]
        self.fields["document"].help_text = "例如：哪一天的会议、哪一份答复。"
        self.fields["text"].help_text = "登记以后不能修改；说法有变时停用这一条，另登记一条。"

    def _post_clean(self):
        """The row is made by the act, within its transaction."""

    def clean_given_on(self):
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise ValidationError("日期不能晚于今天；解释自作出之日起适用。")
        return day

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="停用的原因",
        max_length=200,
        help_text="解释和原因都留在记录里。",
        error_messages={"required": "请写明停用的原因。"},
    )
