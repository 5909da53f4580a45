"""Forms of the day itself: walk-ins, more seats, stations, paper lists, seats, files."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError

from alumni.contact_text import read_mobile
from alumni.forms.people import checked_name
from common.names import check_plain
from common.once import OnceMixin
from events.day_files import KINDS
from events.day_lists import SHOWN
from events.forms.registration_fields import text
from events.services.paper_lists import PaperRow, read_pasted
from events.services.seating import UNITS

TYPED_ROWS = 10


class ListForm(forms.Form):
    show = forms.ChoiceField(label="显示", required=False, choices=SHOWN)


class WalkInForm(OnceMixin, forms.Form):
    name = text("姓名", 40, required=True, autocomplete="off")
    class_text = text("班级", 60)
    mobile = forms.CharField(
        label="手机", max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    companions = forms.IntegerField(
        label="同行几位",
        min_value=0,
        max_value=20,
        required=False,
        error_messages={"max_value": "同行人最多 20 位。", "min_value": "同行人数不能少于 0。"},
    )
    same_name = forms.BooleanField(label="同名，不是同一人", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_name(self):
        return checked_name(self.cleaned_data["name"])

    def clean_mobile(self):
        written = self.cleaned_data["mobile"].strip()
        return read_mobile(written) if written else ""

    @property
    def facts(self):
        given = self.cleaned_data
        return {name: given[name] for name in ("name", "class_text", "mobile")} | {
            "companions": given["companions"] or 0
        }


class SeatsMoreForm(OnceMixin, forms.Form):
    number = forms.IntegerField(label="加座几个", min_value=1, max_value=500)
    reason = forms.CharField(label="原因", max_length=120, validators=[check_plain])


class PeopleForm(forms.Form):
    people = forms.IntegerField(min_value=1, max_value=21)


class StationForm(OnceMixin, forms.Form):
    label = forms.CharField(
        label="签到点",
        max_length=40,
        validators=[check_plain],
        help_text="例如东门、报告厅门口。每个签到点用一部手机，分别发链接。",
    )


class PaperForm(OnceMixin, forms.Form):
    """Typed row by row, or pasted from a table; `rows` after validation."""

    pasted = forms.CharField(
        label="从表格粘贴",
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 6, "data-private": "1"}),
        help_text="在 Excel 里选中姓名、班级、手机（或后四位）、人数几列，复制后粘贴到这里；每人一行。",
    )

    @property
    def typed(self):
        """What the page shows again: `[(number, {name, class_text, phone, people})]`."""
        return [(number, self._cells(number)) for number in range(1, TYPED_ROWS + 1)]

    def _cells(self, number):
        names = ("name", "class_text", "phone", "people")
        typed = {name: unicodedata.normalize("NFKC", self.data.get(f"{name}_{number}", "")) for name in names}
        return {name: text.strip()[:60] for name, text in typed.items()}

    @property
    def rows(self):
        typed = [PaperRow(where=f"第 {number} 行", **cells) for number, cells in self.typed if any(cells.values())]
        return typed + read_pasted(self.cleaned_data["pasted"])


class DealForm(OnceMixin, forms.Form):
    unit = forms.ChoiceField(
        label="怎样编号", choices=[(key, f"按{big}，几{big}几{small}") for key, (big, small) in UNITS.items()]
    )
    per = forms.IntegerField(label="每桌（排）几座", min_value=2, max_value=200, initial=10)
    apart = forms.BooleanField(label="每个班从新的一桌（排）开始", required=False, initial=True)
    keep = forms.BooleanField(label="已有座位的不动", required=False, initial=True)


class FileForm(OnceMixin, forms.Form):
    kind = forms.ChoiceField(
        label="要哪一份",
        choices=[(key, label) for key, (label, _) in KINDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择要哪一份。", "invalid_choice": "请选择要哪一份。"},
        help_text="每次取出都会记录用途和经办人。文件里没有完整的手机号。",
    )


def read_seats(data):
    """`{number of the registration: (seat, version)}` of the fields `seat_7` with `version_7`."""
    found = {}
    for name, value in data.items():
        kind, _, number = name.partition("_")
        version = data.get(f"version_{number}", "")
        if kind == "seat" and number.isdecimal() and version.isdecimal() and len(number) < 19 and len(version) < 10:
            found[int(number)] = (value[:60], int(version))
    if not found:
        raise ValidationError("没有可以保存的座位。请刷新页面后再试。")
    return found
