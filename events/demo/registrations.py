"""Who comes: a forum with 120 registrations, a reunion that is full with people waiting, one moved, one cancelled."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from alumni.demo.people import a_mobile, a_name
from alumni.models import Alumnus
from events.demo.plans import approved, at_nine, complete, reunion
from events.models import Event, Kind, Question, Registration
from events.services.changes import cancel_event, move_event
from events.services.events import create_event
from events.services.registering import register, register_by_staff
from events.services.registration_matching import match_registration
from events.services.registration_settings import save_entry, save_question
from events.services.registrations import cancel_own, mark_told

POSTS = ("养殖场场长", "技术主管", "兽医", "农技站站长", "销售经理", "个体经营", "教师", "工程师", "项目经理", "")
TRAINS = ("G1024 次", "G6113 次", "自驾", "自驾", "长途汽车", "航班 CZ3975")
MEALS = ("", "", "", "", "清真", "素食", "不吃辣")
OPEN = {"visibility": Event.Visibility.PUBLIC, "entry": Event.Entry.OPEN}


def fill(random):
    office = User.objects.get(username="office")
    _forum(random, office)
    _full(random)
    _moved(random)
    _cancelled(random)


def _approved(event, **settings):
    """Approved a while ago, with registration as the organiser wants it."""
    event = approved(complete(event), days=22)
    facts = {"contact": "校友联络员", "contact_phone": "0731-84637012"}
    Event.objects.filter(pk=event.pk).update(
        **facts, intro="欢迎校友回校看看老师、看看校园。请提前报名，方便安排座位和用餐。"
    )
    event = Event.objects.select_related("college", "plan").get(pk=event.pk)
    save_entry(event, changes=OPEN | settings, actor=event.owner)
    event.refresh_from_db()
    return event


def _people(random, event, number):
    """Believable people: every second one is in the database, with the class as it stands there."""
    known = Alumnus.objects.contactable().prefetch_related("educations__class_group").order_by("pk")
    if event.college:
        known = known.filter(educations__college=event.college)
    known = list(known[: number * 3])
    for n in range(number):
        person = random.choice(known) if known and n % 2 == 0 else None
        if person:
            known.remove(person)
        yield person, _said(random, event, person)


def _said(random, event, person):
    facts = {
        "name": person.name if person else a_name(random),
        "mobile": a_mobile(random),
        "post": random.choice(POSTS),
    }
    stay = person.educations.all()[0] if person and person.educations.all() else None
    if stay and stay.class_group:
        facts |= {"class_text": stay.class_group.name, "graduated_year": stay.graduated_year}
    companions = min(random.choice((0, 0, 0, 0, 1, 2)), event.companions)
    names = "、".join(a_name(random) for _ in range(companions))
    facts |= {"companions": companions, "companion_names": names}
    if "arrival" in event.asks:
        hours = random.randrange(1, 20)
        facts |= {"arrives_at": event.starts_at - timedelta(hours=hours), "arrives_by": random.choice(TRAINS)}
    if "meals" in event.asks:
        facts["meals"] = random.choice(MEALS)
    if "hotel" in event.asks and random.random() < 0.4:
        facts |= {"hotel_from": event.first_day - timedelta(days=1), "hotel_until": event.last_day}
    return facts


def _come(random, event, number, matched=0, **more):
    """Registered over the last three weeks; the first `matched` of those in the database are confirmed."""
    rows = []
    for n, (person, facts) in enumerate(_people(random, event, number)):
        row = register(event, facts=facts | more.get("answers", dict)(), consent=1, actor=None).registration
        at = timezone.now() - timedelta(days=20) * (number - n) / number
        Registration.objects.filter(pk=row.pk).update(registered_at=at)
        if person and len(rows) < matched:
            row.event = event
            match_registration(row, person=person, actor=event.owner)
        rows.append(row)
    return rows


def _forum(random, office):
    start = at_nine(33)
    facts = {
        "title": "校友面对面论坛：智慧农业",
        "starts_at": start,
        "ends_at": start + timedelta(hours=8),
        "place": "大礼堂",
    }
    event = create_event(kind=Kind.FORUM, changes=facts, actor=office)
    event = _approved(event, capacity=220, companions=2, asks=["arrival", "meals", "hotel"])
    size = _question(event, "衣服尺码", "choice", ["S", "M", "L", "XL"])
    visit = _question(event, "想参观哪里", "many", ["实训牧场", "智能装备实训楼", "校史馆"])

    def answers():
        chosen = "；".join(random.sample(visit.choices, random.randrange(1, 3)))
        return {"answers": [[size.pk, size.text, random.choice(size.choices)], [visit.pk, visit.text, chosen]]}

    rows = _come(random, event, 120, matched=40, answers=answers)
    for row in random.sample(rows, 5):
        cancel_own(row, actor=None)


def _question(event, text, kind, choices):
    changes = {"text": text, "kind": kind, "choices": choices, "position": 10}
    return save_question(Question(event=event), changes=changes, actor=event.owner)


def _full(random):
    event = _approved(reunion("动物科技学院", "兽医专业返校日", in_days=26), capacity=40, companions=2, asks=["meals"])
    rows = _come(random, event, 38, matched=10)
    cancel_own(rows[3], actor=None)  # whoever waited longest moves up, and is to be told
    register_by_staff(event, facts={"name": a_name(random), "post": "退休教师"}, actor=event.owner)


def _moved(random):
    event = _approved(reunion("植物科技学院", "农学专业返校", in_days=30), companions=1)
    _come(random, event, 18, matched=4)
    changes = {"starts_at": event.starts_at + timedelta(days=1), "ends_at": event.ends_at + timedelta(days=1)}
    event.refresh_from_db()
    move_event(event, changes=changes, why="原定日期学校有考试", actor=event.owner)
    known = event.registrations.order_by("pk").values_list("pk", flat=True)[:7]
    mark_told(Registration.objects.filter(pk__in=list(known)), actor=event.owner)


def _cancelled(random):
    event = _approved(reunion("机电工程学院", "数控专业返校", in_days=24))
    _come(random, event, 9)
    event.refresh_from_db()
    cancel_event(event, reason="承办班级人数不足，改到明年举办。", actor=event.owner)
