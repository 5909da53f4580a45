"""Forms of links: how one is sent, what a person says of the own record, what a classmate writes, how it is judged."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape

from alumni.contact_text import read_contact, read_mobile
from alumni.forms.opened import OpenedMixin
from alumni.models import PersonLink, SelfUpdateRule
from alumni.rosters.cells import read_student_no
from alumni.self_update import BREAK, FIELDS, current_jobs, read_value
from common.names import check_plain
from common.once import OnceMixin
from common.regions import choices as region_choices

Policy = SelfUpdateRule.Policy
NOT_HERE = "未填"
LONGEST_EMPLOYER, LONGEST_POSITION = 180, 100
CONSENT = (
    "我同意湖南生物机电职业技术学院为校友工作保存和使用以上信息：由所在学院和校友会办公室保管，不公开，不提供给其他同学或单位；"
    "我可以随时要求查看、更正、删除或不再联系。"
)


SENT_FOR = [
    (PersonLink.Purpose.CONFIRM, "核对和更新本人信息"),
    (PersonLink.Purpose.COPY, "取得本人信息副本"),
    (PersonLink.Purpose.CONSENT, "同意或撤回同意"),
]


class ChannelChoice(forms.RadioSelect):
    """What cannot be chosen now is shown, and cannot be ticked."""

    closed = ()

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value in self.closed:
            option["attrs"]["disabled"] = True
        return option


class ChannelForm(OnceMixin):
    purpose = forms.ChoiceField(label="做什么用", choices=SENT_FOR, widget=forms.RadioSelect, initial="confirm")
    channel = forms.ChoiceField(
        label="怎样交给本人", choices=PersonLink.Channel, widget=ChannelChoice, initial="copied"
    )

    def __init__(self, *args, no_mail=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].widget.closed = (PersonLink.Channel.EMAIL,) if no_mail else ()


def _region_choices():
    return [("", NOT_HERE), *region_choices()]


class OwnChangeForm(forms.Form):
    """What of the record may be changed, by the office's rules. Ways to reach the person are typed anew, never shown."""

    def __init__(self, *args, person, policies, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.policies = person, policies
        for name, field in FIELDS.items():
            if policies[name] != Policy.NEVER:
                self._add(field, field.present(person))
        self.fields["confirm_rest"] = forms.BooleanField(
            label="其余的联系方式我已核对，仍然有效", required=False, initial=True
        )

    def _add(self, field, present):
        advice = field.advice + ("" if self.policies[field.name] == Policy.AT_ONCE else "联络员核对后生效。")
        if field.is_contact:
            now = f"现为 {escape(field.mask(present))}，" if present else "现在没有登记，"
            self.fields[field.name] = forms.CharField(
                label=f"新的{field.label}", required=False, max_length=120, help_text=f"{now}不改请留空。{advice}"
            )
        elif field.name == "work":
            employer, _, position = present.partition(BREAK)
            if len(current_jobs(self.person)) > 1:
                advice = f"这里改的是“{employer}”；其余现职不变，有误请联系所在学院。{advice}"
            self.fields["employer"] = _text("工作单位", LONGEST_EMPLOYER, employer, advice)
            self.fields["position"] = _text("职务", LONGEST_POSITION, position)
        elif field.name == "region":
            self.fields["region"] = forms.ChoiceField(
                label=field.label, choices=_region_choices, required=False, initial=present, help_text=advice
            )
        else:
            self.fields[field.name] = _text(field.label, 40, present, advice)

    def clean(self):
        """`changes`: `{field: value as it is stored}` of what was typed and differs; nothing is ever emptied."""
        wanted, self.changes = super().clean(), {}
        for name, field in FIELDS.items():
            typed = self._typed(name, wanted)
            if typed:
                try:
                    value = read_value(name, typed)
                except ValidationError as error:
                    self.add_error("employer" if name == "work" else name, error)
                else:
                    if value != field.present(self.person):
                        self.changes[name] = value
        return wanted

    def _typed(self, name, wanted):
        if name != "work":
            return (wanted.get(name) or "").strip()
        employer, position = ((wanted.get(part) or "").strip() for part in ("employer", "position"))
        if position and not employer and "employer" in self.fields:
            self.add_error("employer", "填写了职务，请同时填写工作单位。")
        return f"{employer}{BREAK}{position}".rstrip(BREAK) if employer else ""


def _text(label, longest, initial="", advice=""):
    return forms.CharField(
        label=label, max_length=longest, required=False, initial=initial, help_text=advice, validators=[check_plain]
    )


class RefuseForm(forms.Form):
    reason = forms.CharField(label="不采用的原因", max_length=200)


class ClassLinkForm(OnceMixin):
    most = forms.IntegerField(
        label="最多填写人数",
        min_value=1,
        max_value=300,
        initial=80,
        help_text="超过后链接不再接收，防止链接流传到班外。",
    )


class ClassEntryForm(OpenedMixin):
    """What a classmate writes; read as a roster's cells are, so that the check afterwards has nothing to refuse."""

    salt = "class-entry"

    name = _text("姓名", 40)
    student_no = forms.CharField(label="学号", max_length=32, required=False, help_text="记不清可以不填。")
    mobile = forms.CharField(label="手机", max_length=30)
    email = forms.CharField(label="邮箱", max_length=120, required=False)
    employer = _text("工作单位", LONGEST_EMPLOYER)
    position = _text("职务", LONGEST_POSITION)
    region = forms.ChoiceField(label="所在地", choices=_region_choices, required=False)
    consent = forms.BooleanField(label=CONSENT, error_messages={"required": "请阅读并勾选同意，否则不能提交。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True

    def clean_name(self):
        return read_value("name", self.cleaned_data["name"])

    def clean_student_no(self):
        number, problem = read_student_no(self.cleaned_data["student_no"] or None)
        if problem:
            raise ValidationError("学号有误，请核对；记不清可以不填。")
        return number

    def clean_mobile(self):
        return read_mobile(self.cleaned_data["mobile"])

    def clean_email(self):
        written = self.cleaned_data["email"]
        return read_contact("email", written) if written else ""

    @property
    def facts(self):
        kept = ("name", "student_no", "mobile", "email", "employer", "position", "region")
        return {name: self.cleaned_data[name] for name in kept if self.cleaned_data[name]}
