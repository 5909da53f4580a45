from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colleges.forms.contact_points import ContactPointAddForm, ContactPointForm
from colleges.gate import CHOSEN
from colleges.inbox import notices_to_do
from colleges.models import ContactPoint, OrganisationSettings
from colleges.panels import panels_for
from colleges.services.contact_points import (
    SITES,
    check_site,
    confirm_contact_point,
    save_contact_point,
    unconfirmed_before,
)
from colleges.todos import Desk, todos_for
from common.once import once
from common.refusals import refusals_on, refusals_told

NOTICES_SHOWN = 5


@require_safe
def desk(request):
    here = Desk(request.college, "leader" if request.seat.is_leader else "liaison", request.user)
    told = notices_to_do(request.user, [request.seat])
    context = {
        "todos": todos_for(here),
        "panels": panels_for(here),
        "notices": told[:NOTICES_SHOWN],
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


@require_safe
def contact_points(request):
    own, check = ContactPoint.objects.of_college(request.college), request.GET.get("check")
    stale_before = unconfirmed_before()
    shown = {"stale": own.public().unconfirmed_since(stale_before), "site": own.without_site()}
    context = {
        "points": shown.get(check, own),
        "check": check if check in shown else "",
        "any": own.exists(),
        "stale_before": stale_before,
        "months": OrganisationSettings.current().point_months,
    }
    return render(request, "colleges/college/contact_points.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def contact_point_edit(request, pk=None):
    point = _point(request, pk) if pk else ContactPoint(college=request.college)
    form = (ContactPointForm if pk else ContactPointAddForm)(request.POST or None, instance=point)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_contact_point(form.instance, seen=getattr(form, "seen", None))
            messages.success(request, f"已保存“{form.instance.label}”，核对日期记为今天。")
            return redirect("college:contact-points")
    return render(request, "colleges/college/contact_point_edit.html", {"form": form, "point": point})


@require_POST
def contact_point_confirm(request, pk):
    point = _point(request, pk)
    confirm_contact_point(point)
    messages.success(request, f"已核对“{point.label}”。")
    return redirect("college:contact-points")


@require_POST
def contact_point_check(request, pk, site):
    """Looked up today on the school's site or on the own one."""
    point = _point(request, pk)
    with refusals_told(request):
        check_site(point, site=site, actor=request.user)
        messages.success(request, f"已记下：今天已在{SITES[site][2]}核对“{point.label}”。")
    return redirect("college:contact-points")


def _point(request, pk):
    return get_object_or_404(ContactPoint.objects.of_college(request.college), pk=pk)
