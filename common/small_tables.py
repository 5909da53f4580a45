"""The office's small tables as workbooks, by django-import-export: read as carefully as rosters, written without formulas."""

import io
from collections import Counter
from dataclasses import dataclass
from datetime import date

import tablib
from django.contrib import messages
from django.contrib.admin.models import LogEntry
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.http import content_disposition_header
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource
from import_export.widgets import BooleanWidget, ForeignKeyWidget, IntegerWidget, Widget
from openpyxl.utils import get_column_letter
from unfold.contrib.import_export.forms import ImportForm, SelectableFieldsExportForm

from common.admin import DeskAdmin
from common.spreadsheets import CellError, read_workbook
from common.workbooks import Column, stream_workbook

SHOWN_CELLS = 20


class SmallWorkbook(XLSX):
    """`.xlsx` whose cells are text: `=…` and `+…` stay what was typed."""

    def get_title(self):
        return "Excel 工作簿（.xlsx）"

    def create_dataset(self, in_stream):
        """Each row keeps its number in the sheet: a refusal names the place where the person looks."""
        sheet = read_workbook(in_stream, filename="导入.xlsx").sheets[0]
        rows = [(at, row) for at, row in enumerate(sheet.rows) if any(cell not in (None, "") for cell in row)]
        if not rows:
            raise ValidationError("表格里没有内容。请先导出一份，在其中补充后再导入。")
        _refuse_damaged(rows)
        dataset = tablib.Dataset(headers=[force_str(cell or "").strip() for cell in rows[0][1]])
        for _, row in rows[1:]:
            dataset.append([_plain(cell) for cell in [*row, *[None] * dataset.width][: dataset.width]])
        dataset.sheet_rows = [at + 1 for at, _ in rows[1:]]
        return dataset

    def export_data(self, dataset, **kwargs):
        target = io.BytesIO()
        columns = [Column(header, 24) for header in dataset.headers]
        stream_workbook(target, title=dataset.title or "表格", columns=columns, rows=iter(dataset))
        return target.getvalue()


def _refuse_damaged(rows):
    """A formula without its result, #N/A and the like are no blanks: taken for blanks they would erase what stands."""
    damaged = [
        f"{get_column_letter(column + 1)}{at + 1}：{cell.problem}"
        for at, row in rows
        for column, cell in enumerate(row)
        if isinstance(cell, CellError)
    ]
    if len(damaged) > SHOWN_CELLS:
        damaged[SHOWN_CELLS:] = [f"另有 {len(damaged) - SHOWN_CELLS} 格也是这样。"]
    if damaged:
        raise ValidationError(damaged)


def _plain(cell):
    """What import-export's widgets expect: text, also of whole numbers that Excel keeps as 2001.0."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell).strip()


@dataclass(frozen=True)
class RefusedCell:
    """What is wrong with a row, or with one of its cells; `column` is the name in the file, empty for the row itself."""

    row: int
    column: str
    sentence: str


class SmallResource(ModelResource):
    """Rows are known by their names; the model's own rules refuse in Chinese, and one refusal stops the whole file."""

    class Meta:
        abstract = True
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True

    def before_import(self, dataset, **kwargs):
        known = {field.column_name for field in self.get_user_visible_fields()}
        missing = [self.fields[name].column_name for name in self._meta.import_id_fields]
        missing = [name for name in missing if name not in (dataset.headers or ())]
        unknown = [header for header in dataset.headers or () if header not in known]
        twice = [header for header, count in Counter(dataset.headers or ()).items() if count > 1]
        if missing or unknown or twice:
            found = [f"缺少列“{name}”" for name in missing] + [f"多出列“{name}”" for name in unknown]
            found += [f"列“{name}”有两处" for name in twice]
            raise ValidationError(f"{'，'.join(found)}。请先导出一份，照它的列名填写。")

    def import_data(self, dataset, *args, **kwargs):
        """The result tells in `refused` what is wrong, by row of the sheet and by the column's name in it."""
        self.sheet_rows = getattr(dataset, "sheet_rows", range(2, len(dataset) + 2))
        self.rows_by_key = {}
        result = super().import_data(dataset, *args, **kwargs)
        order = ["", *(dataset.headers or ())]
        result.refused = sorted(self._refused(result), key=lambda cell: (cell.row, order.index(cell.column)))
        return result

    def before_import_row(self, row, row_number=None, **kwargs):
        """Two lines about one thing: which of them holds is not for the program to say."""
        names = [self.fields[name].column_name for name in self._meta.import_id_fields]
        key = tuple(row.get(name, "") for name in names)
        first = self.rows_by_key.setdefault(key, row_number)
        if first != row_number:
            raise ValidationError(f"与第 {self.sheet_rows[first - 1]} 行写的是同一条，请只留一行。")

    def get_instance(self, instance_loader, row):
        """The row's own record; a name that cannot be read is a fault of its cell, not of the program."""
        try:
            return super().get_instance(instance_loader, row)
        except ValueError:
            return None  # `import_instance` reads the cell again and refuses it by its column
        except self._meta.model.MultipleObjectsReturned as error:
            raise ValidationError("系统里有几条同名的记录，不知道该改哪一条。请先在网页上改成不同的名称。") from error

    def _refused(self, result):
        columns = {field.attribute: field.column_name for field in self.fields.values()}
        if result.base_errors:
            return  # the columns themselves are wrong
        for invalid in result.invalid_rows:
            row = self.sheet_rows[invalid.number - 1]
            for name, sentences in invalid.error_dict.items():
                column = "" if name == NON_FIELD_ERRORS else columns.get(name, "")
                yield from (RefusedCell(row, column, sentence) for sentence in sentences)

    def after_import(self, dataset, result, **kwargs):
        """The stock one sets the table's sequence anew, which the application's login may not; no id is imported here."""


