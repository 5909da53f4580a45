"""What leaves by the office: its own files of people (with a purpose, logged), and the colleges' requests."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from unfold.decorators import action

from alumni.admin.finding import NUMBERS, WORDS, criteria_of
from alumni.directory_columns import ART_9, COLUMNS
from alumni.exports import Purpose, export_people
from alumni.forms.find import find_form_of
from alumni.models import Alumnus, ExportRequest
from alumni.search import find
from alumni.services.export_requests import grant_export, refuse_export
from alumni.services.links import MOST_AT_ONCE
from common.admin import ActForm, DeskAdmin, ReadOnlyMixin, act_page, posted
from common.downloads import download

MAY_EXPORT = "alumni.permit_export"
SEARCH_BOX = "q"


class OfficeExportForm(ActForm):
    purpose = forms.ChoiceField(
        choices=Purpose,
        label="用途",
        help_text="只有“本院校友联络工作”和“发给同学”含完整联系方式；已故、失去联系和要求勿打扰的，只在统计和交存时列出并注明。",
    )
    detail = forms.CharField(label="用途说明", max_length=150, required=False, help_text="用途为“其他”时必填。")
    columns = forms.MultipleChoiceField(
        choices=[(key, column.label) for key, column in COLUMNS.items()], initial=ART_9, label="列"
    )

    def clean(self):
        wanted = super().clean()
        if wanted.get("purpose") == Purpose.OTHER and not wanted.get("detail"):
            self.add_error("detail", "请写明用途。")
        return wanted

    @property
    def written_purpose(self):
        """As it stands in the log: 返校活动筹备：2005 级返校."""
        return Purpose(self.cleaned_data["purpose"]).written(self.cleaned_data["detail"])


class PeopleExportMixin:
    """The list's action leads to a page that asks what for; the file and its log line come from `alumni.exports`."""

    actions = ["export_selected", "link_selected"]

    def has_export_permission(self, request):
        return request.user.has_perm(MAY_EXPORT) and self.has_view_permission(request)

    @admin.action(description="导出所选校友（须填用途）", permissions=["export"])
    def export_selected(self, request, queryset):
        if request.POST.get("select_across") == "1":
            asked = {name: request.GET[name] for name in (SEARCH_BOX, *NUMBERS, *WORDS) if request.GET.get(name)}
        else:
            asked = {"ids": ",".join(str(pk) for pk in queryset.values_list("pk", flat=True))}
        return redirect(f"{reverse('admin:alumni_alumnus_export')}?{urlencode(asked)}")

    def has_link_permission(self, request):
        return request.user.has_perm("alumni.add_personlink")

    @admin.action(description="为所选校友生成核对链接", permissions=["link"])
    def link_selected(self, request, queryset):
        asked = [("pk", pk) for pk in queryset.values_list("pk", flat=True)[: MOST_AT_ONCE + 1]]
        return redirect(f"{reverse('admin:link-many')}?{urlencode(asked)}")

    def get_urls(self):
        own = path("export/", self.admin_site.admin_view(self.export_page), name="alumni_alumnus_export")
        return [own, *super().get_urls()]

    def export_page(self, request):
        if not self.has_export_permission(request):
            raise PermissionDenied
        people, described, criteria = self._asked(request)
        form = OfficeExportForm(posted(request))
        if form.is_valid():
            try:
                file = self._export(request, form, people, described, criteria)
            except ValidationError as error:
                form.refuse(error)
            else:
                return download(file)
        intro = f"将导出 {people.count()} 位校友（{described}）。每次导出都记入导出记录。"
        return act_page(self, request, form, title="导出校友名单", button="导出", intro=intro)

    def _asked(self, request):
        """People, the range in words, and the criteria behind them."""
        if "ids" in request.GET:
            ids = [int(pk) for pk in request.GET["ids"].split(",")[:500] if pk.isdecimal()]
            people = Alumnus.objects.filter(pk__in=ids)
            return people, f"逐个选定的 {people.count()} 位校友", None
        criteria = criteria_of(request, request.GET.get(SEARCH_BOX, ""))
        described = find_form_of(request.GET.urlencode()).described()
        return find(Alumnus.objects.all(), criteria, user=request.user), described, criteria

    def _export(self, request, form, people, described, criteria):
        return export_people(
            people,
            columns=form.cleaned_data["columns"],
            purpose=form.written_purpose,
            contact_work=Purpose(form.cleaned_data["purpose"]).is_in_full,
            actor=request.user,
            college=None,
            described=described,
            query=request.GET.urlencode(),
            criteria=criteria,
        )


