from django import forms
from django.utils import timezone

from alumni.models import RememberedAnswer, RosterRow, RosterUpload
from colleges.models import College, School
from common.once import OnceMixin
from common.versions import VersionMixin

FILES = ".xlsx,.xls,.csv"


class RosterUploadForm(OnceMixin, forms.Form):
    file = forms.FileField(
        label="名册文件",
        help_text="支持 Excel（.xlsx、.xls）和 .csv，不超过 20 MB。一个文件里可以有多个班级或多张工作表。",
        widget=forms.ClearableFileInput(attrs={"accept": FILES}),
        max_length=200,
    )
    confirmed_on = forms.DateField(
        label="联系方式是哪天核对的",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="不清楚请留空：导入后这些联系方式不算“近期核对”。",
    )
    school = forms.ModelChoiceField(
        label="发放学号的学校",
        queryset=School.objects.all(),
        empty_label=None,
        help_text="2001 年合并前入学的班级，请选原学校。",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].initial = School.objects.filter(is_current=True).first()

    def clean_confirmed_on(self):
        day = self.cleaned_data["confirmed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("核对日期不能晚于今天。")
        return day


class OfficeRosterUploadForm(RosterUploadForm):
    """The office uploads for one college, or the June intake of all."""

    field_order = ["file", "kind", "college", "confirmed_on", "school"]
    kind = forms.ChoiceField(
        label="这是什么文件",
        choices=[("intake", "教务处的毕业生数据（全校）"), ("roster", "一个学院的名册")],
        initial="intake",
    )
    college = forms.ModelChoiceField(
        label="学院", queryset=College.objects.current(), required=False, empty_label="（全校毕业生数据不选）"
    )

    def clean(self):
        data = super().clean()
        if data.get("kind") == RosterUpload.Kind.ROSTER and not data.get("college"):
            self.add_error("college", "请选择这份名册属于哪个学院。")
        if data.get("kind") == RosterUpload.Kind.INTAKE:
            data["college"] = None
        return data


class QuestionsForm(forms.Form):
    """What only the liaison can settle: one field per question, named by its place; `answers()` gives key → value."""

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for number, question in enumerate(questions):
            self.fields[f"q{number}"] = self._field(question)
            if question["free_text"]:
                self.fields[f"t{number}"] = forms.CharField(
                    label="或者直接填写", required=False, max_length=60, help_text="例如：机电15级"
                )

    @staticmethod
    def _field(question):
        choices = [("", "请选择"), *map(tuple, question["options"])]
        note = f"共 {question['rows']} 行等待这个答案。" if question["rows"] else ""
        return forms.ChoiceField(
            label=question["text"], choices=choices, required=not question["free_text"], help_text=note
        )

    def clean(self):
        data = super().clean()
        for number, question in enumerate(self.questions):
            if question["free_text"] and not (data.get(f"q{number}") or data.get(f"t{number}")):
                self.add_error(f"t{number}", "请选择或填写。")
        return data

    def answers(self):
        data = self.cleaned_data
        return {
            question["key"]: data.get(f"t{number}") or data[f"q{number}"]
            for number, question in enumerate(self.questions)
        }


class ColumnsForm(forms.Form):
    """How each column is read; the answer holds for the college's next files as well."""

    def __init__(self, *args, columns, labels, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = [("ignore", "不导入"), *labels.items()]
        for number, column in enumerate(columns):
            self.fields[f"c{number}"] = forms.ChoiceField(
                label=f"{column['letter']} 列：{column['header'][:30]}",
                choices=choices,
                initial=column["field"] or "ignore",
                required=False,
            )

    def answers(self):
        return {
            f"column:{column['header']}": self.cleaned_data[f"c{number}"]
            for number, column in enumerate(self.columns)
            if self.cleaned_data[f"c{number}"] and self.cleaned_data[f"c{number}"] != (column["field"] or "ignore")
        }


class RememberedAnswerForm(VersionMixin, forms.ModelForm):
    """Another answer to a question that was settled once; `choices` are those that the question had."""

    class Meta:
        model = RememberedAnswer
        fields = ["value"]

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["value"] = forms.ChoiceField(label="以后这样读", choices=choices)


class DecisionForm(forms.Form):
    rows = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": "请先勾选要决定的行。"})
    decision = forms.ChoiceField(choices=[c for c in RosterRow.Decision.choices if c[0]] + [("undo", "取消决定")])
    person = forms.IntegerField(required=False)

    def __init__(self, data, *, upload):
        """`same_as=row:person` is the short form of one row decided for one of several candidates, `take_back=row` of one
        undecided, `put_aside=row` of one not to be imported."""
        data = data.copy()
        if aside := data.get("put_aside"):
            data.setlist("rows", [aside])
            data["decision"] = RosterRow.Decision.SKIP
        if back := data.get("take_back"):
            data.setlist("rows", [back])
            data["decision"] = "undo"
        row, _, person = data.get("same_as", "").partition(":")
        if person:
            data.setlist("rows", [row])
            data["person"], data["decision"] = person, RosterRow.Decision.SAME
        super().__init__(data)
        waiting = upload.rows.filter(applied_at__isnull=True).values_list("pk", flat=True)
        wanted = {value for value in data.getlist("rows") if value.isdecimal()}
        self.fields["rows"].choices = [(pk, pk) for pk in waiting.filter(pk__in=wanted)]
