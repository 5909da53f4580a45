"""The two files of a class: its 通讯录 (art. 9(三)) and its 登记表 (art. 9(二)), each as a handsome .xlsx or as a .pdf for print.

Both are exports like any other: the same rules, the same log.
"""

from dataclasses import dataclass

from django.utils import timezone

from alumni.directory_columns import ART_9, COLUMNS, REGISTER
from alumni.exports import export_drawn
from alumni.models import Alumnus
from alumni.register_sheet import head_facts
from alumni.registers import completeness_of, people_of
from common.documents import render_pdf
from common.formats import day, phone
from common.workbooks import Column, StyledSheet, styled_workbook


@dataclass(frozen=True)
class _OfClass:
    """As much of a search's criteria as choosing the stay needs."""

    class_group: int
    q: str = ""
    major = enrolled = graduated = None


def export_class_directory(class_group, *, file_kind, purpose, contact_work, actor, college):
    people = Alumnus.objects.of_college(college).filter(educations__class_group=class_group)
    draw = _directory_pdf if file_kind == "pdf" else _directory_workbook
    facts = {"purpose": purpose, "contact_work": contact_work, "actor": actor, "college": college}
    return _of_class(class_group, people, "通讯录", ART_9, draw, file_kind, **facts)


def export_class_register(class_group, *, file_kind, purpose, contact_work, actor, college):
    """In the office's usual form: the head, and the people in the order of their 学号."""
    draw = _register_pdf if file_kind == "pdf" else _register_workbook
    facts = {"purpose": purpose, "contact_work": contact_work, "actor": actor, "college": college}
    return _of_class(class_group, people_of(class_group), "登记表", REGISTER, draw, file_kind, **facts)


def _of_class(group, people, kind, columns, draw, file_kind, **facts):
    return export_drawn(
        people,
        what=f"{group.name}{kind}",
        columns=columns,
        draw=lambda order, rows: draw(order, group, [order.cells(row) for row in rows]),
        file_kind=file_kind,
        described=f"班级：{group.name}",
        criteria=_OfClass(class_group=group.pk),
        **facts,
    )


# --- the directory ---------------------------------------------------------------------------------------------------


def _facts(order, group, rows):
    def named(name, number):
        return f"{name} {phone(number)}".strip() if order.contact_work else name

    liaison = named(group.liaison_name, group.liaison_phone)
    if group.liaison and group.liaison.may_be_contacted:
        liaison = group.liaison.name
    facts = [
        ("专业", group.major.name if group.major else ""),
        ("班主任", named(group.head_teacher, group.head_teacher_phone)),
        ("辅导员", named(group.counsellor, group.counsellor_phone)),
        ("班级联络员", liaison),
        ("人数", f"{len(rows)} 人" + (f"（另有 {order.left_out} 人未列入）" if order.left_out else "")),
    ]
    return [(label, value) for label, value in facts if value]


def _footer(order):
    return f"{order.college.name if order.college else '校友会办公室'} {day(timezone.now())}导出，用途：{order.purpose}"


def _directory_pdf(order, group, rows):
    years = "–".join(str(year) for year in (group.enrolled_year, group.graduated_year) if year)
    return render_pdf(
        "class_directory",
        {
            "title": f"{group.name}班级通讯录",
            "subtitle": f"{group.college.name} {years}",
            "facts": _facts(order, group, rows),
            "columns": order.labels,
            "rows": [["" if cell is None else str(cell) for cell in row] for row in rows],
            "footer": _footer(order),
        },
    )


def _directory_workbook(order, group, rows):
    facts = [*_facts(order, group, rows), ("说明", order.handling)]
    title = f"{group.college.name} {group.name}班级通讯录"
    sheet = StyledSheet("班级通讯录", order.workbook_columns(), rows, title=title, facts=facts, footer=_footer(order))
    return styled_workbook([sheet])


# --- the register ----------------------------------------------------------------------------------------------------


def _register_columns(order):
    """The directory's columns, numbered, and with the word that the form has for the contact."""
    columns = order.workbook_columns()
    words = {COLUMNS["contact"].label: "联系电话"}
    renamed = [Column(words.get(column.label, column.label), column.width, column.kind) for column in columns]
    return [Column("序号", 6, "number"), *renamed]


def _numbered(rows):
    """By 学号, those without one last."""
    rows = sorted(rows, key=lambda cells: (not cells[0], cells[0]))
    return [[number, *cells] for number, cells in enumerate(rows, start=1)]


def _register_facts(order, group):
    facts = head_facts(group, completeness_of(group), in_full=order.contact_work)
    left_out = [("未列入", f"{order.left_out} 人（{order.why_left_out}）")] if order.left_out else []
    return facts + left_out


def _register_pdf(order, group, rows):
    return render_pdf(
        "class_register",
        {
            "title": "班级登记表",
            "subtitle": f"{group.college.name} {group.name}",
            "facts": _register_facts(order, group),
            "columns": [column.label for column in _register_columns(order)],
            "rows": [["" if cell is None else str(cell) for cell in row] for row in _numbered(rows)],
            "note": order.handling,
            "signatures": ["填表人", "学院审核", "校友会办公室审核", "日期"],
            "footer": _footer(order),
        },
    )


def _register_workbook(order, group, rows):
    facts = [*_register_facts(order, group), ("说明", order.handling)]
    title = f"{group.name}班级登记表"
    columns = _register_columns(order)
    sheet = StyledSheet("班级登记表", columns, _numbered(rows), title=title, facts=facts, footer=_footer(order))
    return styled_workbook([sheet])
