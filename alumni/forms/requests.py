"""Forms of the public pages (校友服务) and of the desk that answers them."""

from django import forms
from django.core.exceptions import ValidationError

from alumni.contact_text import read_contact, read_mobile
from alumni.forms.opened import OpenedMixin
from alumni.forms.people import checked_name, checked_student_no, name_blanks
from alumni.forms.years import StudyYearsMixin
from alumni.models import Contact, PersonLink, PublicRequest, Purpose
from alumni.services.consents import own_note
from alumni.services.relays import choices_of
from colleges.models import College
from common.names import check_plain
from common.once import OnceMixin
from common.regions import choices as region_choices

Kind, Channel = PublicRequest.Kind, PersonLink.Channel
SALT = "service"
#: what whoever registers agrees to; a changed sentence is a new version, and each request keeps the one that was read
CONSENT_VERSION = 1
CONSENT = (
    "我同意湖南生物机电职业技术学院为与我保持联系、服务校友和组织返校，保存我填写的姓名、学习经历、联系方式和工作情况："
    "由所在学院和校友会办公室保管，不公开，不提供给其他人或单位；我可以随时查看、更正、删除或撤回同意。"
)
PASS_ON = "我同意学校把我的姓名、班级和下面的留言转告对方，供对方决定是否与我联系。"
TOO_LITTLE = "学号、电话后四位、邮箱，请至少填写一项，用来核对身份。"


def text(label, longest, *, required=False, advice="", **more):
    return forms.CharField(
        label=label, max_length=longest, required=required, help_text=advice, validators=[check_plain], **more
    )


def year(label, advice=""):
    return forms.IntegerField(label=label, required=False, help_text=advice)


class ServiceForm(StudyYearsMixin, OpenedMixin, OnceMixin):
    """What every form of 校友服务 has."""

    salt = SALT
    name = text("姓名", 40, required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "college" in self.fields:
            self.fields["college"].queryset = College.objects.current()
            self.fields["college"].empty_label = "不清楚"

    def clean_name(self):
        return checked_name(self.cleaned_data["name"])

    def clean_student_no(self):
        return checked_student_no(self.cleaned_data["student_no"])

    def clean_email(self):
        written = self.cleaned_data["email"]
        return read_contact("email", written) if written.strip() else ""

    @property
    def typed(self):
        """What is kept, the empty left away; the chosen college is kept by its name beside."""
        kept = {name: value for name, value in self.cleaned_data.items() if value and name not in NOT_KEPT}
        chosen = self.cleaned_data.get("college")
        return kept | ({"college": chosen.name} if chosen else {}) | self.agreed()

    def agreed(self):
        return {}


NOT_KEPT = {"website", "opened", "once", "college", "consent"}


def college_field(label="学院", advice="不清楚就不选，由学校查找。"):
    return forms.ModelChoiceField(label=label, queryset=College.objects.none(), required=False, help_text=advice)


class RegisterForm(ServiceForm):
    college = college_field("毕业的学院")
    class_name = text("班级", 60, advice="例如畜牧1501、94级机电2班；记不清的，请填毕业年份。")
    major = text("专业", 60, advice="按当时的名称填写。")
    enrolled_year = year("入学年份")
    graduated_year = year("毕业年份")
    student_no = forms.CharField(label="学号", max_length=32, required=False, help_text="记不清可以不填。")
    mobile = forms.CharField(label="手机", max_length=30)
    email = forms.CharField(label="邮箱", max_length=120, required=False)
    employer = text("工作单位", 180)
    position = text("职务", 100)
    region = forms.ChoiceField(label="所在地", required=False)
    consent = forms.BooleanField(label=CONSENT, error_messages={"required": "请阅读并勾选同意，否则不能登记。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", ""), *region_choices()]
        name_blanks(self)
        self.fields["college"].empty_label = "不清楚"

    def clean_mobile(self):
        return read_mobile(self.cleaned_data["mobile"])

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("class_name") and not cleaned.get("graduated_year") and "graduated_year" not in self.errors:
            self.add_error("class_name", "请填写班级；记不清班级的，请填写毕业年份。")
        enrolled, graduated = cleaned.get("enrolled_year"), cleaned.get("graduated_year")
        if enrolled and graduated and graduated < enrolled:
            self.add_error("graduated_year", "毕业年份不能早于入学年份。")
        if cleaned.get("position") and not cleaned.get("employer"):
            self.add_error("employer", "填写了职务，请同时填写工作单位。")
        return cleaned

    def agreed(self):
        return {"consent": f"第 {CONSENT_VERSION} 版：{CONSENT}"}


class IdentifyForm(ServiceForm):
    """Who asks about the own record: a name and a class or year, and one thing that others do not know."""

    college = college_field("毕业的学院")
    class_name = text("班级", 60)
    major = text("专业", 60)
    graduated_year = year("毕业年份", "班级、专业、毕业年份至少填写一项。")
    student_no = forms.CharField(label="学号", max_length=32, required=False)
    tail = forms.CharField(label="在学校登记过的电话后四位", max_length=4, required=False)
    email = forms.CharField(label="在学校登记过的邮箱", max_length=120, required=False, help_text=TOO_LITTLE)
    note = forms.CharField(
        label="补充说明",
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例如原来登记的电话和邮箱都已不用。请不要写身份证号。",
    )

    def clean_tail(self):
        tail = self.cleaned_data["tail"].strip()
        if tail and not (len(tail) == 4 and tail.isascii() and tail.isdecimal()):
            raise ValidationError("请填写电话号码的最后 4 位数字。")
        return tail

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) or name in self.errors for name in ("class_name", "major", "graduated_year")):
            self.add_error("class_name", "班级、专业、毕业年份，请至少填写一项。")
        if not any(cleaned.get(name) or name in self.errors for name in ("student_no", "tail", "email")):
            self.add_error("student_no", TOO_LITTLE)
        return cleaned


