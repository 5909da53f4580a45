"""Directories out of one's own college: choosing, downloading, asking for more than the daily limit, and the log."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni import exports, search
from alumni.class_files import export_class_directory
from alumni.directory_columns import ART_9, COLUMNS
from alumni.forms.exports import DirectoryForm, ExportForm
from alumni.forms.find import FindForm, find_form_of
from alumni.models import AlumniSettings, Alumnus, ClassGroup, ExportRequest
from alumni.services import export_requests
from audit.models import ExportLine
from colleges.models import College
from common.downloads import download
from common.once import FIELD, new_key, once
from common.refusals import refusals_told

STALE = "筛选条件里有已失效的内容（例如已删除的标签或班级），请回到查找页面重新筛选。"
TONES = {
    "with_leader": "waiting",
    "with_office": "waiting",
    "granted": "done",
    "refused": "danger",
    "used": "none",
    "expired": "none",
}


def _people(request, asked):
    own = Alumnus.objects.of_college(request.college)
    return search.find(own, asked.criteria(), college=request.college, user=request.user)


# --- a filtered list -------------------------------------------------------------------------------------------------


@require_safe
def export_new(request):
    asked = FindForm(request.GET, college=request.college, user=request.user)
    if not asked.is_exact:
        messages.error(request, STALE)
        return redirect(f"{reverse('college:alumni:find')}?{asked.query}")
    return _export_page(request, asked, ExportForm(initial={"query": asked.query}))


def _export_page(request, asked, form):
    people = _people(request, asked)
    ids = list(people.values_list("pk", flat=True))
    context = {
        "asked": asked,
        "form": form,
        "count": len(ids),
        "left_out": exports.left_out_of(people),
        "limit": AlumniSettings.current().export_people,
        "over": exports.over_limit(request.user, ids),
    }
    return render(request, "alumni/college/export_new.html", context)


@require_POST
def export_download(request):
    form, asked = _sent(request)
    if not form.is_valid():
        return _export_page(request, asked, form)
    try:
        return download(exports.export_people(_people(request, asked), **_order(request, form, asked)))
    except exports.LimitReached as over:
        return _limit_page(request, over, form=form, asked=asked, columns=form.cleaned_data["columns"])
    except ValidationError as refused:
        form.add_error(None, refused)
        return _export_page(request, asked, form)


def _sent(request):
    """The form and the search it is about; a search that cannot be repeated exactly is refused, never widened."""
    form = ExportForm(request.POST)
    asked = find_form_of(request.POST.get("query", "")[:500], college=request.college, user=request.user)
    if form.is_valid() and not asked.is_exact:
        form.add_error(None, STALE)
    return form, asked


def _order(request, form, asked):
    return {
        "columns": form.cleaned_data["columns"],
        "purpose": form.purpose_text,
        "contact_work": form.contact_work,
        "actor": request.user,
        "college": request.college,
        "described": asked.described(),
        "query": asked.query,
        "criteria": asked.criteria(),
    }


def _to_ask_for(request, form, asked):
    return exports.may_hold(_people(request, asked), form.purpose_text)


def _limit_page(request, over, *, form, asked, columns):
    """What to do instead of the download, with the same choices ready to be sent as a request."""
    sent = [(name, form.cleaned_data[name]) for name in ("purpose", "purpose_detail")]
    context = {
        "over": over,
        "people": _to_ask_for(request, form, asked).count(),
        "described": asked.described(),
        "labels": [COLUMNS[key].label for key in columns],
        "purpose": form.purpose_text,
        "hidden": [("query", asked.query), *(("columns", key) for key in columns), *sent, (FIELD, new_key())],
        "permission_days": AlumniSettings.current().permission_days,
        "query": asked.query,
    }
    return render(request, "alumni/college/export_limit.html", context, status=403)


# --- a class ---------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def class_directory(request, pk):
    group = get_object_or_404(ClassGroup.objects.of_college(request.college), pk=pk)
    form = DirectoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return download(
                export_class_directory(
                    group,
                    file_kind=form.cleaned_data["file_kind"],
                    purpose=form.purpose_text,
                    contact_work=form.contact_work,
                    actor=request.user,
                    college=request.college,
                )
            )
        except exports.LimitReached as over:
            asked = find_form_of(f"class_group={group.pk}", college=request.college, user=request.user)
            return _limit_page(request, over, form=form, asked=asked, columns=ART_9)
        except ValidationError as refused:
            form.add_error(None, refused)
    people = Alumnus.objects.of_college(request.college).filter(educations__class_group=group)
    context = {"group": group, "form": form, "count": people.count(), "left_out": exports.left_out_of(people)}
    return render(request, "alumni/college/export_class.html", context)


# --- requests --------------------------------------------------------------------------------------------------------


@require_POST
@once
def export_request(request):
    form, asked = _sent(request)
    if not form.is_valid():
        return _export_page(request, asked, form)
    order = _order(request, form, asked)
    order.pop("criteria")
    try:
        wish = export_requests.request_export(people=_to_ask_for(request, form, asked).count(), **order)
    except ValidationError as refused:
        form.add_error(None, refused)
        return _export_page(request, asked, form)
    to = "分管领导提交" if wish.state == "with_leader" else "校友会办公室批准"
    messages.success(request, f"申请已提交，现在等待{to}。有结果时会在“消息”里告诉您。")
    return redirect("college:alumni:export-list")


def _own_request(request, pk, **more):
    return get_object_or_404(ExportRequest.objects.of_college(request.college), pk=pk, **more)


@require_POST
def export_request_submit(request, pk):
    return _decide(request, pk, "已提交校友会办公室批准。", export_requests.submit_request)


@require_POST
def export_request_return(request, pk):
    reason = request.POST.get("reason", "")
    return _decide(request, pk, "已退回，并告知申请人原因。", export_requests.return_request, reason=reason)


def _decide(request, pk, done, service, **facts):
    wish = _own_request(request, pk)
    if not request.seat.is_leader:
        raise PermissionDenied("只有本学院的分管领导可以提交或退回导出申请。")
    with refusals_told(request):
        service(wish, actor=request.user, **facts)
        messages.success(request, done)
    return redirect("college:alumni:export-list")


@require_POST
def export_request_use(request, pk):
    """One file for one permission. The search is read again from the request, exactly as it was granted."""
    wish = _own_request(request, pk, requested_by=request.user)
    asked = find_form_of(wish.query, college=request.college, user=request.user)
    with refusals_told(request):
        if not asked.is_exact:
            raise ValidationError(STALE)
        return download(
            exports.export_people(
                _people(request, asked),
                columns=wish.columns,
                purpose=wish.purpose,
                contact_work=wish.contact_work,
                actor=request.user,
                college=wish.college,
                described=wish.described,
                permission=wish,
                query=asked.query,
                criteria=asked.criteria(),
            )
        )
    return redirect("college:alumni:export-list")


# --- the log ---------------------------------------------------------------------------------------------------------


@require_safe
def export_list(request):
    """A liaison sees what they took out and asked for themselves; the leader answers for all of the college."""
    lines = ExportLine.objects.filter(college_id__in=College.objects.family_of(request.college)).defer("people")
    wishes = ExportRequest.objects.of_college(request.college).select_related("requested_by", "decided_by")
    if not request.seat.is_leader:
        lines = lines.filter(actor_id=request.user.pk)
        wishes = wishes.filter(requested_by=request.user)
    context = {
        "page": Paginator(lines, 50).get_page(request.GET.get("page")),
        "wishes": [_told(request, wish) for wish in wishes[:30]],
        "limit": AlumniSettings.current().export_people,
        "find_url": reverse("college:alumni:find"),
    }
    return render(request, "alumni/college/export_list.html", context)


def _told(request, wish):
    state, label = wish.state, wish.get_state_display()
    if state == "granted" and wish.expires_at <= timezone.now():
        state, label = "expired", "已过期"  # before the clock work comes by
    if state == "refused" and wish.submitted_by_id is None:
        label = "已退回"
    return {
        "wish": wish,
        "tone": TONES[state],
        "state": label,
        "labels": [COLUMNS[key].label for key in wish.columns if key in COLUMNS],
        "usable": state == "granted",
        "may_use": state == "granted" and wish.requested_by_id == request.user.pk,
        "may_decide": wish.state == "with_leader" and request.seat.is_leader,
    }
