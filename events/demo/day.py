"""The day itself: a reunion of three weeks ago with check-ins and a paper list, one that is happening today."""

from datetime import timedelta

from django.utils import timezone

from alumni.demo.people import a_mobile, a_name
from events.demo.plans import approved, complete, reunion
from events.models import CheckIn, Event, Registration
from events.services.check_ins import book, check_in, moment_of, new_key, undo_check_in
from events.services.paper_lists import PaperRow, enter_papers
from events.services.registrations import cancel_registration
from events.services.seating import deal_seats
from events.services.stations import issue_station, revoke_station
from events.services.walk_ins import walk_in

CLASSES = ("植保0501", "植保0502", "园艺0501")


def fill(random):
    _past(random)
    _today(random)


def _past(random):
    event = _held(reunion("植物科技学院", "植保专业毕业十五年返校", in_days=-21))
    rows = _registered(random, event, 34)
    for row in rows[:27]:
        at = event.starts_at + timedelta(minutes=random.randrange(-50, 40))
        method = random.choice((CheckIn.Method.CODE, CheckIn.Method.NAME))
        there = book(row, event, key=new_key(), method=method, at=moment_of(event, at), actor=event.owner)
        CheckIn.objects.filter(pk=there.pk).update(received_at=there.at)
    papers = [PaperRow(f"第 {n} 行", row.name, row.class_text, row.mobile[-4:]) for n, row in enumerate(rows[27:30], 1)]
    enter_papers(event, rows=[*papers, PaperRow("第 4 行", a_name(random), CLASSES[1], people="2")], actor=event.owner)


def _today(random):
    event = reunion("植物科技学院", "植保专业毕业二十年返校", in_days=0, hours=8)
    now = timezone.now()
    Event.objects.filter(pk=event.pk).update(
        starts_at=now - timedelta(minutes=70), ends_at=now + timedelta(hours=7), capacity=80, companions=2
    )
    event = _held(event)
    rows = _registered(random, event, 42)
    deal_seats(event, unit="table", per=10, actor=event.owner)
    stations = [issue_station(event, label=label, actor=event.owner)[0] for label in ("东门", "报告厅门口", "西门")]
    for station in stations[:2]:
        station.mark_used()
    revoke_station(stations[2], actor=event.owner)
    rows = list(event.registrations.confirmed().order_by("pk"))
    for n, row in enumerate(rows[:23]):
        at, station = now - timedelta(minutes=60 - 2 * n), stations[n % 2]
        check_in(row, key=new_key(), method=CheckIn.Method.NAME, at=at, station=station, actor=None)
    undo_check_in(rows[4].check_ins.get(), actor=event.owner)
    walk_in(event, facts={"name": a_name(random), "class_text": CLASSES[2], "mobile": a_mobile(random)}, key=new_key(),
            station=stations[0], actor=None)  # fmt: skip
    cancel_registration(rows[-1], reason="来电说航班取消", actor=event.owner)


def _held(event):
    return approved(complete(event), days=21)


def _registered(random, event, number):
    """Registered while it was open, some weeks before."""
    rows = []
    for n in range(number):
        companions = random.choice((0, 0, 0, 0, 1, 2)) if n < number - 6 else 0
        rows.append(
            Registration.objects.create(
                event=event,
                source=Registration.Source.OPEN,
                name=a_name(random),
                mobile=a_mobile(random),
                class_text=random.choice(CLASSES),
                companions=companions,
                companion_names="、".join(a_name(random) for _ in range(companions)),
                consent=1,
                registered_at=event.starts_at - timedelta(days=25) + timedelta(hours=9 * n),
            )
        )
    event.refresh_from_db(fields=["taken"])
    return rows
