"""Who comes, as the organiser reads it: the list with its filters, the counts, what kitchen, hotel and driver need."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from common.formats import day
from events.models import Registration

State = Registration.State
SHOWN = [
    ("", "已报名和候补"),
    ("confirmed", "已报名"),
    ("waiting", "候补"),
    ("cancelled", "已取消"),
    ("unmatched", "还没有核对"),
    ("untold", "还要告知"),
    ("twice", "同一校友报了两份"),
]
TONES = {State.CONFIRMED: "done", State.WAITING: "waiting", State.CANCELLED: "none"}


def shown(rows, show):
    """`rows` narrowed to what was asked for; who waits stands in the order of the waiting list."""
    if show == "waiting":
        return rows.waiting()
    if show in ("confirmed", "cancelled"):
        return rows.filter(state=show)
    if show == "unmatched":
        return rows.unmatched()
    if show == "untold":
        return rows.standing().untold()
    return rows.filter(pk__in=twice(rows)) if show == "twice" else rows.standing()


def twice(rows):
    """Of people who stand in two registrations of one event (after two records were made one)."""
    known = rows.standing().filter(alumnus__isnull=False).order_by()
    pairs = known.values("event", "alumnus").annotate(n=Count("pk")).filter(n__gt=1)
    people = [(each["event"], each["alumnus"]) for each in pairs]
    return [pk for pk, *key in known.values_list("pk", "event", "alumnus") if tuple(key) in people]


def searched(rows, q):
    """By a part of a name (companions too), or by the last digits of a telephone."""
    q = q.strip()
    if not q:
        return rows
    if q.isascii() and q.isdecimal():
        return rows.filter(mobile__endswith=q)
    return rows.filter(Q(name__contains=q) | Q(companion_names__contains=q) | Q(class_text__contains=q))


def counts(event):
    """`{confirmed, people, brought, waiting, waiting_people, cancelled, unmatched, untold}` from one statement."""
    confirmed, waiting = Q(state=State.CONFIRMED), Q(state=State.WAITING)
    standing = ~Q(state=State.CANCELLED)
    unknown = Q(told_change__lt=F("event__change_no")) | Q(moved_up_at__isnull=False, moved_up_told_at__isnull=True)
    found = event.registrations.aggregate(
        confirmed=Count("pk", filter=confirmed),
        people=Sum(F("companions") + 1, filter=confirmed),
        brought=Sum("companions", filter=confirmed),
        waiting=Count("pk", filter=waiting),
        waiting_people=Sum(F("companions") + 1, filter=waiting),
        cancelled=Count("pk", filter=Q(state=State.CANCELLED)),
        unmatched=Count("pk", filter=standing & Q(alumnus__isnull=True, matched_at__isnull=True)),
        untold=Count("pk", filter=standing & unknown),
    )
    return {name: number or 0 for name, number in found.items()}


# --- what kitchen, hotel and driver need -----------------------------------------------------------------------------------


def needs(event):
    """`{arrivals, nights, meals, answers}`, each `[(label, …)]`, of those who have a seat."""
    rows = list(event.registrations.confirmed().order_by("arrives_at", "pk"))
    return {
        "arrivals": _arrivals(rows),
        "nights": _nights(rows),
        "meals": Counter(row.meals.strip() for row in rows if row.meals.strip()).most_common(),
        "answers": _answers(rows),
    }


def _arrivals(rows):
    """`[(day, hour, people, [how])]` by the hour of arriving."""
    found = {}
    for row in rows:
        if row.arrives_at:
            at = timezone.localtime(row.arrives_at)
            hour = found.setdefault((at.date(), at.hour), [0, []])
            hour[0] += row.seats
            if row.arrives_by and row.arrives_by not in hour[1]:
                hour[1].append(row.arrives_by)
    return [(day(date), f"{hour}:00–{hour}:59", n, "、".join(how)) for (date, hour), (n, how) in sorted(found.items())]


def _nights(rows):
    """`[(day, registrations, people)]` of each night in the hotel."""
    nights = {}
    for row in rows:
        if row.hotel_from and row.hotel_until:
            for n in range((row.hotel_until - row.hotel_from).days):
                night = nights.setdefault(row.hotel_from + timedelta(days=n), [0, 0])
                night[0] += 1
                night[1] += row.seats
    return [(day(date), *numbers) for date, numbers in sorted(nights.items())]


def _answers(rows):
    """`[(question, [(answer, how many)])]`, in the words it was asked in; the twenty most frequent."""
    found = {}
    for row in rows:
        for number, question, answer in row.answers:
            counted = found.setdefault(number, (question, Counter()))[1]
            counted.update(answer.split("；"))
    return [(question, counted.most_common(20)) for question, counted in found.values()]
