"""Forms of suggestions: in public, written down by staff, assigned, answered, set aside; the list."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.forms.opened import OpenedMixin
from alumni.forms.people import date_input
from colleges.models import Department
from common.names import check_plain
from common.once import OnceMixin
from common.versions import VersionMixin
from events.models import Event, EventSettings, Suggestion

SALT = "event-suggestion"
ANSWERED_IN = timedelta(days=14)
NOTICE = (
    "姓名和联系方式可以不填；填了只供{unit}和校友会办公室把答复告诉您，不公开，不交给承办部门，答复 {days} 天后清除。"
)
NOTICE_REGISTERED = (
    "您已报名，姓名不用再填；{unit}和校友会办公室看得到这条建议是您提的，用来把答复告诉您，不公开，不交给承办部门，"
    "答复 {days} 天后不再与您的报名相连。"
)
IN_THE_TEXT = "建议正文会交给有关部门办理，请不要在正文里写自己或别人的个人信息。"
MAY_SHOW = "我同意学校在网上公开这条建议和答复（不写姓名和联系方式，以后可以用链接撤回）"


def notice_words(event, *, registered):
    unit = event.college.name if event.college else "学校"
    notice = NOTICE_REGISTERED if registered else NOTICE
    return notice.format(unit=unit, days=EventSettings.current().keep_days) + IN_THE_TEXT


def text_field():
    return forms.CharField(
        label="您的建议",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="对在校生培养、学校和学院工作的建议，都可以写。",
        error_messages={"required": "请写下您的建议。"},
    )


class PublicSuggestionForm(OpenedMixin, OnceMixin, forms.Form):
    """`registration`: whoever registered is known already, and is asked for no name."""

    salt = SALT
    text = text_field()
    name = forms.CharField(
        label="姓名（可不填）",
        max_length=40,
        required=False,
        validators=[check_plain],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = forms.CharField(
        label="邮箱或电话（可不填）", max_length=120, required=False, help_text="填了邮箱的，答复会发到邮箱。"
    )
    may_show = forms.BooleanField(label=MAY_SHOW, required=False)

    def __init__(self, *args, registration=None, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if registration is not None:
            del self.fields["name"], self.fields["contact"]

    @property
    def key(self):
        return "".join(sign for sign in self.cleaned_data.get("once", "") if sign.isalnum())

    @property
    def facts(self):
        return {
            name: self.cleaned_data[name] for name in ("text", "name", "contact", "may_show") if name in self.fields
        }


def _labels():
    return {"text": "建议", "may_show": "本人当面或来电同意公开（不写姓名和联系方式）"}


class NoteForm(OnceMixin, forms.ModelForm):
    """What staff heard; `events` are those of the own desk."""

    heard_on = forms.DateField(label="听取日期", widget=date_input())

    class Meta:
        model = Suggestion
        fields = ["event", "text", "name", "contact", "may_show"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}
        labels = _labels()

    field_order = ["event", "heard_on", "text", "name", "contact", "may_show"]

    def __init__(self, *args, events, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["event"].queryset = events
        self.fields["event"].empty_label = "不在活动上听取"
        self.fields["heard_on"].initial = timezone.localdate
        self.fields["contact"].help_text = "只用来转告答复；填了邮箱的，答复会自动发到邮箱。"

    def clean_heard_on(self):
        on, today = self.cleaned_data["heard_on"], timezone.localdate()
        if not today - timedelta(days=3660) <= on <= today:
            raise ValidationError("听取日期不能晚于今天，也不能早于十年前。")
        return on

    @property
    def heard_at(self):
        """Today: now; of an earlier day only the day is known."""
        on = self.cleaned_data["heard_on"]
        is_today = on == timezone.localdate()
        return timezone.now() if is_today else timezone.make_aware(datetime.combine(on, time(12)))

    @property
    def facts(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name not in ("event", "text")}

    def _post_clean(self):
        """The service judges the whole."""


class EditForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Suggestion
        fields = ["text", "name", "contact"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}
        labels = _labels()


class AssignForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Suggestion
        fields = ["department", "due_on"]
        widgets = {"due_on": date_input()}
        help_texts = {"due_on": "部门在这一天以前写好答复；逾期两边都会提醒。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["department"].queryset = Department.objects.current()
        self.fields["department"].empty_label = "请选择"
        for name in self.Meta.fields:
            self.fields[name].required = True
        if self.instance.due_on is None:
            self.initial["due_on"] = timezone.localdate() + ANSWERED_IN


class AnswerForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Suggestion
        fields = ["answer"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 6})}
        help_texts = {"answer": "写明已经做了什么、打算怎么做；提建议的人会看到全文。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["answer"].required = True


class AsideForm(AnswerForm):
    class Meta(AnswerForm.Meta):
        labels = {"answer": "不予办理的原因"}
        help_texts = {"answer": "提建议的人会看到这个原因。"}


STATES = [
    ("", "全部"),
    ("open", "还没有答复的"),
    ("college", "学院待处理的"),
    ("office", "办公室待处理的"),
    *Suggestion.State.choices,
    ("untold", "还没有转告本人的"),
    ("ours_untold", "校友会办公室还没有转告的"),
]
OF_OFFICE = ("ours_untold",)


class ListForm(forms.Form):
    """Which suggestions are listed; whatever cannot be read is as if it had not been asked for."""

    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    department = forms.ModelChoiceField(
        label="承办部门", required=False, queryset=Department.objects.all(), empty_label="全部部门"
    )
    event = forms.ModelChoiceField(label="活动", required=False, queryset=Event.objects.none(), empty_label="不限")
    late = forms.ChoiceField(label="逾期", required=False, choices=[("", "不限"), ("1", "只看逾期的")])

    def __init__(self, *args, events, office, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["event"].queryset = events
        if not office:
            self.fields["state"].choices = [each for each in STATES if each[0] not in OF_OFFICE]
        self.is_valid()

    @property
    def wanted(self):
        return {name: value for name, value in self.cleaned_data.items() if value}


def chosen(rows, *, state="", department=None, event=None, late="", q=""):
    """The rows that the list asks for, those that wait in front."""
    named = {
        "open": rows.unanswered,
        "college": rows.with_the_college,
        "office": rows.with_the_office,
        "untold": rows.to_tell,
        "ours_untold": rows.filter(college__isnull=True).to_tell,
    }
    if state:
        rows = named[state]() if state in named else rows.filter(state=state)
    rows = rows.filter(department=department) if department else rows
    rows = rows.filter(event=event) if event else rows
    rows = rows.overdue() if late else rows
    return rows.filter(text__icontains=q) | rows.filter(answer__icontains=q) if q else rows
