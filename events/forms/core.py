"""Forms of an event as a whole: the list, begin, describe, move, cancel, hand on; its classes and departments."""

from django import forms

from accounts.models import User
from alumni.models import ClassGroup
from colleges.models import College, Department
from common.once import OnceMixin
from common.versions import VersionMixin
from events.lists import COLLEGES, KINDS, LATE, SCHOOL, SHOWN, years_of
from events.models import OF_COLLEGE, OF_SCHOOL, Event, EventDepartment, EventPlan, Kind
from events.services.events import NOT_OF_COLLEGE, NOT_OF_SCHOOL

WORDS = ["title", "intro", "contact", "contact_phone"]
WHEN_AND_WHERE = ["starts_at", "ends_at", "place", "address"]
LONGEST_REASON = 100


def moment_input():
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def moments():
    return {"starts_at": moment_input(), "ends_at": moment_input()}


class ListForm(forms.Form):
    """Which events are listed; whatever cannot be read is as if it had not been asked for."""

    show = forms.ChoiceField(label="范围", required=False, choices=SHOWN)
    kind = forms.ChoiceField(label="种类", required=False, choices=[("", "全部种类"), *KINDS])
    state = forms.ChoiceField(label="方案", required=False, choices=[("", "不限"), *EventPlan.State.choices])
    year = forms.ChoiceField(label="年份", required=False)
    college = forms.ChoiceField(label="单位", required=False)
    late = forms.ChoiceField(label="逾期", required=False, choices=[("", "不限"), ("1", "只看逾期的"), *LATE.items()])

    def __init__(self, *args, events, office, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["year"].choices = [("", "全部年份"), *((year, f"{year} 年") for year in years_of(events))]
        if office:
            colleges = ((college.pk, college.name) for college in College.objects.all())
            self.fields["college"].choices = [("", "全部"), (SCHOOL, "学校"), (COLLEGES, "各学院"), *colleges]
        else:
            del self.fields["college"]
        self.is_valid()

    @property
    def wanted(self):
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def is_filtered(self):
        return bool(self.wanted)


class CreateForm(OnceMixin, forms.ModelForm):
    """`kinds` follow from the door; a kind of the other one is refused with the article that says so."""

    classes = forms.ModelMultipleChoiceField(
        label="参加班级", required=False, queryset=ClassGroup.objects.none(), widget=forms.MultipleHiddenInput
    )
    like = forms.ModelChoiceField(label="原来的活动", required=False, queryset=None, widget=forms.HiddenInput)

    class Meta:
        model = Event
        fields = ["kind", "title", *WHEN_AND_WHERE, "intro", "contact", "contact_phone"]
        widgets = moments() | {"intro": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, office, classes, events, **kwargs):
        """`events`: those of the desk, of which the new one may be like one."""
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["like"].queryset = events
        others = OF_COLLEGE if office else OF_SCHOOL
        kind = self.fields["kind"]
        kind.choices = [("", "请选择"), *(each for each in Kind.choices if each[0] not in others)]
        kind.error_messages["invalid_choice"] = NOT_OF_SCHOOL if office else NOT_OF_COLLEGE
        kind.help_text = "选定后按这类活动的服务办法列出筹备事项，以后不能改。"
        self.fields["classes"].queryset = classes

    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "kind"}

    def _post_clean(self):
        """The service judges the whole; the row stays as it is until then."""


class WordsForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Event
        fields = WORDS
        widgets = {"intro": forms.Textarea(attrs={"rows": 8})}


class MoveForm(VersionMixin, forms.ModelForm):
    why = forms.CharField(
        label="变动的原因", required=False, max_length=LONGEST_REASON,
        help_text="会告诉有关部门，也显示在公开页和报名的人的页面上。",
    )  # fmt: skip

    class Meta:
        model = Event
        fields = WHEN_AND_WHERE
        widgets = moments()


class CancelForm(OnceMixin, forms.Form):
    reason = forms.CharField(
        label="取消的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="会告诉报名的人和有关部门，也显示在公开页上。",
    )  # fmt: skip


class TakeUpForm(OnceMixin, forms.Form):
    reason = forms.CharField(
        label="恢复的原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="会告诉承办人和校友会办公室（学院），并留在变更记录里。",
    )  # fmt: skip


class OwnerForm(OnceMixin, forms.Form):
    owner = forms.ModelChoiceField(label="新的承办人", queryset=User.objects.none(), empty_label="请选择")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["owner"].queryset = people
        self.fields["owner"].label_from_instance = lambda user: user.name


class DepartmentForm(OnceMixin, forms.ModelForm):
    class Meta:
        model = EventDepartment
        fields = ["department", "asked"]
        widgets = {"asked": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"asked": "例如：安排保卫人员 4 名，开放东门停车场。"}

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        listed = event.event_departments.values("department")
        self.fields["department"].queryset = Department.objects.current().exclude(pk__in=listed)
        self.fields["department"].empty_label = "请选择"

    def _post_clean(self):
        """The service judges the whole."""


class AskedForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = EventDepartment
        fields = ["asked"]
        widgets = {"asked": forms.Textarea(attrs={"rows": 3})}


class ReplyForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = EventDepartment
        fields = ["reply"]
        widgets = {"reply": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"reply": "能否配合、由谁负责、怎样联系。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reply"].required = True


class ClassSearchForm(forms.Form):
    q = forms.CharField(label="班级名称", required=False, max_length=40)
    graduated = forms.IntegerField(label="毕业年份", required=False, min_value=1903, max_value=2100)

    def classes(self, found):
        """Of `found` those that are asked for."""
        if self.is_valid():
            wanted = self.cleaned_data
            found = found.filter(name__icontains=wanted["q"]) if wanted["q"] else found
            found = found.filter(graduated_year=wanted["graduated"]) if wanted["graduated"] else found
        return found
