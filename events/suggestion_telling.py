"""Who is told of a suggestion: whoever heard it, the office, the people of a department."""

from django.urls import reverse
from django.utils import timezone

from accounts.roles import OFFICE
from colleges import notices
from colleges.models import Notice
from events.services.departments import members_of

ARTICLE = 12


def tell_heard(row):
    """Somebody said something in public: whose event it is looks at it."""
    facts = _facts(row, "收到校友建议")
    _to_unit(row, "new", facts)


def tell_handed_on(row):
    settle(row, "new")
    notices.put(_key(row, "handed"), role=OFFICE, url=_office(row), **_facts(row, f"{row.unit}转交校友建议"))


def tell_assigned(row):
    """Everybody who works in the department today; whoever was charged before hears no more of it."""
    settle(row, "new", "handed")
    _settle_assigned(row)
    url = reverse("desk:events:suggestion-detail", args=[row.pk])
    for user in members_of(row.department):
        notices.put(_key(row, f"assigned:{user.pk}"), user=user, url=url, **_facts(row, "请答复校友建议"))


def tell_answered(row, *, by_college, by_department):
    """Who heard it passes the answer on; the office knows what departments answer."""
    settle(row, "new", "handed")
    _settle_assigned(row)
    if by_department:
        facts = _facts(row, f"{row.department}已答复校友建议")
        notices.put(_key(row, "answered"), role=OFFICE, url=_office(row), **facts)
    if row.college_id and not by_college:
        url = reverse("college:events:suggestion-detail", args=[row.pk])
        notices.put(_key(row, "told"), college=row.college, url=url, **_facts(row, "校友建议有了答复"))


def settle_answer(row):
    settle(row, "answered", "told")


def settle(row, *keys):
    for key in keys:
        notices.settle(_key(row, key))


def _settle_assigned(row):
    mine = Notice.objects.filter(key__startswith=_key(row, "assigned:"), settled_at__isnull=True)
    mine.update(settled_at=timezone.now())


def _to_unit(row, key, facts):
    if row.college_id:
        url = reverse("college:events:suggestion-detail", args=[row.pk])
        notices.put(_key(row, key), college=row.college, url=url, **facts)
    else:
        notices.put(_key(row, key), role=OFFICE, url=_office(row), **facts)


def _facts(row, said):
    where = f"（{row.event.title}）" if row.event_id else ""
    facts = {"title": f"{said}：{row}", "body": f"{row.text[:200]}{where}", "article": ARTICLE}
    return facts | {"due_on": row.waits_until}


def _office(row):
    return reverse("admin:event-suggestion-detail", args=[row.pk])


def _key(row, key):
    return f"suggestion:{row.pk}:{key}"
