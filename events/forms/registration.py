"""The forms by which somebody comes: in public, by an invitation, by the own link, and at the organiser's desk."""

from django import forms
from django.core.exceptions import ValidationError

from alumni.forms.opened import OpenedMixin
from common.once import OnceMixin
from common.versions import VersionMixin
from events.forms.registration_fields import RegistrationFields
from events.models import EventSettings, Registration

SALT = "event-registration"
#: what whoever registers agrees to; a changed sentence is a new version, and each registration keeps which was read
CONSENT_VERSION = 1
CONSENT = (
    "我同意{unit}和校友会办公室为办理这次活动使用我填写的内容：用于安排名额、签到、食宿和通知变动，并与校友数据库核对；"
    "不公开，不提供给其他人；电话、邮箱和行程在活动办结 {days} 天后清除。代填同行人姓名前，我已征得他们同意。"
)


def consent_words(event):
    unit = event.college.name if event.college else "学校"
    return CONSENT.format(unit=unit, days=EventSettings.current().keep_days)


class PublicRegistrationForm(OpenedMixin, OnceMixin, RegistrationFields):
    """`invited`: the alumnus of a personal invitation; the name is known then, and nothing else is shown."""

    salt = SALT
    consent = forms.BooleanField(error_messages={"required": "请阅读并勾选同意，否则不能报名。"})

    def __init__(self, *args, event, invited=None, **kwargs):
        super().__init__(*args, event=event, most=event.companions, **kwargs)
        self.invited = invited
        if invited is not None:
            for name in ("name", "class_text", "graduated_year"):
                del self.fields[name]
        self.fields["consent"].label = consent_words(event)
        self.fields["consent"] = self.fields.pop("consent")

    @property
    def key(self):
        return "".join(sign for sign in self.cleaned_data.get("once", "") if sign.isalnum())

    @property
    def facts(self):
        return super().facts | _known_of(self.invited) if self.invited else super().facts


def _known_of(person):
    stay = person.educations.select_related("class_group").order_by("-graduated_year", "-pk").first()
    group = stay.class_group.name if stay and stay.class_group else ""
    return {"name": person.name, "class_text": group[:60], "graduated_year": stay.graduated_year if stay else None}


class TailForm(forms.Form):
    """Whoever acts by an own link knows the number it was made with; a link in a group chat cancels nothing."""

    tail = forms.CharField(
        label="报名手机的后四位",
        max_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="用来确认是您本人操作。",
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.row = row
        if not row.mobile:
            del self.fields["tail"]

    @property
    def is_refused(self):
        """The digits do not agree: told apart from other errors, for it counts."""
        return "tail" in self.fields and self.data.get("tail", "").strip() != self.row.mobile[-4:]

    def clean_tail(self):
        if self.is_refused:
            raise ValidationError("与报名时填的手机后四位不符，请核对。")
        return self.cleaned_data["tail"]


class OwnChangeForm(RegistrationFields):
    """Telephone and mailbox are not shown again: left blank they stay as they are."""

    tail = TailForm.base_fields["tail"]

    def __init__(self, *args, event, row, **kwargs):
        super().__init__(*args, event=event, row=row, most=max(event.companions, row.companions), **kwargs)
        del self.fields["name"]
        for name, label in (("mobile", "新手机"), ("email", "新邮箱")):
            self.fields[name].label, self.fields[name].required = label, False
            self.fields[name].initial = self.initial[name] = ""
            self.fields[name].help_text = "不更换就不填。"
        tail = self.fields.pop("tail")
        if row.mobile:
            self.fields["tail"] = tail

    is_refused = TailForm.is_refused
    clean_tail = TailForm.clean_tail

    @property
    def facts(self):
        found = super().facts
        return {name: value for name, value in found.items() if value or name not in ("mobile", "email")}


class StaffRegistrationForm(OnceMixin, RegistrationFields):
    """Written down for somebody: nothing but the name is needed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mobile"].required = False
        for name, field in self.fields.items():
            if name.startswith("question_"):
                field.required = False


class StaffChangeForm(VersionMixin, StaffRegistrationForm):
    """What staff sees is masked: telephone and mailbox are changed by typing new ones."""

    class _meta:
        model = Registration

    def __init__(self, *args, row, **kwargs):
        self.instance = row
        super().__init__(*args, row=row, **kwargs)
        for name, label in (("mobile", "新手机"), ("email", "新邮箱")):
            self.fields[name].label, self.fields[name].initial = label, ""
            self.initial[name] = ""
            self.fields[name].help_text = "不更换就不填。"

    def _own_fields(self):
        """What stands on the page; telephone and mailbox do not, so what somebody else made of them is not told either."""
        return [name for name in super()._own_fields() if name not in ("mobile", "email")]

    @property
    def facts(self):
        found = super().facts
        return {name: value for name, value in found.items() if value or name not in ("mobile", "email")}


class ReasonForm(forms.Form):
    reason = forms.CharField(label="取消的原因", max_length=Registration._meta.get_field("reason").max_length)
