"""Forms of a year's plan and its items, for the office that assigns and the college that plans."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from colleges.models import College, Department, DepartmentMember
from common.formats import article
from common.once import OnceMixin
from common.versions import VersionMixin
from planning.evidence import kind_of, kinds
from planning.models import PlanItem, WorkPlan
from planning.models.plans import ARTICLES
from planning.services.plans import EMPTY, LAST, TEMPLATE

Audience = PlanItem.Audience
ANY_EVIDENCE = "任何记录或文件都可以"


def date_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def years_open():
    """A plan is begun for this year or the next."""
    this = timezone.localdate().year
    return [this, this + 1]


class StartForm(OnceMixin, forms.Form):
    year = forms.TypedChoiceField(label="年度", coerce=int, error_messages={"required": "请选择年度。"})
    source = forms.ChoiceField(
        label="从哪里开始", initial=LAST, widget=forms.RadioSelect, error_messages={"required": "请选择从哪里开始。"},
        choices=[
            (LAST, "沿用上一份学校计划，期限顺延，没有完成的注明结转"),
            (TEMPLATE, "从范本开始，列出第五条至第三十五条的常规事项"),
            (EMPTY, "从空白开始"),
        ],
    )  # fmt: skip

    def __init__(self, *args, taken=(), last=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, f"{year} 年") for year in years_open() if year not in taken]
        if last is None:
            self.fields["source"].choices = self.fields["source"].choices[1:]
            self.fields["source"].initial = TEMPLATE


class AimsForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = WorkPlan
        fields = ["aims"]
        widgets = {"aims": forms.Textarea(attrs={"rows": 12, "class": "tall"})}
        help_texts = {"aims": "今年校友工作的重点、目标和安排，分段写。"}


class WordsForm(forms.ModelForm):
    """What an item asks for: the words that source and copies share."""

    article = forms.TypedChoiceField(
        label="条款", required=False, coerce=int, empty_value=None, help_text="这一事项落实办法的哪一条。"
    )
    due_on = forms.DateField(label="完成期限", widget=date_input())
    evidence_kind = forms.ChoiceField(
        label="以系统内的哪类记录为准", required=False, help_text="不选表示任何记录或上传文件都可以。"
    )

    class Meta:
        model = PlanItem
        fields = ["title", "article", "hand_in", "evidence_kind", "due_on"]
        widgets = {"hand_in": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        numbers = range(ARTICLES[0], ARTICLES[1] + 1)
        self.fields["article"].choices = [("", "未定"), *((number, article(number)) for number in numbers)]
        self.fields["evidence_kind"].choices = _evidence_choices(self.instance.evidence_kind)


def _evidence_choices(present):
    """The declared kinds, and what the item says already, should its app have gone."""
    declared = [(kind.key, kind.label) for kind in kinds()]
    gone = [(present, "以前的记录类别")] if present and kind_of(present) is None else []
    return [("", ANY_EVIDENCE), *declared, *gone]


class OwnWordsForm(WordsForm):
    class Meta(WordsForm.Meta):
        fields = [*WordsForm.Meta.fields, "person"]


class OwnItemForm(VersionMixin, OwnWordsForm):
    """An item of the college's own."""


class OwnItemAddForm(OnceMixin, OwnWordsForm):
    pass


class PersonForm(VersionMixin, forms.ModelForm):
    """Of what the school assigned the college names only who answers for it."""

    class Meta:
        model = PlanItem
        fields = ["person"]


class ReviseForm(VersionMixin, WordsForm):
    """Of an item that was published only the words change; who has it is a matter of assigning."""


class SchoolWordsForm(WordsForm):
    audience = forms.ChoiceField(
        label="由谁落实", widget=forms.RadioSelect, choices=[(each.value, each.label) for each in (Audience.COLLEGES, Audience.SCHOOL)],
        initial=Audience.COLLEGES,
    )  # fmt: skip
    colleges = forms.ModelMultipleChoiceField(
        College.objects.none(), label="布置给哪些学院", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="勾选了“全部二级学院”的，这里不用选。",
    )  # fmt: skip

    class Meta(WordsForm.Meta):
        fields = [*WordsForm.Meta.fields, "audience", "for_all", "colleges", "owner", "department"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleges"].queryset = College.objects.current()
        _offer_responsible(self)


def _offer_responsible(form):
    """Who may answer for an item of the school: the office's people, those of the departments, and who does now."""
    present = form.instance
    members = DepartmentMember.objects.current().values("user")
    people = Q(is_active=True) & (Q(is_staff=True) | Q(pk__in=members))
    owners = User.objects.filter(people | Q(pk=present.owner_id)).order_by("name")
    form.fields["owner"].queryset, form.fields["owner"].empty_label = owners, "未指定（校友会办公室）"
    departments = Department.objects.filter(Q(pk__in=Department.objects.current()) | Q(pk=present.department_id))
    form.fields["department"].queryset, form.fields["department"].empty_label = departments, "未指定"
    form.fields["owner"].help_text = "学校自办的事项填写。负责人和负责部门只选一个。"


class SchoolItemAddForm(OnceMixin, SchoolWordsForm):
    pass


class SchoolItemForm(VersionMixin, SchoolWordsForm):
    """The colleges are compared like any other field, though they are rows of their own."""

    def _own_fields(self):
        return [*super()._own_fields(), "colleges"]

    def _text(self, name, value):
        if name != "colleges":
            return super()._text(name, value)
        chosen = self.fields[name].prepare_value(value) or []
        return ",".join(sorted(str(each) for each in chosen))

    def _shown(self, name, text):
        if name != "colleges":
            return super()._shown(name, text)
        chosen = College.objects.filter(pk__in=filter(None, text.split(",")))
        return "、".join(college.name for college in chosen) or "未选"

    def _put(self, name, text):
        if name != "colleges":
            return super()._put(name, text)
        self.data.setlist(self.add_prefix(name), list(filter(None, text.split(","))))


class WithdrawForm(OnceMixin, forms.Form):
    everybody = forms.TypedChoiceField(
        label="范围", coerce=lambda value: value == "1", widget=forms.RadioSelect, initial="1",
        choices=[("1", "整项撤销"), ("0", "只撤销所选学院的")],
    )  # fmt: skip
    colleges = forms.ModelMultipleChoiceField(
        College.objects.none(), label="学院", required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="撤销原因", max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text="收到通知的人会看到。"
    )

    def __init__(self, *args, colleges=None, **kwargs):
        super().__init__(*args, **kwargs)
        if colleges is None or not colleges.exists():
            del self.fields["everybody"], self.fields["colleges"]
        else:
            self.fields["colleges"].queryset = colleges

    @property
    def chosen(self):
        """The colleges, None for all."""
        return None if self.cleaned_data.get("everybody", True) else self.cleaned_data["colleges"]


class AssignForm(OnceMixin, forms.Form):
    colleges = forms.ModelMultipleChoiceField(
        College.objects.none(), label="布置给", widget=forms.CheckboxSelectMultiple,
        help_text="只列出现在没有这一事项的学院；曾经撤销的，原有材料都还在。",
    )  # fmt: skip

    def __init__(self, *args, colleges, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleges"].queryset = colleges


class ReassignForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = PlanItem
        fields = ["owner", "department"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _offer_responsible(self)


class SeenForm(forms.Form):
    """`version` is what of the plan the clerk saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ApprovalForm(SeenForm):
    remark = forms.CharField(label="审批意见", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class ReturnForm(SeenForm):
    remark = forms.CharField(label="退回的原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(OnceMixin, forms.Form):
    reason = forms.CharField(
        label="撤销原因", max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text="校友会办公室会看到。"
    )
