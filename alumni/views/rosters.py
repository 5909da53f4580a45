"""A roster on its way in, page by page: upload, questions, preview, decisions, import, undo. Written once for two doors."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import method_decorator

from alumni.forms.rosters import ColumnsForm, DecisionForm, QuestionsForm
from alumni.models import RosterRow, RosterUpload
from alumni.rosters import preview, refused
from alumni.rosters.headers import LABELS
from alumni.rosters.importing import PreviewChanged, import_roster
from alumni.rosters.progress import is_running
from alumni.rosters.remembered import used_in
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
from alumni.services.claims import claim_rows, rows_to_claim
from alumni.views.roster_door import RosterDoor
from colleges.models import Major
from common.downloads import File, download
from common.once import once
from common.progress import progress_of

ROWS_A_PAGE = 50
MAX_BYTES = 20 * 1024 * 1024


class RosterPages(RosterDoor):
    # pages

    def list(self, request):
        uploads = self.uploads(request).select_related("college", "uploaded_by", "imported_by")
        page = Paginator(uploads, 20).get_page(request.GET.get("page"))
        return self.page(request, "list", {"page": page})

    @method_decorator(once)
    def upload(self, request):
        form = self.form_class(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            upload = self._take(request, form)
            if upload:
                return self.to_upload(upload)
        return self.page(request, "upload", {"form": form})

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
        upload = self.upload_of(request, pk)
        context = self._facts(upload)
        if upload.state == RosterUpload.State.QUESTIONS:
            context["form"] = QuestionsForm(questions=upload.reading["questions"])
        else:
            context |= {"sections": preview.sections(upload), "new_classes": preview.new_classes(upload)}
            context |= self._rows(request, upload)
        return self.page(request, "detail", context)

    def _facts(self, upload):
        """What the page of an upload shows in any state."""
        facts = {"upload": upload, "tally": tally(upload), "used": used_in(upload), "running": is_running(upload)}
        return facts | {"columns_form": self._columns_form(upload), "progress": progress_of(upload.progress_key)}

    def _columns_form(self, upload, data=None):
        columns = list({c["header"]: c for c in upload.reading.get("columns", []) if c["header"]}.values())
        return ColumnsForm(data, columns=columns, labels=LABELS) if upload.is_open else None

    def _rows(self, request, upload):
        show = request.GET.get("show", "")
        if show not in RosterRow.Outcome.values:
            show = preview.first_section(upload)
        rows = upload.rows.filter(outcome=show).order_by("id")
        page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
        lines = preview.lines(
            upload,
            page.object_list,
            candidates_of(page.object_list, self.people(request)),
            masked=not self.may_act(request),
        )
        facts = {"show": show, "page": page, "lines": lines, "next": preview.next_step(upload, show)}
        return facts | {"to_claim": rows_to_claim(upload).count() if show == RosterRow.Outcome.ELSEWHERE else 0}

    # acts

    def answer(self, request, pk):
        upload = self.upload_of(request, pk)
        questions = upload.reading.get("questions", [])
        form = self._columns_form(upload, request.POST) if "columns" in request.POST else None
        form = form or QuestionsForm(request.POST, questions=questions)
        if not form.is_valid():
            return self.page(request, "detail", self._facts(upload) | {"form": form})
        done = self.attempt(request, lambda: settle_questions(upload, form.answers(), actor=request.user))
        if done:
            messages.success(request, "已按您的选择重新读取，并为本学院记住。")
        return self.to_upload(upload)

    def decide(self, request, pk):
        upload = self.upload_of(request, pk)
        form = DecisionForm(request.POST, upload=upload)
        if not form.is_valid():
            messages.error(request, "请先勾选要决定的行，再选择怎样处理。")
            return self.to_upload(upload, show=request.POST.get("show"))
        rows = RosterRow.objects.filter(pk__in=form.cleaned_data["rows"])
        decision = form.cleaned_data["decision"].replace("undo", "")
        person = form.cleaned_data["person"]
        chosen = self.people(request).filter(pk=person).first() if person else None
        if person and chosen is None:  # never the next best instead of the one that was ticked
            messages.error(request, "所选的校友已不在可选之列。请核对现在列出的人，再决定一次。")
            return self.to_upload(upload, show=request.POST.get("show"))
        done = self.attempt(request, lambda: decide(upload, rows, decision, alumnus=chosen, actor=request.user))
        if done:
            rows = len(form.cleaned_data["rows"])
            done = f"已记下 {rows} 行的决定，确认导入后生效。" if decision else f"已取消 {rows} 行的决定。"
            messages.success(request, done)
        return self.to_upload(upload, show=request.POST.get("show"))

    def claim(self, request, pk):
        upload = self.upload_of(request, pk)
        made = self.attempt(request, lambda: claim_rows(upload, actor=request.user))
        if made:
            messages.success(request, f"已向对方学院申请认领 {len(made)} 人。答复以后，本学院会收到消息。")
        elif made is not None:
            messages.info(request, "没有新的申请：这些人都已申请过。进展见“认领”。")
        return self.to_upload(upload, show=RosterRow.Outcome.ELSEWHERE)

    def carry_out(self, request, pk):
        upload = self.upload_of(request, pk)
        try:
            upload = import_roster(upload, digest=request.POST.get("digest", ""), actor=request.user)
        except PreviewChanged:
            messages.warning(request, "在您查看之后数据有了变化，尚未导入。请核对新的预览，再确认一次。")
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            counts = tally(upload)
            messages.success(request, f"已导入 {counts['imported']} 人，{counts['waiting']} 行等待处理。")
        return self.to_upload(upload)

    def undo(self, request, pk):
        upload = self.upload_of(request, pk)
        undone = self.attempt(request, lambda: undo_import(upload, actor=request.user))
        if undone:
            left = len(undone.left_after_undo)
            note = f"，有 {left} 项后来被改过而保留，见下方清单" if left else ""
            messages.success(request, f"已撤销这次导入{note}。")
        return self.to_upload(upload)

    def discard(self, request, pk):
        upload = self.upload_of(request, pk)
        if self.attempt(request, lambda: discard_upload(upload)):
            messages.success(request, f"已放弃“{upload.file_name}”，原件和暂存行已删除，没有写入任何校友。")
        return self.to("roster-list")

    # files and fragments

    def progress(self, request, pk):
        """A fragment; who came back to an act that was still going on is led to its result once it is done."""
        upload = self.upload_of(request, pk)
        running = is_running(upload)
        context = {"progress": progress_of(upload.progress_key), "upload": upload, "at": self.at, "running": running}
        response = render(request, "alumni/rosters/_progress.html", context)
        if not running and request.htmx:
            response.headers["HX-Refresh"] = "true"
        return response

    def sample(self, request):
        college = self.college(request)  # the office's own sample is of no college
        curriculum = Major.objects.curriculum_of(college) if college else None
        return download(File("校友名册样表.xlsx", sample_workbook(curriculum=curriculum)))

    def refused(self, request, pk):
        upload = self.upload_of(request, pk)
        if not upload.rows.filter(outcome=RosterRow.Outcome.REFUSED).exists():
            raise Http404
        name = f"有误的行-{upload.file_name.rsplit('.', 1)[0]}.xlsx"
        return download(File(name, refused.refused_workbook(upload)))

    def original(self, request, pk):
        upload = self.upload_of(request, pk)
        if not upload.content:
            raise Http404
        return download(File(upload.file_name, content_of(upload), "application/octet-stream"))
