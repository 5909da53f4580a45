"""What an event leaves (art. 16): papers and photos, the report, each class's directory, the end. For two doors."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator

from colleges.views.history import picture_response
from common.attachments import handed_out
from common.downloads import download
from common.once import once
from common.refusals import refusals_on
from events.deadlines import ending_due_on
from events.directory_sheet import directory_sheet
from events.forms.afterwards import HandInForm, PaperForm, ReportForm
from events.hand_in import checked_in, missing_of, missing_papers, report_is_filed, rosters_for, state_of
from events.models import Event, EventClass, EventPaper, EventReport, PaperKind
from events.report_papers import report_print, report_word
from events.services.directories import hand_in_directory
from events.services.papers import add_paper, withdraw_paper
from events.services.reports import edit_report, file_report
from events.views.doors import EventDoor

LOST = "文件在服务器上找不到了。请联系系统管理员，或重新上传。"
PRIVATE = "private, max-age=300"
OF_A_CLASS = (
    "event__college",
    "event__owner",
    "event__plan",
    "class_group__college",
    "class_group__major",
    "upload",
    "handed_in_by",
)


class AfterwardsPages(EventDoor):
    room = "events/afterwards"
    leads_to = "report"

    def may_hand_in(self, request, event):
        """Whose event it is hands in what it leaves."""
        return self.may_act(request)

    # --- the page --------------------------------------------------------------------------------------------------

    def report(self, request, pk):
        event = self.event(request, pk)
        report = EventReport.objects.filter(event=event).select_related("filed_by", "returned_by").first()
        standing = event.state == Event.State.PREPARING
        mine = standing and self.may_hand_in(request, event)
        due_on = ending_due_on(event)
        context = {
            "report": report,
            "is_filed": report is not None and report.filed_at is not None,
            "here": checked_in(event),
            "missing": missing_of(event) if standing else [],
            "due_on": due_on,
            "days_late": (timezone.localdate() - due_on).days,
            "lines": [(row, *state_of(row), self.excusing(request, row)) for row in self._classes(event)],
            "may_hand_in": mine,
            "may_file": mine and event.is_over and report is not None and not report_is_filed(event),
            "ended_by": event.ended_by,
            **self._papers(event),
        }
        return self.event_page(request, event, "report", context | self.closing(request, event))

    def closing(self, request, event):
        """The office's own part of the page."""
        return {"may_close": False, "may_reopen": False, "may_return": False, "may_excuse": False}

    def excusing(self, request, row):
        """The form by which the office does without the class's directory, None where there is nothing to excuse."""
        return None

    @staticmethod
    def _classes(event):
        return event.event_classes.select_related("class_group", "upload", "handed_in_by", "excused_by")

    @staticmethod
    def _papers(event):
        papers = list(event.papers.select_related("attachment__uploaded_by", "withdrawn_by"))
        standing = [paper for paper in papers if not paper.withdrawn_at]
        return {
            "photos": [paper for paper in standing if paper.kind == PaperKind.PHOTO],
            "papers": [paper for paper in standing if paper.kind != PaperKind.PHOTO],
            "withdrawn": [paper for paper in papers if paper.withdrawn_at],
            "wanted": [kind.label for kind in missing_papers(event)],
        }

    # --- the report --------------------------------------------------------------------------------------------------

    def report_edit(self, request, pk):
        event = self._mine(request, pk)
        report = EventReport.objects.filter(event=event).first() or EventReport(
            event=event, attended=checked_in(event) or None
        )
        form = ReportForm(request.POST or None, instance=report)

        def act():
            edit_report(event, changes=form.changes, version=form.seen, actor=request.user)
            return "已保存总结。写好后请上报。"

        told = f"签到 {checked_in(event)} 人。" if checked_in(event) else "没有签到记录，实到人数请写明从何而来。"
        facts = {"confirm": "保存总结", "keep": f"event-report-{pk}", "told": told}
        return self.event_form(request, event, form, act, title="写活动总结", **facts)

    def report_file(self, request, pk):
        event = self._mine(request, pk)
        done = "已上报总结。" if event.college_id else "已定稿总结。"
        return self.step(request, event, lambda: file_report(event, actor=request.user), done)

    def report_document(self, request, pk):
        """The report as it stands, as Word or (`as=pdf`) for print."""
        event = self.event(request, pk)
        draw = report_print if request.GET.get("as") == "pdf" else report_word
        file = self.attempt(request, lambda: draw(event))
        return download(file) if file else self.to("report", event.pk)

    # --- papers --------------------------------------------------------------------------------------------------------

    @method_decorator(once)
    def paper_add(self, request, pk):
        event = self._mine(request, pk)
        asked = request.GET.get("kind", "")
        kind = asked if asked in PaperKind.values else ""
        form = PaperForm(request.POST or None, request.FILES or None, initial={"kind": kind})

        def act():
            paper = add_paper(
                event, **{name: form.cleaned_data[name] for name in ("kind", "file", "caption")}, actor=request.user
            )
            return f"已上传“{paper.attachment.name}”。"

        return self.event_form(request, event, form, act, title="上传材料", confirm="上传材料", has_file=True)

    def paper(self, request, pk):
        paper = self._paper(request, pk)
        try:
            return download(handed_out(paper.attachment))
        except FileNotFoundError:
            messages.error(request, LOST)
            return self.to("report", paper.event_id)

    def photo(self, request, pk):
        """The picture itself, for the page."""
        paper = self._paper(request, pk)
        if paper.kind != PaperKind.PHOTO:
            raise Http404
        return picture_response(paper.attachment, PRIVATE)

    def paper_withdraw(self, request, pk):
        paper = self._paper(request, pk)
        if not self.may_hand_in(request, paper.event):
            raise Http404
        done = f"已撤回“{paper.attachment.name}”。"
        return self.step(request, paper.event, lambda: withdraw_paper(paper, actor=request.user), done)

    def _paper(self, request, pk):
        rows = self.own(EventPaper.objects.standing(), request).select_related("event__college", "attachment")
        return get_object_or_404(rows, pk=pk)

    # --- directories ---------------------------------------------------------------------------------------------------

    def directory(self, request, pk):
        """The directory of one class: made ready, uploaded through the roster's check, handed in."""
        row = self._class(request, pk)
        event, uploads = row.event, rosters_for(row)
        mine = event.state == Event.State.PREPARING and self.may_hand_in(request, event)
        form = HandInForm(request.POST if mine else None, uploads=uploads)

        def act():
            hand_in_directory(row, form.cleaned_data["upload"], actor=request.user)
            return f"已交存{row.class_group.name}的通讯录。"

        if mine and request.method == "POST" and form.is_valid():
            with refusals_on(form):
                messages.success(request, act())
                return self.to("report", event.pk)
        context = {
            "row": row,
            "state": state_of(row),
            "form": form,
            "has_rosters": uploads.exists(),
            "may_hand_in": mine,
            "upload_url": reverse("college:alumni:roster-upload" if self.college(request) else "admin:roster-upload"),
        }
        return self.event_page(request, event, "directory", context)

    def directory_sheet(self, request, pk):
        row = self._class(request, pk)
        if not self.may_act(request):
            raise Http404

        def act():
            return directory_sheet(row, actor=request.user, college=self.college(request))

        file = self.attempt(request, act)
        return download(file) if file else self.to("directory", row.pk)

    def _class(self, request, pk):
        rows = self.own(EventClass.objects, request)
        return get_object_or_404(rows.select_related(*OF_A_CLASS), pk=pk)

    def _mine(self, request, pk):
        event = self.event(request, pk)
        if not self.may_hand_in(request, event):
            raise Http404
        return event
