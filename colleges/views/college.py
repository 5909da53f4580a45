from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colleges import notices
from colleges.forms import ContactPointAddForm, ContactPointForm
from colleges.gate import CHOSEN
from colleges.models import ContactPoint, Notice
from colleges.panels import panels_for
from colleges.services import confirm_contact_point, save_contact_point
from colleges.todos import Desk, todos_for
from common.once import once
from common.refusals import refusals_on


@require_safe
def desk(request):
    here = Desk(request.college, "leader" if request.seat.is_leader else "liaison", request.user)
    context = {
        "todos": todos_for(here),
        "panels": panels_for(here),
        "notices": _notices(request)[:5],
    }
    return render(request, "colleges/college/desk.html", context)


@require_POST
def choose(request):
    seat = next((s for s in request.seats if str(s.college.pk) == request.POST.get("college")), None)
    if seat is None:
        messages.error(request, "您目前不在该学院任职，请重新选择。")
    else:
        request.session[CHOSEN] = seat.college.pk
    return redirect("college:desk")


def _notices(request):
    return Notice.objects.for_user(request.user, colleges=[request.college], duties=request.seat.duties)


@require_safe
def notice_list(request):
    unread = set(_notices(request).unread_by(request.user).values_list("pk", flat=True))
    return render(request, "colleges/college/notice_list.html", {"notices": _notices(request)[:200], "unread": unread})


@require_POST
def notice_open(request, pk):
    notice = get_object_or_404(_notices(request), pk=pk)
    notices.mark_read([notice], request.user)
    return redirect(notice.url or "college:notices")


@require_POST
def notices_read(request):
    notices.mark_read(_notices(request).unread_by(request.user), request.user)
    messages.success(request, "消息已全部标为已读。")
    return redirect("college:notices")


@require_safe
def contact_points(request):
    points = ContactPoint.objects.filter(college=request.college)
    return render(request, "colleges/college/contact_points.html", {"points": points})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def contact_point_edit(request, pk=None):
    point = (
        get_object_or_404(ContactPoint, pk=pk, college=request.college) if pk else ContactPoint(college=request.college)
    )
    form = (ContactPointForm if pk else ContactPointAddForm)(request.POST or None, instance=point)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_contact_point(form.instance, seen=getattr(form, "seen", None))
            messages.success(request, f"已保存“{form.instance.label}”，核对日期记为今天。")
            return redirect("college:contact-points")
    return render(request, "colleges/college/contact_point_edit.html", {"form": form, "point": point})


@require_POST
def contact_point_confirm(request, pk):
    point = get_object_or_404(ContactPoint, pk=pk, college=request.college)
    confirm_contact_point(point)
    messages.success(request, f"已核对“{point.label}”。")
    return redirect(reverse("college:contact-points"))
