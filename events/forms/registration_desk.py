"""Forms of the organiser's list."""

from django import forms

from common.once import OnceMixin
from events.registration_lists import SHOWN
from events.registration_sheet import PURPOSES


class ListForm(forms.Form):
    show = forms.ChoiceField(label="显示", required=False, choices=SHOWN)


class ExportForm(OnceMixin, forms.Form):
    purpose = forms.ChoiceField(
        label="用途",
        choices=[(key, label) for key, (label, _) in PURPOSES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择用途。"},
        help_text="每次导出都会记录用途和经办人。要求勿打扰和失联的人只列姓名，不列联系方式；已故的不列出。",
    )


class MatchForm(OnceMixin, forms.Form):
    """Which of the people shown it is; empty: none of them is in the database."""

    person = forms.IntegerField(required=False)
