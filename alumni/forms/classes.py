"""Forms of classes, narrowed to the college at whose desk they are filled in."""

from django import forms

from alumni.contact_text import read_any_phone
from alumni.forms.people import ClassChoice, name_blanks
from alumni.forms.years import StudyYearsMixin
from alumni.models import Alumnus, ClassGroup
from colleges.models import Major
from common.once import OnceMixin
from common.versions import VersionMixin


class ClassFilterForm(forms.Form):
    q = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    major = forms.TypedChoiceField(label="专业", required=False, coerce=int, empty_value=None)
    enrolled = forms.TypedChoiceField(label="入学年份", required=False, coerce=int, empty_value=None)
    graduated = forms.TypedChoiceField(label="毕业年份", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, majors, enrolled, graduated, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["major"].choices = [("", "全部"), *majors]
        for name, years in (("enrolled", enrolled), ("graduated", graduated)):
            self.fields[name].choices = [("", "全部"), *((year, f"{year} 年") for year in years)]


class ClassFacts(StudyYearsMixin, forms.ModelForm):
    class Meta:
        model = ClassGroup
        fields = [
            "name",
            "major",
            "enrolled_year",
            "graduated_year",
            "head_teacher",
            "head_teacher_phone",
            "counsellor",
            "counsellor_phone",
        ]

    def __init__(self, *args, college, **kwargs):
        super().__init__(*args, **kwargs)
        self.college = college
        self.fields["major"].queryset = Major.objects.of_college(college)
        name_blanks(self)

    def clean_name(self):
        return "".join(self.cleaned_data["name"].split())

    def clean_head_teacher_phone(self):
        return read_any_phone(self.cleaned_data["head_teacher_phone"])

    def clean_counsellor_phone(self):
        return read_any_phone(self.cleaned_data["counsellor_phone"])

    def clean(self):
        cleaned = super().clean()
        name, year = cleaned.get("name"), cleaned.get("enrolled_year")
        twin = ClassGroup.objects.filter(
            college=self.instance.college_id or self.college.pk, name=name, enrolled_year=year
        )
        if name and twin.exclude(pk=self.instance.pk).exists():
            self.add_error("name", "本学院这一年级已有同名班级。")
        return cleaned

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ClassAddForm(OnceMixin, ClassFacts):
    pass


class ClassForm(VersionMixin, ClassFacts):
    class Meta(ClassFacts.Meta):
        fields = [*ClassFacts.Meta.fields, "liaison", "liaison_name", "liaison_phone"]
        help_texts = {"liaison": "从本班校友中选；还没有入库的，请填写下面两项。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = Alumnus.objects.filter(educations__class_group=self.instance).distinct().only("name", "name_pinyin")
        self.fields["liaison"].queryset = people.order_by("name_pinyin", "id")
        self.fields["liaison"].empty_label = "未定"

    def clean_liaison_phone(self):
        return read_any_phone(self.cleaned_data["liaison_phone"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("liaison") and (cleaned.get("liaison_name") or cleaned.get("liaison_phone")):
            self.add_error("liaison_name", "已从本班校友中选定联络员，请清空未入库的姓名和电话。")
        return cleaned


class ClassNameForm(OnceMixin, forms.Form):
    name = forms.CharField(label="新的班级名称", max_length=60)

    def clean_name(self):
        return "".join(self.cleaned_data["name"].split())


class ClassSplitForm(ClassNameForm):
    stays = forms.TypedMultipleChoiceField(
        label="分到新班级的人",
        coerce=int,
        error_messages={
            "required": "请至少选一人分到新班级。",
            "invalid_choice": "所选的人不在这个班级里，请刷新页面。",
        },
    )

    def __init__(self, *args, stays, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stays"].choices = [(stay.pk, stay.alumnus.name) for stay in stays]


class ClassMergeForm(OnceMixin, forms.Form):
    into = ClassChoice(label="并入哪个班级", queryset=ClassGroup.objects.none(), empty_label="请选择")

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        same = ClassGroup.objects.filter(college=group.college_id).exclude(pk=group.pk)
        self.fields["into"].queryset = same
