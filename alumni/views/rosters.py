"""The roster pages, written once for two doors: the liaison's (own college) and the office's (all colleges).

A door says which uploads may be seen, for whom is uploaded, and whose names may be shown as candidates; everything else
is the same, so that the office sees exactly what a liaison sees.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni.forms.rosters import ColumnsForm, DecisionForm, QuestionsForm, RosterUploadForm
from alumni.models import Alumnus, RosterRow, RosterUpload
from alumni.rosters import preview, refused
from alumni.rosters.headers import LABELS
from alumni.rosters.importing import PreviewChanged, import_roster
from alumni.rosters.sample import sample_workbook
from alumni.rosters.undoing import undo_import
from alumni.rosters.uploads import (
    candidates_of,
    content_of,
    decide,
    discard_upload,
    settle_questions,
    take_upload,
    tally,
)
from common.once import once
from common.progress import progress_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_A_PAGE = 50
MAX_BYTES = 20 * 1024 * 1024


class RosterPages:
    base = "base_college.html"
    at = "college:alumni:"
    form_class = RosterUploadForm

    # what a door decides

    def uploads(self, request):
        return RosterUpload.objects.of_college(request.college)

    def people(self, request):
        return Alumnus.objects.of_college(request.college)

    def target(self, request, form):
        """For whom the file is: `(college or None, kind)`."""
        return request.college, RosterUpload.Kind.ROSTER

    # pages

    def list(self, request):
        uploads = self.uploads(request).select_related("college", "uploaded_by", "imported_by")
        page = Paginator(uploads, 20).get_page(request.GET.get("page"))
        return self._page(request, "list", {"page": page})

    @method_decorator(once)
    def upload(self, request):
        form = self.form_class(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            upload = self._take(request, form)
            if upload:
                return self._to(upload)
        return self._page(request, "upload", {"form": form}, status=200)

    def _take(self, request, form):
        file = form.cleaned_data["file"]
        college, kind = self.target(request, form)
        try:
            if file.size > MAX_BYTES:
                raise ValidationError("文件超过 20 MB。请删去无关的工作表或图片，或按年级分成几份再上传。")
            return take_upload(
                file.read(),
                filename=file.name,
                college=college,
                kind=kind,
                actor=request.user,
                confirmed_on=form.cleaned_data["confirmed_on"],
                school=form.cleaned_data["school"],
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)

    def detail(self, request, pk):
        upload = self._upload(request, pk)
        context = {"upload": upload, "tally": tally(upload), "sections": preview.sections(upload)}
        context["new_classes"] = preview.new_classes(upload)
        if upload.state == RosterUpload.State.QUESTIONS:
            context["form"] = QuestionsForm(questions=upload.reading["questions"])
        else:
            context |= self._rows(request, upload)
        context["columns_form"] = self._columns_form(upload)
        return self._page(request, "detail", context)

    def _columns_form(self, upload, data=None):
        columns = list({c["header"]: c for c in upload.reading.get("columns", []) if c["header"]}.values())
        return ColumnsForm(data, columns=columns, labels=LABELS) if upload.is_open else None

    def _rows(self, request, upload):
        show = request.GET.get("show", "")
        if show not in RosterRow.Outcome.values:
            show = preview.first_section(upload)
        rows = upload.rows.filter(outcome=show).order_by("id")
        page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
        known = candidates_of(page.object_list, self.people(request))
        lines = [preview.line(row, known[row.pk], names=preview.major_names()) for row in page.object_list]
        return {"show": show, "page": page, "lines": lines}

    # acts

    def answer(self, request, pk):
        upload = self._upload(request, pk)
        questions = upload.reading.get("questions", [])
        form = self._columns_form(upload, request.POST) if "columns" in request.POST else None
        form = form or QuestionsForm(request.POST, questions=questions)
        if not form.is_valid():
            context = {
                "upload": upload,
                "tally": tally(upload),
                "form": form,
                "columns_form": self._columns_form(upload),
            }
            return self._page(request, "detail", context)
        done = self._try(request, lambda: settle_questions(upload, form.answers(), actor=request.user))
        if done:
            messages.success(request, "已按您的选择重新读取，并为本学院记住。")
        return self._to(upload)

    def decide(self, request, pk):
        upload = self._upload(request, pk)
        form = DecisionForm(request.POST, upload=upload)
        if not form.is_valid():
            messages.error(request, "请先勾选要决定的行，再选择怎样处理。")
            return self._to(upload, show=request.POST.get("show"))
        rows = RosterRow.objects.filter(pk__in=form.cleaned_data["rows"])
        decision = form.cleaned_data["decision"].replace("undo", "")
        person = form.cleaned_data["person"]
        chosen = self.people(request).filter(pk=person).first() if person else None
        if person and chosen is None:  # never the next best instead of the one that was ticked
            messages.error(request, "所选的校友已不在可选之列。请核对现在列出的人，再决定一次。")
            return self._to(upload, show=request.POST.get("show"))
        done = self._try(request, lambda: decide(upload, rows, decision, alumnus=chosen, actor=request.user))
        if done:
            messages.success(request, f"已记下 {len(form.cleaned_data['rows'])} 行的决定，确认导入后生效。")
        return self._to(upload, show=request.POST.get("show"))

    def carry_out(self, request, pk):
        upload = self._upload(request, pk)
        try:
            upload = import_roster(upload, digest=request.POST.get("digest", ""), actor=request.user)
        except PreviewChanged:
            messages.warning(request, "在您查看之后数据有了变化，尚未导入。请核对新的预览，再确认一次。")
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            counts = tally(upload)
            messages.success(request, f"已导入 {counts['imported']} 人，{counts['waiting']} 行等待处理。")
        return self._to(upload)

    def undo(self, request, pk):
        upload = self._upload(request, pk)
        undone = self._try(request, lambda: undo_import(upload, actor=request.user))
        if undone:
            left = len(undone.left_after_undo)
            note = f"，有 {left} 项后来被改过而保留，见下方清单" if left else ""
            messages.success(request, f"已撤销这次导入{note}。")
        return self._to(upload)

    def discard(self, request, pk):
        upload = self._upload(request, pk)
        if self._try(request, lambda: discard_upload(upload)):
            messages.success(request, f"已放弃“{upload.file_name}”，原件和暂存行已删除，没有写入任何校友。")
        return redirect(f"{self.at}roster-list")

    # files and fragments

    def progress(self, request, pk):
        upload = self._upload(request, pk)
        return render(
            request,
            "alumni/rosters/_progress.html",
            {"progress": progress_of(upload.progress_key), "upload": upload, "at": self.at},
        )

    def sample(self, request):
        return _attachment(sample_workbook(), "校友名册样表.xlsx")

    def refused(self, request, pk):
        upload = self._upload(request, pk)
        if not upload.rows.filter(outcome=RosterRow.Outcome.REFUSED).exists():
            raise Http404
        return _attachment(refused.refused_workbook(upload), f"有误的行-{upload.file_name.rsplit('.', 1)[0]}.xlsx")

    def original(self, request, pk):
        upload = self._upload(request, pk)
        if not upload.content:
            raise Http404
        return _attachment(content_of(upload), upload.file_name, "application/octet-stream")

    # shared

    def _upload(self, request, pk):
        return get_object_or_404(self.uploads(request).select_related("college", "uploaded_by", "imported_by"), pk=pk)

    def _page(self, request, name, context, status=200):
        context |= {"base": self.base, "at": self.at, **self.extra(request)}
        return render(request, f"alumni/rosters/{name}.html", context, status=status)

    def extra(self, request):
        return {}

    def _to(self, upload, show=None):
        address = reverse(f"{self.at}roster-detail", args=[upload.pk])
        return redirect(f"{address}?show={show}" if show in RosterRow.Outcome.values else address)

    def _try(self, request, act):
        try:
            return act()
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))


def _attachment(content, name, kind=XLSX):
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = FileResponse(as_attachment=True, filename=name).headers.get(
        "Content-Disposition", "attachment"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