class SeekForm(ServiceForm):
    class_name = text("您的班级", 60, required=True)
    graduated_year = year("您的毕业年份")
    email = forms.CharField(label="您的邮箱", max_length=120, help_text="对方愿意与您联系时，学校用这个邮箱告诉您。")
    sought = text("对方的姓名", 40, required=True)
    college = college_field("对方的学院")
    sought_class = text("对方的班级", 60)
    sought_year = year("对方的毕业年份", "班级和毕业年份至少填写一项。")
    note = forms.CharField(
        label="想对对方说的话",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="200 字以内，会原样转告对方。",
    )
    consent = forms.BooleanField(label=PASS_ON, error_messages={"required": "请勾选同意转告，否则对方不知道您是谁。"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "您的姓名"

    def clean_sought(self):
        return checked_name(self.cleaned_data["sought"])

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) or name in self.errors for name in ("sought_class", "sought_year")):
            self.add_error("sought_class", "请填写对方的班级；记不清的，请填写毕业年份。")
        return cleaned

    def agreed(self):
        return {"consent": PASS_ON}


FORMS = {
    Kind.REGISTER: RegisterForm,
    Kind.UPDATE: IdentifyForm,
    Kind.QUERY: IdentifyForm,
    Kind.WITHDRAW: IdentifyForm,
    Kind.DELETE: IdentifyForm,
    Kind.SEEK: SeekForm,
}


# --- behind a personal link ----------------------------------------------------------------------------------------------


class OwnCopyForm(forms.Form):
    file_kind = forms.ChoiceField(
        label="文件",
        choices=[("xlsx", "表格（Excel）"), ("json", "数据文件（JSON）")],
        widget=forms.RadioSelect,
        initial="xlsx",
    )


#: where the text of the consent leaves something to the person
NOTE_HINTS = {
    Purpose.CLASSMATES: "只同意其中几项的，请写明哪几项，例如：只列姓名、城市和邮箱。",
    Purpose.REGIONAL_LIST: "请写明用哪一种联系方式，例如：邮箱。",
    Purpose.EMPLOYER: "请写明用哪一种联系方式，例如：邮箱。",
}


class OwnConsentForm(forms.Form):
    """One choice for each purpose that has a text, with a note if the person likes; the text that was read goes along."""

    def __init__(self, *args, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = [line for line in lines if line["text"]]
        for line in self.lines:
            standing = "yes" if line["standing"] else "no"
            self.fields[line["purpose"].value] = forms.ChoiceField(
                label=line["label"],
                choices=[("yes", "同意"), ("no", "不同意")],
                widget=forms.RadioSelect,
                initial=standing,
                help_text=line["text"].text,
            )
            self.fields[f"{line['purpose'].value}_note"] = text(
                f"对“{line['label']}”的说明",
                200,
                advice=NOTE_HINTS.get(line["purpose"], ""),
                initial=own_note(line["standing"]),
            )
            self.fields[f"{line['purpose'].value}_text"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=line["text"].pk
            )

    @property
    def sections(self):
        """`[(choice, note)]` as the page shows them."""
        names = [line["purpose"].value for line in self.lines]
        return [(self[name], self[f"{name}_note"]) for name in names]

    @property
    def notes(self):
        return {line["purpose"]: self.cleaned_data[f"{line['purpose'].value}_note"] for line in self.lines}

    @property
    def wanted(self):
        return {line["purpose"]: self.cleaned_data[line["purpose"].value] == "yes" for line in self.lines}

    @property
    def seen(self):
        return {line["purpose"]: self.cleaned_data[f"{line['purpose'].value}_text"] for line in self.lines}


class RelayForm(forms.Form):
    NO_ANSWER, NO_MORE = "nothing", "no_more"
    answer = forms.ChoiceField(label="您的答复", widget=forms.RadioSelect)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        tell = [(kind.value, f"把我的{label}告诉对方") for kind, label in choices_of(person)]
        self.fields["answer"].choices = [
            *tell,
            (self.NO_ANSWER, "这一次不回复"),
            (self.NO_MORE, "不回复，以后也不要再向我转告"),
        ]

    @property
    def kind(self):
        answer = self.cleaned_data["answer"]
        return Contact.Kind(answer) if answer in Contact.Kind.values else None


# --- at the desk -------------------------------------------------------------------------------------------------------


class PersonForm(OnceMixin):
    """Which of the candidates it is; the page offers their numbers, the desk looks among its own again."""

    person = forms.IntegerField(min_value=1, error_messages={"required": "请先选定是哪一位校友。"})


class AnswerForm(PersonForm):
    channel = forms.ChoiceField(label="怎样交给本人", choices=Channel)


class HandToErasureForm(PersonForm):
    identity = forms.CharField(label="本人身份如何核对", max_length=120)


class CloseForm(OnceMixin):
    outcome = forms.CharField(label="办理结果", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    done = forms.ChoiceField(
        label="结果", choices=[("yes", "已用其他方式办理"), ("no", "不予办理")], widget=forms.RadioSelect
    )

    @property
    def is_done(self):
        return self.cleaned_data["done"] == "yes"


class EmptyForm(OnceMixin):
    reason = forms.CharField(
        label="清空的原因", max_length=200, help_text="例如：本人信息已按要求删除。不写姓名和号码，这句话会保存。"
    )


class PassToCollegeForm(OnceMixin):
    college = forms.ModelChoiceField(label="转给学院", queryset=College.objects.none(), empty_label="请选择")

    def __init__(self, *args, colleges, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["college"].queryset = colleges
