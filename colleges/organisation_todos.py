"""What waits in the organisation (art. 5, 6), and for whom. One function for each subject."""

from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from colleges.models import Appointment, ContactPoint, HandOver, OrganisationSettings
from colleges.services.contact_points import unconfirmed_before
from colleges.services.hand_overs import ACCEPT_DAYS, unaccepted_since
from colleges.services.safeguards import all_safeguards, safeguard_of
from colleges.todos import Todo, declares_todos

#: days before the end of one's time from which one is asked to write for the next
NOTE_DAYS = 30


@declares_todos
def contact_points(desk):
    """Art. 6: a college without a published phone, phones that nobody has looked at lately or that stand on no site."""
    points = ContactPoint.objects.public()
    if desk.college is None:
        return _points(points, f"{reverse('admin:colleges_contactpoint_changelist')}?is_published__exact=1&check=")
    own, url = points.of_college(desk.college), reverse("college:contact-points")
    silent = Todo("本院还没有公布校友工作联系电话", int(not own.with_phone().exists()), url, article=6)
    return [silent, *_points(own, f"{url}?check=")]


def _points(points, url):
    months = OrganisationSettings.current().point_months
    stale = points.unconfirmed_since(unconfirmed_before()).count()
    return [
        Todo(f"对外联系方式超过 {months} 个月没有核对", stale, f"{url}stale", article=6),
        Todo("联系方式在学校和部门网站的公布情况没有登记齐", points.without_site().count(), f"{url}site", article=6),
    ]


@declares_todos
def safeguards(desk):
    if desk.college is None:
        lacking = sum(bool(row.missing) for row in all_safeguards())
        return [Todo("学院保障机制没有备齐", lacking, f"{reverse('admin:safeguard-list')}?lacking=1", article=5)]
    missing = safeguard_of(desk.college).missing
    url, detail = reverse("college:safeguard"), f"还缺：{'、'.join(missing)}。"
    return [Todo("本院保障机制没有备齐", len(missing), url, article=5, detail=detail)]


@declares_todos
def hand_overs(desk):
    """The next one accepts, whoever leaves writes; the office is told of what nobody accepts."""
    if desk.college is None:
        late = HandOver.objects.waiting_since(unaccepted_since()).count()
        url = f"{reverse('admin:colleges_handover_changelist')}?standing=late"
        return [Todo(f"工作交接超过 {ACCEPT_DAYS} 天没有接收", late, url, article=5)]
    return [*_to_accept(desk), *_to_write(desk)] if desk.user else []


def _to_accept(desk):
    today = timezone.localdate()
    waiting = HandOver.objects.of_college(desk.college).waiting().filter(given_to__user=desk.user)
    for row in waiting.filter(given_to__since__lte=today).select_related("given_to", "given_by__user"):
        title = f"{row.given_by.user.name}移交的工作，请查看并接收"
        url = reverse("college:hand-over-detail", args=[row.pk])
        yield Todo(title, 1, url, article=5, due_on=row.begins + timedelta(days=ACCEPT_DAYS))


def _to_write(desk):
    soon = timezone.localdate() + timedelta(days=NOTE_DAYS)
    written = Count("handed_over", filter=~Q(handed_over__note=""))
    mine = Appointment.objects.current().filter(college=desk.college, user=desk.user, until__lte=soon)
    for seat in mine.annotate(written=written).filter(written=0):
        url = f"{reverse('college:hand-over')}?duty={seat.duty}"
        yield Todo(f"您的{seat.get_duty_display()}任期将结束，请写交接说明", 1, url, article=5, due_on=seat.until)
