"""Forms of one person's record. Every choice is narrowed to the college at whose desk it is filled in."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.contact_text import read_mobile
from alumni.forms.years import StudyYearsMixin
from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, StatusChange
from alumni.rosters.cells import AS_TEXT, BETWEEN_HAN, DOTS, NAME, read_student_no, without_identity_numbers
from alumni.services.educations import CLAIMABLE, ELSEWHERE, changes_from, student_no_trouble
from colleges.models import Major, School
from common.once import OnceMixin
from common.versions import VersionMixin

PINYIN = re.compile(r"[a-zü]+( [a-zü]+)*")
EARLIEST_BIRTH = date(1880, 1, 1)
POSSIBLE_YEAR = "年份应在 1903 至 2100 之间，请核对。"
YEAR = {
    "min_value": 1903,
    "max_value": 2100,
    "error_messages": {"min_value": POSSIBLE_YEAR, "max_value": POSSIBLE_YEAR},
}
SOURCES = [(Contact.Source.LIAISON, "联络员了解到的"), (Contact.Source.SELF, "本人告知")]


def date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def name_blanks(form):
    """What is left open is called so, instead of a row of dashes."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = "请选择" if field.required else "未填"
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", "未填") if value == "" else (value, label) for value, label in field.choices]


class ClassChoice(forms.ModelChoiceField):
    def label_from_instance(self, group):
        return f"{group.name}（{group.enrolled_year} 级）" if group.enrolled_year else group.name


def checked_name(name):
    name = " ".join(name.split())
    if re.search(r"\d", name):
        raise ValidationError("姓名里有数字，请核对。同名的人请用班级和学号区分。")
    name = BETWEEN_HAN.sub("", DOTS.sub("·", name))
    if not NAME.fullmatch(name):
        raise ValidationError("姓名里有不该出现的符号，请只填姓名。")
    return name


def checked_student_no(written):
    """As rosters are read: no number that Excel has damaged, no identity number."""
    number, problem = read_student_no(written or None)
    if problem:
        raise ValidationError(problem.replace(AS_TEXT, "请改填原来的学号，没有就留空。"))
    return number


def checked_reading(reading):
    reading = " ".join(reading.lower().replace("ü", "v").split())
    if reading and not PINYIN.fullmatch(reading):
        raise ValidationError("拼音只用小写字母，各字之间用空格分开，例如 shan jing yu。")
    return reading


def checked_birth(day):
    if day and not EARLIEST_BIRTH <= day <= timezone.localdate():
        raise ValidationError("出生日期不可能是这一天，请核对。")
    return day


class PersonForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Alumnus
        fields = [
            "name",
            "name_pinyin",
            "former_name",
            "gender",
            "birth_date",
            "region",
            "state",
            "do_not_contact",
            "remark",
        ]
        widgets = {"birth_date": date_input(), "remark": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"name_pinyin": "用空格分开各字；多音字可以改。改了姓名而拼音不动，会自动重新生成。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_blanks(self)

    def clean_name(self):
        return checked_name(self.cleaned_data["name"])

    def clean_name_pinyin(self):
        return checked_reading(self.cleaned_data["name_pinyin"])

    def clean_birth_date(self):
        return checked_birth(self.cleaned_data["birth_date"])

    def clean_remark(self):
        return without_identity_numbers(self.cleaned_data["remark"])


class StayFields(StudyYearsMixin):
    """What a form of a stay has in common; needs `self.college`."""

    def narrow(self, college):
        self.college = college
        self.fields["class_group"].queryset = ClassGroup.objects.of_college(college)
        self.fields["major"].queryset = Major.objects.of_college(college)
        self.fields["school"].initial = School.objects.filter(is_current=True).first()
        name_blanks(self)

    def told_of(self, trouble):
        return trouble

    def check_stay(self, cleaned, stay=None):
        number, school = cleaned.get("student_no"), cleaned.get("school")
        if number and school:
            trouble = student_no_trouble(self.college, school=school, student_no=number, stay=stay)
            if trouble:
                self.add_error("student_no", self.told_of(trouble))
        if not any(cleaned.get(name) for name in ("class_group", "enrolled_year", "graduated_year")):
            self.add_error("class_group", "请选择班级；没有班级的，请填写入学年份或毕业年份。")


class PersonAddForm(OnceMixin, StayFields, forms.Form):
    name = forms.CharField(label="姓名", max_length=40)
    name_pinyin = forms.CharField(
        label="姓名拼音",
        max_length=120,
        required=False,
        help_text="留空自动生成；多音字可以在这里写明，各字用空格分开。",
    )
    gender = forms.ChoiceField(label="性别", choices=[("", "不详"), *Alumnus.Gender.choices], required=False)
    birth_date = forms.DateField(label="出生日期", required=False, widget=date_input())
    class_group = ClassChoice(label="班级", queryset=ClassGroup.objects.none(), required=False)
    major = forms.ModelChoiceField(
        label="专业", queryset=Major.objects.none(), required=False, help_text="选了班级可以不填，随班级。"
    )
    enrolled_year = forms.IntegerField(label="入学年份", required=False)
    graduated_year = forms.IntegerField(label="毕业年份", required=False)
    student_no = forms.CharField(label="学号", max_length=32, required=False)
    school = forms.ModelChoiceField(label="发放学号的学校", queryset=School.objects.all())
    state = forms.ChoiceField(label="学籍状态", choices=Education.State.choices, initial=Education.State.GRADUATED)
    mobile = forms.CharField(label="手机", max_length=30, required=False)
    employer = forms.CharField(label="工作单位", max_length=200, required=False)
    position = forms.CharField(label="职务", max_length=100, required=False)
    apart = forms.CharField(required=False, widget=forms.HiddenInput)
    claim_note = forms.CharField(
        label="申请说明（可不填）",
        max_length=200,
        required=False,
        help_text="对方学院会看到，例如“由我院转专业到贵院”。",
    )

    def __init__(self, *args, college, claiming=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.narrow(college)
        self.claiming = claiming

    def told_of(self, trouble):
        return CLAIMABLE if trouble == ELSEWHERE else trouble

    def add_error(self, field, error):
        """Known to another college only: an obstacle to whoever adds, and just what whoever asks for the person says."""
        if not (self.claiming and error == CLAIMABLE):
            super().add_error(field, error)

    @property
    def may_claim(self):
        return any(CLAIMABLE in sentences for sentences in self.errors.values())

    clean_name = PersonForm.clean_name
    clean_name_pinyin = PersonForm.clean_name_pinyin
    clean_birth_date = PersonForm.clean_birth_date

    def clean_student_no(self):
        return checked_student_no(self.cleaned_data["student_no"])

    def clean_mobile(self):
        mobile = self.cleaned_data["mobile"]
        return read_mobile(mobile) if mobile.strip() else ""

    def clean_apart(self):
        """Ids of the people who were shown and are, the liaison says, somebody else."""
        return {int(pk) for pk in self.cleaned_data["apart"].split(",") if pk.isdecimal()}

    def clean(self):
        cleaned = super().clean()
        enrolled, graduated = cleaned.get("enrolled_year"), cleaned.get("graduated_year")
        if enrolled and graduated and graduated < enrolled:
            self.add_error("graduated_year", "毕业年份不能早于入学年份。")
        if cleaned.get("position") and not cleaned.get("employer"):
            self.add_error("employer", "填写了职务，请同时填写工作单位。")
        self.check_stay(cleaned)
        return cleaned

    def facts(self):
        """The keyword arguments of `add_person`."""
        cleaned = self.cleaned_data
        stay = ["class_group", "major", "enrolled_year", "graduated_year", "student_no", "school", "state"]
        job = {"employer": cleaned["employer"], "position": cleaned["position"], "source": "联络员录入"}
        return {
            "person": {key: cleaned[key] for key in ("name", "name_pinyin", "gender", "birth_date")},
            "stay": {key: cleaned[key] for key in stay},
            "mobile": cleaned["mobile"],
            "job": job,
            "apart_from": cleaned["apart"],
        }

    def claimed(self):
        """The keyword arguments of `claim_person`."""
        cleaned, group = self.cleaned_data, self.cleaned_data["class_group"]
        major = cleaned["major"] or (group and group.major)
        facts = {
            "school_id": cleaned["school"].pk,
            "major_id": major.pk if major else None,
            "class_name": group.name if group else "",
            "class_year": group.enrolled_year if group else None,
            "enrolled_year": cleaned["enrolled_year"] or (group and group.enrolled_year),
            "graduated_year": cleaned["graduated_year"] or (group and group.graduated_year),
        }
        facts |= {name: cleaned[name] for name in ("name", "student_no", "employer", "position")}
        return {"facts": facts, "mobile": cleaned["mobile"], "note": cleaned["claim_note"]}


class StayForm(StayFields, forms.ModelForm):
    class Meta:
        model = Education
        fields = [
            "class_group",
            "major",
            "enrolled_year",
            "graduated_year",
            "student_no",
            "school",
            "level",
            "study_form",
            "duration",
            "state",
        ]
        field_classes = {"class_group": ClassChoice}
        help_texts = {"major": "选了班级可以不填，随班级。", "level": "如专科、中专。", "duration": "如三年。"}

    def __init__(self, *args, college, **kwargs):
        super().__init__(*args, **kwargs)
        self.narrow(college)

    def clean_student_no(self):
        return checked_student_no(self.cleaned_data["student_no"])

    def clean(self):
        cleaned = super().clean()
        self.check_stay(cleaned, stay=self.instance if self.instance.pk else None)
        return cleaned

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class EducationAddForm(OnceMixin, StayForm):
    """A further stay."""


class EducationForm(VersionMixin, StayForm):
    """更正: what the register says wrongly."""


class StatusChangeForm(OnceMixin, forms.ModelForm):
    class Meta:
        model = StatusChange
        fields = ["kind", "on", "to_class", "note"]
        widgets = {"on": date_input()}
        field_classes = {"to_class": ClassChoice}
        labels = {"to_class": "转入的班级"}
        help_texts = {
            "to_class": "转专业（转班）必选；复学编入下一年级的班级时选填；其他异动留空。",
            "note": "如文件号、批准日期。",
        }

    def __init__(self, *args, college, stay, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "请选择"), *((kind, kind.label) for kind in changes_from(stay.state))]
        self.fields["to_class"].queryset = ClassGroup.objects.of_college(college).exclude(pk=stay.class_group_id)
        self.fields["to_class"].required = False
        self.fields["to_class"].empty_label = "不换班级"

    def _get_validation_exclusions(self):
        # Which change needs a class, and with what words it is refused, is the service's matter.
        return super()._get_validation_exclusions() | {"to_class"}


class JobForm(forms.ModelForm):
    class Meta:
        model = Employment
        fields = ["employer", "position", "industry", "region", "since_year", "until_year", "is_current", "source"]
        help_texts = {"is_current": "目前在这里工作。", "source": "如电话联系、本人告知。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_blanks(self)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_current") and cleaned.get("until_year"):
            self.add_error("until_year", "现职不能有结束年份；已经离开的，请去掉“现职”的勾选。")
        return cleaned

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class EmploymentAddForm(OnceMixin, JobForm):
    end_current = forms.BooleanField(
        label="原来的现职同时记为已离开", required=False, help_text="此人已登记的现职不再算作现职。"
    )

    def __init__(self, *args, has_current, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_current:
            del self.fields["end_current"]


class EmploymentForm(VersionMixin, JobForm):
    pass


class EmploymentEndForm(forms.Form):
    until_year = forms.IntegerField(label="结束年份", required=False, help_text="不清楚可以留空。", **YEAR)


class ContactReplaceForm(OnceMixin, forms.Form):
    value = forms.CharField(label="新的内容", max_length=120)
    source = forms.ChoiceField(label="来源", choices=SOURCES)
    source_detail = forms.CharField(
        label="来源说明", max_length=120, required=False, help_text="如电话联系、微信群、同学告知。"
    )
    confirmed = forms.BooleanField(label="今天已核对无误", required=False, help_text="勾选后算作“近期核对”。")

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in ("value", "source", "source_detail", "confirmed")}


class ContactAddForm(ContactReplaceForm):
    kind = forms.ChoiceField(label="类别", choices=Contact.Kind.choices)
    field_order = ["kind", "value", "source", "source_detail", "confirmed"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"].label = "内容"

    @property
    def values(self):
        return super().values | {"kind": self.cleaned_data["kind"]}


class ReasonForm(OnceMixin, forms.Form):
    """Why an entry is taken back; the reason stays in the trail."""

    reason = forms.CharField(label="原因", max_length=200, help_text="会记入变更记录，例如“号码是别人的”。")


class TagForm(forms.Form):
    name = forms.CharField(label="标签", max_length=40)
