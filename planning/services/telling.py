"""Who is told what of a plan: the college whose it is, the owner of an item of the school, the office."""

from django.urls import reverse

from accounts.roles import OFFICE
from colleges import notices
from colleges.models import Appointment, DepartmentMember
from common.formats import day

ARTICLE = 7
LONGEST_TITLE = 120
DESK = "/desk/"
OF_OFFICE = "planning.inspect_item"


def tell_college(plan, key, title, body="", due_on=None):
    """Everybody who sits for the college finds it there, also whoever is appointed later."""
    url = reverse("college:planning:plan-detail", args=[plan.pk])
    facts = {"body": body, "url": url, "article": ARTICLE, "due_on": due_on}
    notices.put(f"work-plan:{plan.pk}:{key}", college=plan.college, title=short(title), **facts)


def tell_college_of_item(copy, what, title, body=""):
    """`what` and the version make a key of their own, so that a second change is news again."""
    said = f"{title}：{copy.title}" + (f"（{day(copy.due_on)}前）" if copy.due_on else "")
    tell_college(copy.plan, f"{what}:{copy.pk}:{copy.version}", said, body, copy.due_on)


def tell_office(plan, key, title, body=""):
    url = reverse("admin:plan-detail", args=[plan.pk])
    facts = {"body": body, "url": url, "article": ARTICLE}
    notices.put(f"work-plan:{plan.pk}:{key}", role=OFFICE, title=short(title), **facts)


def settle(plan, key):
    notices.settle(f"work-plan:{plan.pk}:{key}")


def tell_responsible(item, what, title, *, owner=None, department=None, body=""):
    """The owner, or all who work in the department today. Without either it is the office's own, which knows.

    The office's people are led to the plan in the admin, everybody else, other staff too, to `/desk/`.
    """
    for user in responsible_people(owner, department):
        url = reverse("admin:plan-detail", args=[item.plan_id]) if user.has_perm(OF_OFFICE) else DESK
        facts = {"body": body, "url": url, "article": ARTICLE, "due_on": item.due_on}
        key = f"plan-item:{item.pk}:{what}:{item.version}:{user.pk}"
        notices.put(key, user=user, title=short(f"{title}：{item.title}"), **facts)


def responsible_people(owner, department):
    if owner is not None:
        return [owner]
    if department is None:
        return []
    members = DepartmentMember.objects.current().filter(department=department).select_related("user")
    return list({member.user_id: member.user for member in members}.values())


def without_people(colleges):
    """`[(college, what nobody is there for)]`: colleges without a current liaison or leader (art. 5)."""
    duties = dict(Appointment.Duty.choices)
    seats = {
        (college, duty) for college, duty in Appointment.objects.current().values_list("college_id", "duty").distinct()
    }
    found = []
    for college in colleges:
        lacking = [label for duty, label in duties.items() if (college.pk, duty) not in seats]
        if lacking:
            found.append((college, "、".join(lacking)))
    return found


def short(text):
    return text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"