class RefusalForm(ActForm):
    reason = forms.CharField(label="原因", max_length=200, widget=forms.Textarea(attrs={"rows": 3}))


@admin.register(ExportRequest)
class ExportRequestAdmin(ReadOnlyMixin, DeskAdmin):
    """Granted or refused, never edited."""

    list_display = [
        "requested_at",
        "requested_by",
        "college",
        "people",
        "purpose",
        "contact_work",
        "state",
        "expires_at",
    ]
    list_filter = ["state", "college", "contact_work"]
    search_fields = ["requested_by__name", "requested_by__username", "purpose"]
    search_help_text = "按申请人或用途查找"
    list_select_related = ["requested_by", "college"]
    date_hierarchy = "requested_at"
    fields = [
        "college", "requested_by", "requested_at", "described", "people", "listed_columns", "purpose", "contact_work",
        "state", "submitted_by", "decided_by", "decided_at", "reason", "expires_at", "used_at",
    ]  # fmt: skip
    actions_detail = ["grant", "refuse"]

    @admin.display(description="列")
    def listed_columns(self, wish):
        return "、".join(COLUMNS[key].label if key in COLUMNS else key for key in wish.columns)

    def has_decide_permission(self, request, object_id=None):
        return (
            request.user.has_perm(MAY_EXPORT)
            and str(object_id).isdecimal()
            and ExportRequest.objects.filter(pk=object_id, state=ExportRequest.State.WITH_OFFICE).exists()
        )

    @action(description="批准", url_path="grant", permissions=["decide"], icon="check")
    def grant(self, request, object_id):
        wish = self._wish(object_id)
        intro = (
            f"{wish.requested_by.label}申请导出 {wish.people} 位校友（{wish.described}），用途：{wish.purpose}。"
            "批准后只能按这些条件和列导出一次，过期作废。"
        )
        return self._decide(
            request, wish, ActForm, grant_export, title="批准导出", button="批准", said="已批准", intro=intro
        )

    @action(description="不批准", url_path="refuse", permissions=["decide"], icon="close")
    def refuse(self, request, object_id):
        wish = self._wish(object_id)
        intro = f"{wish.requested_by.label}申请导出 {wish.people} 位校友。请写明不批准的原因，申请人会收到。"
        return self._decide(
            request,
            wish,
            RefusalForm,
            refuse_export,
            title="不批准导出",
            button="不批准",
            said="未批准",
            intro=intro,
            danger=True,
        )

    def _wish(self, object_id):
        return get_object_or_404(ExportRequest.objects.select_related("requested_by"), pk=object_id)

    def _decide(self, request, wish, form_class, act, *, said, **page):
        form = form_class(posted(request))
        if form.is_valid():
            given = {"reason": form.cleaned_data["reason"]} if "reason" in form.cleaned_data else {}
            try:
                act(wish, actor=request.user, **given)
            except ValidationError as error:
                form.refuse(error)
            else:
                sentence = f"{said}{wish.requested_by.label}的导出申请，已通知申请人。"
                self.log_change(request, wish, sentence)
                messages.success(request, sentence)
                return redirect("admin:alumni_exportrequest_changelist")
        return act_page(self, request, form, obj=wish, **page)
