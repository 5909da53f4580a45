from django import forms
from django.db.models import Q

from alumni.duplicates import LABELS
from alumni.models import Alumnus, DuplicatePair
from colleges.models import College
from common.once import OnceMixin


class NarrowingForm(forms.Form):
    """What narrows a list; what makes no sense narrows nothing."""

    def chosen(self):
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def is_narrowing(self):
        return any(name in self.chosen() for name in self.fields if name != "show")


NO_COLLEGES = "office"


class PairFilterForm(NarrowingForm):
    """`college` at the office only: pairs of which one at least studied there."""

    show = forms.ChoiceField(required=False, choices=DuplicatePair.Verdict, widget=forms.HiddenInput)
    rule = forms.ChoiceField(label="依据", required=False, choices=[("", "全部"), *LABELS.items()])
    college = forms.ModelChoiceField(College.objects.none(), label="学院", required=False, empty_label="全部")
    reach = forms.ChoiceField(
        label="谁判断", required=False, choices=[("", "全部"), (NO_COLLEGES, "没有学院能判断，由办公室判断")]
    )
    q = forms.CharField(label="姓名", required=False, max_length=40, widget=forms.TextInput(attrs={"type": "search"}))

    def __init__(self, *args, office=False, **kwargs):
        super().__init__(*args, **kwargs)
        if office:
            self.fields["college"].queryset = College.objects.order_by("position")
        else:
            del self.fields["college"], self.fields["reach"]

    def narrowed(self, pairs):
        chosen = self.chosen()
        if "rule" in chosen:
            pairs = pairs.filter(rules__contains=[chosen["rule"]])
        if "college" in chosen:
            pairs = _about(pairs, Alumnus.objects.of_college(chosen["college"]))
        if "reach" in chosen:
            pairs = pairs.no_colleges()
        if "q" in chosen:
            name = chosen["q"]
            pairs = _about(pairs, Alumnus.objects.filter(Q(name__icontains=name) | Q(former_name__icontains=name)))
        return pairs


def _about(pairs, people):
    return pairs.filter(Q(first__in=people.values("pk")) | Q(second__in=people.values("pk")))


class MergeFilterForm(NarrowingForm):
    q = forms.CharField(label="姓名", required=False, max_length=40, widget=forms.TextInput(attrs={"type": "search"}))

    def narrowed(self, merges):
        name = self.chosen().get("q")
        return merges.filter(Q(gone_name__icontains=name) | Q(kept__name__icontains=name)) if name else merges


class JudgeForm(forms.Form):
    """What is said of a pair without merging it."""

    verdict = forms.ChoiceField(
        choices=DuplicatePair.Verdict,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "请选择怎样判断这一对。"),
    )
    # No `maxlength` in the page: what is pasted would be cut off without a word.
    note = forms.CharField(
        label="说明",
        max_length=200,
        required=False,
        error_messages={"max_length": "说明最多 %(limit_value)d 个字，现在 %(show_value)d 个字；请写短一些再提交。"},
    )


class MergeForm(OnceMixin):
    """Which record stays and, field by field, whose value."""

    keep = forms.IntegerField(widget=forms.HiddenInput)
    versions = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, pair, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.pair, self.asked = pair, choices
        for number, each in enumerate(choices):
            options = [("kept", each.kept), ("gone", each.gone)]
            self.fields[f"choice_{number}"] = forms.ChoiceField(
                label=each.label,
                choices=options,
                widget=forms.RadioSelect,
                initial="gone" if each.takes_gone else "kept",
            )

    def clean_keep(self):
        if self.cleaned_data["keep"] not in (self.pair.first_id, self.pair.second_id):
            raise forms.ValidationError("请选定保留哪一份档案。")
        return self.cleaned_data["keep"]

    def clean_versions(self):
        """`{id: version}` of the two records as they were looked at."""
        pairs = [part.split(":") for part in self.cleaned_data["versions"].split(",")]
        if not all(len(pair) == 2 and all(each.isdecimal() for each in pair) for pair in pairs):
            raise forms.ValidationError("本页不完整，请刷新后再合并。")
        seen = {int(number): int(version) for number, version in pairs}
        if seen.keys() != {self.pair.first_id, self.pair.second_id}:
            raise forms.ValidationError("本页不是这两份档案的，请刷新后再合并。")
        return seen

    def chosen(self):
        return {each.key: self.cleaned_data[f"choice_{n}"] == "gone" for n, each in enumerate(self.asked)}


class PairsForm(forms.Form):
    """Pairs ticked in the list."""

    pairs = forms.TypedMultipleChoiceField(coerce=int)

    def __init__(self, *args, pairs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pairs"].choices = [(pk, pk) for pk in pairs.values_list("pk", flat=True)]
