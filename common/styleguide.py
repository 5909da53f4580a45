"""What the style guide page shows: made-up people and figures, one example of each component in all its states."""

import datetime

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from common import charts

COLLEGES = ["动物科技学院", "植物科技学院", "机电工程学院", "信息技术学院"]


class ClassForm(forms.Form):
    name = forms.CharField(label="班级名称", help_text="按毕业证上的写法，例如 畜牧1501。")
    year = forms.IntegerField(label="入学年份", required=False)
    level = forms.ChoiceField(label="层次", choices=[("higher", "高职"), ("secondary", "中专")])
    purpose = forms.ChoiceField(
        label="用途", choices=[("work", "学院自身联络工作"), ("class", "班级通讯录")], widget=forms.RadioSelect
    )
    columns = forms.MultipleChoiceField(
        label="导出的列",
        choices=[("name", "姓名"), ("employer", "单位"), ("phone", "手机")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(label="说明", widget=forms.Textarea, required=False)
    file = forms.FileField(label="名册文件", required=False, help_text="支持 Excel 与 CSV，不超过 10 MB。")
    checked = forms.BooleanField(label="我已核对班主任的联系方式")


class FilterForm(forms.Form):
    class_group = forms.ChoiceField(label="班级", choices=[("", "全部"), ("1", "畜牧1501")], required=False)
    year = forms.ChoiceField(label="毕业年份", choices=[("", "全部"), ("2018", "2018")], required=False)
    province = forms.ChoiceField(label="省份", choices=[("", "全部"), ("430000", "湖南省")], required=False)


def examples() -> dict:
    """The whole context of templates/styleguide.html."""
    now = timezone.now()
    return {
        "now": now,
        "earlier": now - datetime.timedelta(days=100),
        "page": Paginator(range(480), 50).get_page(4),
        **_forms(),
        **_charts(),
        **_matrix(),
        **_records(),
    }


def _forms() -> dict:
    refused = ClassForm({"name": "", "year": "十五", "level": "higher"}, prefix="refused", auto_id="id_%s")
    refused.is_valid()
    chips = [
        {"label": "班级", "value": "畜牧1501", "remove_url": "?"},
        {"label": "省份", "value": "湖南省", "remove_url": "?"},
    ]
    conflict = {
        "changed_by": "王伟",
        "changed_at": timezone.now() - datetime.timedelta(hours=1),
        "differences": [
            {"label": "班主任电话", "opened": "138 0013 8000", "now": "139 0013 9000", "typed": "137 0013 7000"},
            {"label": "教室", "opened": "实训楼 302", "now": "实训楼 305", "typed": ""},
        ],
    }
    return {
        "form": ClassForm(),
        "conflict": conflict,
        "bad_form": refused,
        "group_form": ClassForm(prefix="group"),
        "filter_form": FilterForm(prefix="filter"),
        "chips": chips,
    }


def _charts() -> dict:
    most = [
        ("动物科技学院", 4210, "#a"),
        ("机电工程学院", 3980, "#b"),
        ("植物科技学院", 2100, "#c"),
        ("信息技术学院", 3, "#d"),
    ]
    rates = [
        ("2022", 41, "#2022"),
        ("2023", 48, "#2023"),
        ("2024", 55, "#2024"),
        ("2025", 70, "#2025"),
        ("2026", 78, "#2026"),
    ]
    last = [(f"{month}月", count, "") for month, count in enumerate([120, 130, 180, 190, 210, 230], 1)]
    this = [(f"{month}月", count, "") for month, count in enumerate([80, 60, 150, 260, 390, None], 1)]
    first = [("已导入", 1204, "#"), ("未变", 310, "#"), ("等待确认", 66, "#"), ("未接受", 12, "#")]
    second = [("已导入", 40, ""), ("未变", 0, ""), ("等待确认", 3, ""), ("未接受", 1, "")]
    return {
        "bars": charts.bar_chart(
            "动物科技学院登记的校友最多，信息技术学院最少", most, highlight="信息技术学院", unit=" 人", small=True
        ),
        "no_bars": charts.bar_chart("今年还没有返校活动", []),
        "lines": charts.line_chart("近五年班级登记表完整率由 41% 升到 78%", [("完整率", rates)], unit="%"),
        "two_lines": charts.line_chart("今年核对的人数从四月起超过去年", [("去年", last), ("今年", this)], highlight="今年"),
        "stacks": charts.stacked_bar(
            "名册中九成以上已导入或无须改动", [("畜牧1501 名册", first, "#"), ("机电1502 名册", second, "")]
        ),
        "map": charts.tile_map(
            {"430000": 8123, "440000": 2210, "330000": 640, "310000": 402, "420000": 388, "110000": 210, "360000": 120,
             "450000": 88, "520000": 45, "530000": 12, "650000": 3},
            title="三分之二的校友留在湖南",
            href="#{}".format,
            elsewhere=[("海外", 36, "#abroad")],
        ),
    }  # fmt: skip


def _matrix() -> dict:
    states = [("已落实", "done"), ("78%", "waiting"), ("已超期", "danger"), ("3 人", "done"), ("—", "none")]
    cells = [{"text": text, "tone": tone, "href": "#"} for text, tone in states]
    return {
        "matrix_columns": ["工作计划", "班级登记表", "通讯录", "优秀校友", "走访"],
        "matrix_rows": [{"label": name, "href": "#", "cells": cells} for name in COLLEGES],
    }


def _records() -> dict:
    columns = ("name", "pinyin", "class_name", "employer", "position", "year", "state", "tone")
    people = [
        ("欧阳春晓", "Ouyang Chunxiao", "畜牧1501", "湖南某饲料有限公司", "技术主管", 2018, "已核对", "done"),
        ("王伟", "Wang Wei", "机电1502", "长沙某机床厂", "工程师", 2018, "等待确认", "waiting"),
        ("买买提·艾力", "Maimaiti Aili", "园艺1601", "喀什某农业合作社", "社长", 2019, "失去联系", "danger"),
    ]
    work = {"when": "2021年7月至今", "what": "湖南某饲料有限公司", "text": "技术主管，长沙", "tone": "now"}
    before = {"when": "2018年7月 – 2021年6月", "what": "益阳某种猪场", "text": "技术员"}
    study = {"when": "2015年9月 – 2018年6月", "what": "畜牧兽医 · 畜牧1501", "text": "高职，三年制", "href": "#"}
    roster = {"name": "2018届畜牧兽医名册.xlsx", "href": "#", "when": "22日 14:30", "by": "李娜", "size": "84 kB"}
    paper = {
        "name": "机电1502 通讯录.pdf",
        "href": "#",
        "when": "11月2日 09:10",
        "by": "王伟",
        "note": "14 天后自动删除",
    }
    return {
        "people": [dict(zip(columns, row, strict=True)) for row in people],
        "timeline": [work, before, study | {"badge": "毕业", "badge_tone": "done"}],
        "files": [roster | {"badge": "已导入", "badge_tone": "done"}, paper],
    }
