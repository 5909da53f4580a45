"""All that is held of one person, for the person (个人信息保护法 45): walked from the model graph, so that no table is forgotten.

Rows that belong to the person are written out; of rows that merely mention the person (a class whose liaison it is) only
what they are called. What is about somebody else as well is left out, each with its reason.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import GeneratedField

from accounts.roles import OFFICE
from alumni.duplicates import LABELS as RULE_LABELS
from alumni.merging import pointers_to
from alumni.models import Alumnus, Merge, Proposal, RosterRow
from alumni.self_update import FIELDS
from audit.models import ExportLine, ReadingLine
from common.formats import day, stamp
from common.industries import SECTIONS as INDUSTRIES
from common.regions import name_of as region_name
from common.workbooks import Column, StyledSheet, styled_workbook

#: pointers that are not followed → why (also told in the file)
LEFT_OUT = {
    "alumni.duplicatepair.first": "疑似重复的记录同时涉及另一位校友",
    "alumni.duplicatepair.second": "疑似重复的记录同时涉及另一位校友",
    "alumni.publicrequest.sought": "寻找您的同学所填写的内容是对方的个人信息",
    "alumni.tagging.alumnus": "工作人员给自己看的标签",
}
PICTURES = "照片的图像：表里只有说明，图像请向所在学院或校友会办公室索取"
#: rows that are the person's own, though they outlive the record
OWN_WORDS = {"alumni.publicrequest.alumnus"}
#: columns of the machinery: no facts of anybody
MACHINERY = {
    "version", "updated_at", "token_hash", "sha256", "slug", "record", "row_id", "numbers", "reply", "changes",
    "candidates", "derived", "address", "width", "height", "size",
}  # fmt: skip
OTHER_KEYS = {
    "tail": "电话后四位",
    "college": "学院",
    "consent": "本人同意",
    "sought": "寻找的人",
    "message": "留言",
    "text": "留言",
    "phone": "电话",
    "note": "说明",
    "major": "专业",
    "kind": "来由",
    "category": "类别",
    "headline": "一句话介绍",
    "studies": "学习经历",
    "story": "事迹",
    "achievements": "主要成就",
    "sought_class": "对方的班级",
    "sought_year": "对方的毕业年份",
}


@dataclass(frozen=True)
class Table:
    """Rows of one kind: `columns` are labels, `rows` lists of text."""

    key: str
    label: str
    columns: tuple
    rows: list


def name_of(pointer):
    return f"{pointer.model._meta.label_lower}.{pointer.column.name}"


def tables_of(person):
    """Every table that holds something of the person, the empty ones left away."""
    numbers = [person.pk, *Merge.objects.standing().filter(kept=person).values_list("gone_id", flat=True)]
    found = [_written(Alumnus, Alumnus.objects.defer("search").filter(pk=person.pk))]
    found += _pointed(Alumnus, [person.pk], seen={Alumnus})
    found.append(_written(RosterRow, RosterRow.objects.filter(alumnus_id__in=numbers).defer("cells", "candidates")))
    found.append(
        _log("exports", "哪些文件里有您", ExportLine.objects.filter(people__overlap=numbers), ("what", "purpose"))
    )
    found.append(
        _log("readings", "谁查看过您的联系方式", ReadingLine.objects.filter(subject_id__in=numbers), ("what",))
    )
    return [table for table in found if table.rows]


def _pointed(model, ids, seen):
    """`own`: kinds of rows that are written out as the person's own; what else points at them says nothing new."""
    found, own = [], _own_kinds()
    for pointer in pointers_to(model):
        if name_of(pointer) in LEFT_OUT or pointer.kind:
            continue
        rows = pointer.model._base_manager.filter(**{f"{pointer.column.attname}__in": ids}).order_by("pk")
        belongs = pointer.column.remote_field.on_delete is models.CASCADE or name_of(pointer) in OWN_WORDS
        if not belongs and pointer.model is not Merge:
            if pointer.model not in own:
                found.append(_mentioned(pointer, rows))
            continue
        found.append(_written(pointer.model, rows, but=pointer.column))
        if pointer.model not in seen and belongs:
            found += _pointed(pointer.model, list(rows.values_list("pk", flat=True)), seen | {pointer.model})
    return found


