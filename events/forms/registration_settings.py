"""How one registers for an event, and the organiser's own questions."""

from django import forms
from django.core.exceptions import ValidationError

from common.names import check_plain
from common.once import OnceMixin
from common.versions import EMPTY, VersionMixin
from events.forms.registration_fields import moment_input
from events.models import Event, Question
from events.services.registration_settings import ENTRY_FIELDS

ASKS = [("arrival", "到达时间和车次"), ("meals", "用餐要求"), ("hotel", "住宿")]
LONGEST_CHOICE, MOST_CHOICES = 40, 20


class EntryForm(VersionMixin, forms.ModelForm):
    asks = forms.MultipleChoiceField(
        label="报名时还要填", required=False, choices=ASKS, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Event
        fields = list(ENTRY_FIELDS)
        widgets = {
            "visibility": forms.RadioSelect,
            "entry": forms.RadioSelect,
            "opens_at": moment_input(),
            "closes_at": moment_input(),
        }
        help_texts = {
            "visibility": "方案批准以后才对外显示。“公开”会列入网站的活动日历；“凭链接可见”只有得到链接的人能打开。",
            "entry": "“公开报名”得到链接的人都能报；“凭个人邀请”只有收到邀请的人能报，一份邀请报一次。",
            "opens_at": "留空表示批准以后就可以报。",
            "closes_at": "留空表示到活动开始为止。",
            "companions": "不接受同行人填 0。同行人也占名额。",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def _put(self, name, text):
        """Several values are no text: what is ticked now is ticked."""
        if name == "asks":
            self.data.setlist(self.add_prefix(name), self.initial[name])
        else:
            super()._put(name, text)

    def _shown(self, name, text):
        if name == "asks":
            return "、".join(label for key, label in ASKS if f"'{key}'" in text) or EMPTY
        return super()._shown(name, text)

    def clean(self):
        cleaned = super().clean()
        shows = cleaned.get("visibility") != Event.Visibility.INTERNAL
        if cleaned.get("entry") == Event.Entry.OPEN and not shows:
            self.add_error("entry", "公开报名要有公开页：请把公开范围改为“凭链接可见”或“公开”，或改为凭个人邀请报名。")
        return cleaned


class QuestionForm(forms.ModelForm):
    choices = forms.CharField(
        label="选项",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="单选和多选才要填，每行一个。",
    )

    class Meta:
        model = Question
        fields = ["text", "kind", "choices", "is_required", "position"]
        help_texts = {"position": "数字小的在前。", "text": "不要问身份证号、健康状况等敏感内容。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["text"].validators.append(check_plain)
        self.initial["choices"] = "\n".join(self.instance.choices)

    def clean_choices(self):
        lines = [line.strip() for line in self.cleaned_data["choices"].splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if any(len(line) > LONGEST_CHOICE or "；" in line for line in found):
            raise ValidationError(f"每个选项最多 {LONGEST_CHOICE} 个字，不要用分号。")
        if len(found) > MOST_CHOICES:
            raise ValidationError(f"最多 {MOST_CHOICES} 个选项。")
        return found

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") not in (Question.Kind.CHOICE, Question.Kind.MANY):
            cleaned["choices"] = []
        elif "choices" in cleaned and len(cleaned["choices"]) < 2:
            self.add_error("choices", "选择题至少要有两个选项。")
        return cleaned

    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self):
        """The service writes and judges; the row stays as it is until then."""


class QuestionAddForm(OnceMixin, QuestionForm):
    pass


class QuestionEditForm(VersionMixin, QuestionForm):
    def _text(self, name, value):
        return super()._text(name, "\n".join(value) if isinstance(value, list) else value)