class ColumnChoiceForm(SelectableFieldsExportForm):
    """The columns by the names that stand in the file; the stock form puts the field's English name in front."""

    def _get_field_label(self, resource, field_name):
        return resource.fields[field_name].column_name


class SmallTableAdmin(ImportExportModelAdmin, DeskAdmin):
    import_form_class = ImportForm
    export_form_class = ColumnChoiceForm
    formats = import_formats = export_formats = [SmallWorkbook]

    def has_import_permission(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request):
        return self.has_view_permission(request)

    def get_export_filename(self, request, queryset, file_format):
        """Named by the day it is here, not in London."""
        return f"{self.opts.verbose_name_plural}-{timezone.localdate()}.{file_format.get_extension()}"

    def _do_file_export(self, file_format, request, queryset, export_form=None):
        """The stock header cannot carry a Chinese name."""
        response = super()._do_file_export(file_format, request, queryset, export_form)
        name = self.get_export_filename(request, queryset, file_format)
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        return response

    def process_import(self, request, **kwargs):
        """The file is gone once it was imported: a second click is told so."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.warning(request, "这份文件已经导入过或已失效，请在列表里核对；如需再导入，请重新上传。")
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def process_result(self, result, request):
        if result.has_errors() or result.has_validation_errors():
            messages.error(request, "文件里有不能采用的行，没有导入任何内容。请重新上传查看原因。")
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_import")
        return super().process_result(result, request)

    def add_success_message(self, result, request):
        new, changed, same = (result.totals[kind] for kind in ("new", "update", "skip"))
        told = f"已导入{self.opts.verbose_name_plural}：新增 {new} 条，修改 {changed} 条，没有变化 {same} 条。"
        messages.success(request, told)

    def _create_log_entry(self, user_pk, rows, import_type, action_flag):
        if rows:
            LogEntry.objects.log_actions(user_pk, rows, action_flag, change_message="用表格导入。")

    def get_import_data_kwargs(self, **kwargs):
        return super().get_import_data_kwargs(**kwargs) | {"rollback_on_validation_errors": True}

    def add_data_read_fail_error_to_form(self, form, error):
        """Called for whatever was raised while reading: a refusal is shown, a bug of ours is not hidden."""
        if not isinstance(error, ValidationError):
            raise error
        form.add_error("import_file", error.messages)


class YesNoWidget(BooleanWidget):
    def clean(self, value, row=None, **kwargs):
        written = str(value or "").strip()
        if written not in {"是", "否"}:
            raise ValueError(f"请填“是”或“否”，表中写的是“{written}”。")
        return written == "是"

    def render(self, value, obj=None, **kwargs):
        return "是" if value else "否"


class NamedWidget(ForeignKeyWidget):
    """A row of another table by its name; an unknown name is told, not guessed."""

    def clean(self, value, row=None, **kwargs):
        try:
            return super().clean(value, row, **kwargs)
        except self.model.DoesNotExist as error:
            raise ValueError(f"没有名为“{value}”的{self.model._meta.verbose_name}，请核对名称。") from error


class WholeNumberWidget(IntegerWidget):
    def clean(self, value, row=None, **kwargs):
        try:
            return super().clean(value, row, **kwargs)
        except (ValueError, ArithmeticError) as error:
            raise ValueError(f"“{value}”不是整数，请核对。") from error

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else str(value)


class DayWidget(Widget):
    """2026-11-22, also where Excel keeps it as a date."""

    def clean(self, value, row=None, **kwargs):
        written = str(value or "").strip()
        try:
            return date.fromisoformat(written.partition("T")[0]) if written else None
        except ValueError as error:
            raise ValueError(f"“{written}”不是日期，请写成 2026-11-22 的样子。") from error

    def render(self, value, obj=None, **kwargs):
        return value.isoformat() if value else ""


class ChoiceWidget(Widget):
    """A choice by the word that people see."""

    def __init__(self, choices):
        super().__init__()
        flat = [pair for value, label in choices for pair in (label if isinstance(label, list) else [(value, label)])]
        self.words = dict(flat)
        self.values = {word: value for value, word in flat}

    def clean(self, value, row=None, **kwargs):
        written = str(value or "").strip()
        if written and written not in self.values:
            raise ValueError(f"“{written}”不在可选范围内，请先导出一份，照其中的写法填写。")
        return self.values.get(written, "")

    def render(self, value, obj=None, **kwargs):
        return self.words.get(value, "")
