from django import forms

from alumni.models import DuplicatePair
from common.once import OnceMixin


class JudgeForm(forms.Form):
    """What is said of a pair without merging it."""

    verdict = forms.ChoiceField(choices=DuplicatePair.Verdict)
    note = forms.CharField(label="说明", max_length=200, required=False)


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
        return {int(number): int(version) for number, version in pairs}

    def chosen(self):
        return {each.key: self.cleaned_data[f"choice_{n}"] == "gone" for n, each in enumerate(self.asked)}


class PairsForm(forms.Form):
    """Pairs ticked in the list."""

    pairs = forms.TypedMultipleChoiceField(coerce=int)

    def __init__(self, *args, pairs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pairs"].choices = [(pk, pk) for pk in pairs.values_list("pk", flat=True)]
