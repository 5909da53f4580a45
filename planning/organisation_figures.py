"""How organisation and history stand (art. 5, 6, 11). They are below the regulation page and cannot declare their figures
themselves."""

from urllib.parse import urlencode

from django.urls import reverse

from colleges.history import WANTED, missing
from colleges.models import Appointment, College, CollegeHistory, ContactPoint, OrganisationSettings
from colleges.services.contact_points import unconfirmed_before
from colleges.services.safeguards import all_safeguards, safeguard_of
from planning.figures import Figure, declares_figures

DUTIES = len(Appointment.Duty.values)
#: what art. 5 wants of a safeguard mechanism, see `Safeguard.missing`
WANTED_OF_A_SAFEGUARD = 5


@declares_figures(5)
def seats(college, year):
    """A leader in charge and a liaison in each college."""
    current = Appointment.objects.current()
    if college:
        held = set(current.filter(college=college).values_list("duty", flat=True))
        url = f"{reverse('college:hand-over')}#seats"
        return [Figure("分管领导和联络员在任", len(held), DUTIES, "项职责", college_url=url)]
    held = set(current.values_list("college", "duty"))
    colleges = list(College.objects.current().values_list("pk", flat=True))
    lacking = [pk for pk in colleges if any((pk, duty) not in held for duty in Appointment.Duty.values)]
    url = reverse("admin:organisation")
    return [Figure("没有配齐分管领导和联络员", len(lacking), len(colleges), "个学院", office_url=url)]


@declares_figures(5)
def safeguards(college, year):
    if college:
        missing = len(safeguard_of(college).missing)
        return [Figure("保障机制还缺", missing, WANTED_OF_A_SAFEGUARD, "项", college_url=reverse("college:safeguard"))]
    rows = all_safeguards()
    lacking = sum(bool(row.missing) for row in rows)
    url = f"{reverse('admin:safeguard-list')}?lacking=1"
    return [Figure("保障机制没有备齐", lacking, len(rows), "个学院", office_url=url)]


@declares_figures(6)
def contact_points(college, year):
    points = ContactPoint.objects.public()
    points = points.filter(college=college) if college else points
    stale = points.unconfirmed_since(unconfirmed_before()).count()
    months = OrganisationSettings.current().point_months
    asked = urlencode({"is_published__exact": 1, "check": "stale"})
    urls = {
        "college_url": f"{reverse('college:contact-points')}?check=stale",
        "office_url": f"{reverse('admin:colleges_contactpoint_changelist')}?{asked}",
    }
    return [Figure(f"对外联系方式超过 {months} 个月没有核对", stale, points.count(), "个", **urls)]


@declares_figures(11)
def histories(college, year):
    """What a college's history still lacks; which colleges the public reads nothing of."""
    if college:
        url = reverse("college:history")
        return [Figure("院史还缺的内容", len(missing(college)), len(WANTED), "项", college_url=url)]
    colleges = College.objects.current()
    published = CollegeHistory.objects.public().filter(college__in=colleges).count()
    whole, url = colleges.count(), f"{reverse('admin:history-list')}?state=unpublished"
    return [Figure("院史还没有公布", whole - published, whole, "个学院", office_url=url)]
