"""What is asked of whoever comes: the fixed fields, those the event asks for, and the organiser's own questions."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from alumni.contact_text import read_contact, read_mobile
from alumni.forms.people import checked_name, date_input
from alumni.forms.years import checked_graduation
from common.names import check_plain
from events.models import Question

#: what an event asks beside → its fields
ASKED = {"arrival": ("arrives_at", "arrives_by"), "meals": ("meals",), "hotel": ("hotel_from", "hotel_until")}
FIXED = ("name", "mobile", "email", "class_text", "graduated_year", "post", "companions", "companion_names", "remark")
MOST_COMPANIONS = 20
NEAR = timedelta(days=30)
NOT_NEAR = "日期离活动太远，请核对。"


def moment_input():
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def text(label, longest, *, required=False, advice="", plain=True, **attrs):
    """`plain`: read elsewhere as part of a name, so it may hold no angle brackets."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=advice,
        validators=[check_plain] if plain else [],
        widget=forms.TextInput(attrs=attrs),
    )


class RegistrationFields(forms.Form):
    """`facts` after validation: fields of Registration as the services take them. `row`: whose answers were given before."""

    name = text("姓名", 40, required=True, autocomplete="name")
    mobile = forms.CharField(
        label="手机", max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})
    )
    email = forms.CharField(
        label="邮箱",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}),
    )
    class_text = text("班级", 60, advice="例如畜牧1501；记不清的可以填专业。")
    graduated_year = forms.IntegerField(label="毕业年份", required=False)
    post = text("单位和职务", 80)
    companions = forms.IntegerField(
        label="同行几位",
        min_value=0,
        max_value=MOST_COMPANIONS,
        required=False,
        error_messages={"min_value": "同行人数不能少于 0。", "max_value": f"同行人最多 {MOST_COMPANIONS} 位。"},
    )
    companion_names = text("同行人姓名", 200, advice="几位就写几个姓名，中间用顿号隔开。")
    arrives_at = forms.DateTimeField(label="到达时间", required=False, widget=moment_input())
    arrives_by = text("车次或方式", 40, advice="例如 G1234 次、自驾。")
    meals = text("用餐要求", 80, advice="例如清真、素食；没有可以不填。", plain=False)
    hotel_from = forms.DateField(label="住宿自", required=False, widget=date_input())
    hotel_until = forms.DateField(label="住宿至", required=False, widget=date_input(), help_text="离店那一天。")
    remark = text("备注", 300, plain=False)

    def __init__(self, *args, event, row=None, most=None, **kwargs):
        self.event, self.row = event, row
        if row is not None:
            kwargs["initial"] = self._said(row) | kwargs.get("initial", {})
        super().__init__(*args, label_suffix="", **kwargs)
        self._leave_out(most)
        self.questions = list(Question.objects.filter(event=event, dropped_at__isnull=True))
        given = {number: answer for number, _, answer in (row.answers if row else [])}
        for question in self.questions:
            self.fields[key_of(question)] = question_field(question, given.get(question.pk, ""))
        if "remark" in self.fields:
            self.fields["remark"] = self.fields.pop("remark")  # last

    def _said(self, row):
        names = (*FIXED, *(name for names in ASKED.values() for name in names))
        return {name: getattr(row, name) for name in names}

    def _leave_out(self, most):
        """What this event does not ask for; `most` companions (None: as many as staff may write down)."""
        for asked, names in ASKED.items():
            if asked not in self.event.asks:
                for name in names:
                    del self.fields[name]
        if most == 0:
            del self.fields["companions"], self.fields["companion_names"]
        elif most is not None:
            field = self.fields["companions"]
            field.help_text = f"不含您本人，最多 {most} 位。"
            field.widget.attrs["max"] = most

    # --- cleaning ---

    def clean_name(self):
        return checked_name(self.cleaned_data["name"])

    def clean_mobile(self):
        written = self.cleaned_data["mobile"].strip()
        return read_mobile(written) if written else ""

    def clean_email(self):
        written = self.cleaned_data["email"].strip()
        return read_contact("email", written) if written else ""

    def clean_graduated_year(self):
        return checked_graduation(self.cleaned_data["graduated_year"])

    def clean_companions(self):
        return self.cleaned_data["companions"] or 0

    def clean_arrives_at(self):
        return self._near(self.cleaned_data["arrives_at"], lambda at: at)

    def clean_hotel_from(self):
        return self._near(self.cleaned_data["hotel_from"])

    def clean_hotel_until(self):
        return self._near(self.cleaned_data["hotel_until"])

    def _near(self, value, end=None):
        if value is None:
            return None
        first, last = (self.event.starts_at, self.event.ends_at) if end else (self.event.first_day, self.event.last_day)
        if not first - NEAR <= value <= last + NEAR:
            raise ValidationError(NOT_NEAR)
        return value

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("companions") and not cleaned.get("companion_names") and "companion_names" in self.fields:
            self.add_error("companion_names", "请写同行人的姓名。")
        if "companions" in cleaned and not cleaned["companions"]:
            cleaned["companion_names"] = ""
        begins, ends = cleaned.get("hotel_from"), cleaned.get("hotel_until")
        if "hotel_from" in self.fields and not self.errors and bool(begins) != bool(ends):
            self.add_error("hotel_until" if begins else "hotel_from", "住宿请把入住和离店两个日期都填上。")
        if begins and ends and ends <= begins:
            self.add_error("hotel_until", "离店日期应晚于入住日期。")
        return cleaned

    @property
    def facts(self):
        asked = {name for names in ASKED.values() for name in names}
        own = [name for name in self.fields if name in FIXED or name in asked]
        return {name: self.cleaned_data[name] for name in own} | {"answers": self._answers()}

    def _answers(self):
        """Also those to questions that are asked no longer."""
        asked = {question.pk for question in self.questions}
        kept = [each for each in (self.row.answers if self.row else []) if each[0] not in asked]
        given = [(each, written(self.cleaned_data.get(key_of(each)))) for each in self.questions]
        return kept + [[each.pk, each.text, answer] for each, answer in given if answer]


# --- the organiser's own questions ---------------------------------------------------------------------------------------


def key_of(question):
    return f"question_{question.pk}"


def question_field(question, given=""):
    facts = {"label": question.text, "required": question.is_required}
    choices = [(each, each) for each in question.choices]
    if question.kind == Question.Kind.CHOICE:
        blank = [] if question.is_required else [("", "不选")]
        return forms.ChoiceField(**facts, choices=[*blank, *choices], widget=forms.RadioSelect, initial=given)
    if question.kind == Question.Kind.MANY:
        ticked = [each for each in question.choices if each in given.split("；")]
        return forms.MultipleChoiceField(**facts, choices=choices, widget=forms.CheckboxSelectMultiple, initial=ticked)
    if question.kind == Question.Kind.NUMBER:
        return forms.IntegerField(**facts, min_value=0, max_value=1_000_000, initial=given or None)
    return forms.CharField(**facts, max_length=200, initial=given)


def written(value):
    if isinstance(value, list):
        return "；".join(value)
    return "" if value is None else str(value).strip()
