"""`/inbox/`: what was told to the user and what waits, at every desk the user has; the same page whatever the doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from colleges import notices
from colleges.desks import has_own_work
from colleges.gate import CHOSEN, take_seat
from colleges.inbox import notices_done, notices_to_do, seats_at, waiting_for
from colleges.models import Department, Notice, NoticeRead

NOTICES_A_PAGE = 30
COLLEGE_PAGES = "/college/"
OFFICE_PAGES = "colleges.view_college"


@require_safe
def inbox(request):
    take_seat(request)
    request.departments = list(Department.objects.of_user(request.user))
    done = request.GET.get("tab") == "done"
    user, seats = request.user, seats_at(request)
    told = (notices_done if done else notices_to_do)(user, seats).select_related("college")
    page = Paginator(told, NOTICES_A_PAGE).get_page(request.GET.get("page"))
    waiting = [] if done or page.number > 1 else waiting_for(user, seats, request.departments)
    context = {
        "base": _frame(request),
        "done": done,
        "page": page,
        "lines": _lines(page.object_list, user),
        "waiting": waiting,
        "one_desk": len({each.unit for each in waiting}) < 2,
        "unread": Notice.objects.for_user(user, seats=seats).unread_by(user).count(),
    }
    return render(request, "colleges/inbox/list.html", context)


def _frame(request):
    """The office's own people and the inspector in the office's frame; other staff work at `/desk/`, if anywhere."""
    if request.user.has_perm(OFFICE_PAGES):
        return "base_office.html"
    if request.seat:
        return "base_college.html"
    return "base_desk.html" if request.departments or has_own_work(request.user) else "base_working.html"


def _lines(found, user):
    """`[{notice, is_read, done_at}]`: reading and laying aside is everybody's own."""
    reads = dict(NoticeRead.objects.filter(user=user, notice__in=list(found)).values_list("notice_id", "done_at"))
    return [{"notice": each, "is_read": each.pk in reads, "done_at": reads.get(each.pk)} for each in found]


def _mine(request, pk):
    return get_object_or_404(Notice.objects.addressed_to(request.user, seats=seats_at(request)), pk=pk)


@require_POST
def open_notice(request, pk):
    """Mark it as read and go where it leads, in the college that it is about."""
    notice = _mine(request, pk)
    notices.mark_read([notice], request.user)
    seat = next((each for each in seats_at(request) if notice.college_id in each.family), None)
    if seat:
        request.session[CHOSEN] = seat.college.pk
    return redirect(notice.url or "inbox:list")


@require_POST
def follow(request):
    """To a to-do's page, in the college that it is about."""
    seat = next((each for each in seats_at(request) if str(each.college.pk) == request.POST.get("college")), None)
    address = request.POST.get("to", "")
    if seat is None or not _is_college_page(address):
        messages.error(request, "您目前不在该学院任职，请重新选择。")
        return redirect("inbox:list")
    request.session[CHOSEN] = seat.college.pk
    return redirect(address)


def _is_college_page(address):
    return address.startswith(COLLEGE_PAGES) and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


@require_POST
def mark_done(request, pk):
    notice = _mine(request, pk)
    notices.mark_done(notice, request.user)
    messages.success(request, f"已记为办完：{notice.title}。")
    return _back(request)


@require_POST
def undo_done(request, pk):
    notice = _mine(request, pk)
    notices.take_up_again(notice, request.user)
    messages.success(request, f"已放回未办：{notice.title}。")
    return redirect("inbox:list")


@require_POST
def read_all(request):
    unread = Notice.objects.for_user(request.user, seats=seats_at(request)).unread_by(request.user)
    notices.mark_read(unread, request.user)
    messages.success(request, "消息已全部标为已读。")
    return _back(request)


def _back(request):
    """To the page of the inbox, or of the desk, on which the button stood."""
    came = request.POST.get("back", "")
    safe = came.startswith("/") and url_has_allowed_host_and_scheme(came, allowed_hosts=None)
    return redirect(came if safe else "inbox:list")