def _own_kinds():
    return {
        each.model
        for each in pointers_to(Alumnus)
        if each.column.remote_field.on_delete is models.CASCADE or name_of(each) in OWN_WORDS
    }


def _mentioned(pointer, rows):
    label = f"{pointer.model._meta.verbose_name}（{pointer.column.verbose_name}）"
    return Table(name_of(pointer), label, ("名称",), [[str(row)] for row in rows])


def _written(model, rows, but=None):
    columns = [each for each in model._meta.concrete_fields if each is not but and _tells(each)]
    kept = [each.name for each in columns if each.is_relation]
    rows = rows.select_related(*kept) if kept else rows
    labels = tuple(str(each.verbose_name) for each in columns)
    written = [[_text(row, each) for each in columns] for row in rows]
    return Table(model._meta.label_lower, str(model._meta.verbose_name), labels, written)


def _tells(each):
    """A column that says something of the person, and of nobody else."""
    if each.primary_key or isinstance(each, SearchVectorField | GeneratedField | models.FileField):
        return False
    if each.name in MACHINERY or (isinstance(each, models.BigIntegerField) and not each.is_relation):
        return False  # numbers of other rows
    return not each.is_relation or each.related_model not in (get_user_model(), Alumnus)


def _text(row, each):
    if each.flatchoices:
        return str(dict(each.flatchoices).get(getattr(row, each.attname), "") or "")
    value = _told(row, each)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, dict):
        return "；".join(
            f"{_label(key)}：{_flat(_in_words(key, each))}"
            for key, each in value.items()
            if each and not key.endswith("_id")
        )
    return _flat(value)


def _flat(value):
    return "、".join(map(_item, value)) if isinstance(value, list) else str(value)


def _item(each):
    """One of a list: a word, or a few that belong together (what was left, and why; when, and what)."""
    if isinstance(each, list):
        return " ".join(map(str, each))
    return "：".join(str(each[key]) for key in sorted(each) if each[key]) if isinstance(each, dict) else str(each)


def _told(row, each):
    """The value, in words where it is kept as a code that the column itself does not explain."""
    value = getattr(row, each.name)
    if isinstance(row, Proposal) and each.name in ("old", "new"):
        return FIELDS[row.field].show(value) if row.field in FIELDS else value
    if isinstance(row, Merge) and each.name == "rules":
        return [RULE_LABELS.get(rule, "") for rule in value]
    return _in_words(each.name, value)


def _in_words(name, value):
    if name == "region" and value:
        return region_name(value)
    return INDUSTRIES.get(value, value) if name == "industry" else value


def _label(key):
    """What somebody typed is kept under the names that a roster's columns have."""
    known = {each.name: str(each.verbose_name) for each in RosterRow._meta.concrete_fields}
    return known.get(key, OTHER_KEYS.get(key, "其他"))


def _log(key, label, lines, names):
    rows = [[stamp(line.at), line.college_name or OFFICE, *(getattr(line, name) for name in names)] for line in lines]
    return Table(key, label, ("时间", "单位", *("内容", "用途")[: len(names)]), rows)


# --- as files ----------------------------------------------------------------------------------------------------------


def as_json(person, *, on):
    tables = {
        table.label: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables_of(person)
    }
    content = {
        "说明": f"{day(on)}湖南生物机电职业技术学院校友数据库登记的本人信息",
        "未列入": left_out(person),
        "内容": tables,
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def as_workbook(person, *, on):
    sheets = [
        StyledSheet(
            name=table.label[:20],
            columns=[Column(label, 20) for label in table.columns],
            rows=table.rows,
            title=table.label,
            facts=[("日期", day(on))],
        )
        for table in tables_of(person)
    ]
    left = StyledSheet(
        name="未列入", columns=[Column("原因", 60)], rows=[[why] for why in left_out(person)], title="未列入的内容"
    )
    return styled_workbook([*sheets, left])


def left_out(person):
    """What is not in the file, each with its reason or where it is had."""
    pictures = [PICTURES] if person.photos.exists() else []
    return sorted(set(LEFT_OUT.values())) + pictures
