"""Who is there and who is not, as the desk and the stations read it."""

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from alumni.pinyin import read_name
from events.models import CheckIn, Registration
from events.services.check_ins import noted_where

State = Registration.State
SHOWN = [("", "全部"), ("here", "已到"), ("absent", "未到")]
NO_CLASS = "没有写班级"
LEAST = 2
TOO_SHORT = "请至少输入两个字，或手机尾号的两位数字。"


def expected(event):
    """Whom the day knows: who is registered or waits, without those of whom the database knows that they have died."""
    rows = event.registrations.standing().exclude(alumnus__state="deceased")
    return rows.order_by("class_text", "name", "pk")


def shown(rows, show):
    here = Exists(CheckIn.objects.standing().filter(registration=OuterRef("pk")))
    if show == "here":
        return rows.filter(here)
    return rows.filter(~here, state=State.CONFIRMED) if show == "absent" else rows


def found(rows, q):
    """By a part of the name (companions and class too), by pinyin or its initials, or by the end of a telephone."""
    if q.isascii() and q.isdecimal():
        return rows.filter(mobile__endswith=q)
    if q.isascii():
        wanted = "".join(q.lower().split())
        return rows.filter(pk__in=[pk for pk, name in rows.values_list("pk", "name") if reads_as(name, wanted)])
    return rows.filter(Q(name__contains=q) | Q(companion_names__contains=q) | Q(class_text__contains=q))


def reads_as(name, wanted):
    return any(wanted in each for each in (*readings(name), name.lower()))


def readings(name):
    """`(wangwei, ww)`."""
    words = read_name(name).split()
    return "".join(words), "".join(word[0] for word in words)


def counts(event):
    """`{here, people, registered, expected, walked_in, paper}`: registrations and people, companions among them."""
    there = event.check_ins.standing().aggregate(
        here=Count("pk"),
        people=Sum("people"),
        walked_in=Count("pk", filter=Q(registration__source=Registration.Source.WALK_IN)),
        paper=Count("pk", filter=Q(method=CheckIn.Method.PAPER)),
    )
    promised = event.registrations.confirmed().aggregate(registered=Count("pk"), expected=Sum(F("companions") + 1))
    return {name: number or 0 for name, number in (there | promised).items()}


def by_class(event):
    """`[(class, people there, people expected)]`."""
    expected_of = event.registrations.confirmed().order_by("class_text").values_list("class_text")
    promised = dict(expected_of.annotate(n=Sum(F("companions") + 1)))
    there = dict(
        event.check_ins.standing().order_by("registration__class_text").values_list("registration__class_text")
        .annotate(n=Sum("people"))
    )  # fmt: skip
    names = sorted(promised.keys() | there.keys(), key=lambda name: (name == "", name))
    return [(name or NO_CLASS, there.get(name, 0), promised.get(name, 0)) for name in names]


def with_check_ins(rows):
    """`[(registration, its standing check-in or None, who noted it)]`."""
    rows = list(rows)
    standing = CheckIn.objects.standing().filter(registration__in=rows).select_related("station", "noted_by")
    known = {each.registration_id: each for each in standing}
    return [(row, known.get(row.pk), noted_where(known[row.pk]) if row.pk in known else "") for row in rows]


def undone(event):
    """What was taken back, the latest first."""
    rows = event.check_ins.filter(undone_at__isnull=False).select_related("registration", "station", "undone_by")
    return rows.order_by("-undone_at")[:20]
