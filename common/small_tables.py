"""The office's small tables as workbooks, by django-import-export: read as carefully as rosters, written without formulas."""

import io

import tablib
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.encoding import force_str
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource
from unfold.contrib.import_export.forms import ImportForm, SelectableFieldsExportForm

from common.admin import DeskAdmin
from common.spreadsheets import CellError, read_workbook
from common.workbooks import Column, stream_workbook


class SmallWorkbook(XLSX):
    """`.xlsx` whose cells are text: `=…` and `+…` stay what was typed."""

    def get_title(self):
        return "Excel 工作簿（.xlsx）"

    def create_dataset(self, in_stream):
        sheet = read_workbook(in_stream, filename="导入.xlsx").sheets[0]
        rows = [row for row in sheet.rows if any(cell not in (None, "") for cell in row)]
        if not rows:
            raise ValidationError("表格里没有内容。请先导出一份，在其中补充后再导入。")
        headers = [force_str(cell or "").strip() for cell in rows[0]]
        dataset = tablib.Dataset(headers=headers)
        for row in rows[1:]:
            dataset.append([_plain(cell) for cell in [*row, *[None] * len(headers)][: len(headers)]])
        return dataset

    def export_data(self, dataset, **kwargs):
        target = io.BytesIO()
        columns = [Column(header, 24) for header in dataset.headers]
        stream_workbook(target, title=dataset.title or "表格", columns=columns, rows=iter(dataset))
        return target.getvalue()


def _plain(cell):
    """What import-export's widgets expect: text, also of whole numbers that Excel keeps as 2001.0."""
    if isinstance(cell, CellError) or cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if hasattr(cell, "isoformat") else str(cell).strip()


class SmallResource(ModelResource):
    """Rows are known by their names; the model's own rules refuse in Chinese, and one refusal stops the whole file."""

    class Meta:
        abstract = True
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True


class SmallTableAdmin(ImportExportModelAdmin, DeskAdmin):
    import_form_class = ImportForm
    export_form_class = SelectableFieldsExportForm
    formats = import_formats = export_formats = [SmallWorkbook]

    def has_import_permission(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request):
        return self.has_view_permission(request)

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

    def add_data_read_fail_error_to_form(self, form, error):
        sentence = error.messages[0] if isinstance(error, ValidationError) else "文件读不出来，请用 Excel 另存为 .xlsx 再试。"
        form.add_error("import_file", sentence)
