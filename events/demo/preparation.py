"""Preparation: rooms with bookings (one to be renewed), guests with every reply, invitations on every stage, tasks half done."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from alumni.models import Alumnus
from colleges.models import College, Department
from events.models import Event, EventPlan, Guest, Invitation
from events.services.bookings import book_venue, release_booking
from events.services.changes import move_event
from events.services.guests import add_guest, note_reply, reply_by_link
from events.services.invitations import (
    decline_invitation,
    invitable_alumni,
    issue_invitations,
    mark_opened,
    revoke_invitation,
    uninvited,
)
from events.services.registering import register
from events.services.tasks import edit_task, finish_task
from events.services.venues import add_venue, close_venue

SCHOOLS = (
    ("大礼堂", 1200, "学校正门内", "校办 0731-84637001"),
    ("图书馆报告厅", 320, "图书馆一楼东侧", "图书馆 0731-84637022"),
    ("学术交流中心 201", 80, "学术交流中心二楼", "后勤处 0731-84637033"),
    ("体育馆", 2000, "运动区", "体育部 0731-84637044"),
    ("旧会议室", 40, "办公楼三楼", ""),
)
COLLEGES = (
    ("动物科技学院", "动科楼报告厅", 150),
    ("动物科技学院", "动科楼 301 会议室", 40),
    ("机电工程学院", "实训中心会议室", 60),
    ("信息技术学院", "计算中心报告厅", 120),
)
GUESTS = (
    ("leader", "彭建国", "学校副校长", "yes", 1, "1排1座"),
    ("leader", "廖志远", "省农业农村厅畜牧兽医处处长", "maybe", 1, ""),
    ("speaker", "欧阳慧", "某农牧集团技术总监", "yes", 0, "1排3座"),
    ("teacher", "罗德明", "原畜牧兽医系主任（退休）", "none", 0, ""),
    ("media", "夏雨晴", "省教育电视台记者", "no", 0, ""),
)
NOTES = ("已与后勤确认", "已发到班级群，群里有人接龙", "样稿已定，下周印好", "电话联系过，均可到位")


def fill(random):
    office = User.objects.get(username="office")
    rooms = _venues(office)
    forum = Event.objects.get(title="校友面对面论坛：从畜牧兽医到千亿养殖")
    _book(forum, rooms["图书馆报告厅"])
    _booked_and_moved(rooms["学术交流中心 201"])
    _guests(forum)
    _invitations(random)
    _tasks(random)


def _venues(office):
    rooms = {}
    for name, seats, address, contact in SCHOOLS:
        facts = {"name": name, "seats": seats, "address": address, "contact": contact}
        rooms[name] = add_venue(changes=facts, college=None, actor=office)
    close_venue(rooms["旧会议室"], actor=office)
    for unit, name, seats in COLLEGES:
        college = College.objects.get(name=unit)
        rooms[name] = add_venue(changes={"name": name, "seats": seats}, college=college, actor=office)
    return rooms


def _book(event, venue, purpose="会场"):
    early = event.starts_at - timedelta(hours=1)
    return book_venue(event, venue=venue, starts_at=early, ends_at=event.ends_at, purpose=purpose, actor=event.owner)


def _booked_and_moved(room):
    event = Event.objects.get(title="信息技术学院毕业十周年返校")
    release_booking(_book(event, room, "布展"), actor=event.owner)
    _book(event, room, "座谈")
    day = timedelta(days=1)
    times = {"starts_at": event.starts_at + day, "ends_at": event.ends_at + day}
    words = {"place": event.place, "address": event.address}
    move_event(event, changes=times | words, why="与学院招聘会错开", actor=event.owner)


def _guests(event):
    rows = []
    for role, name, post, *_ in GUESTS:
        facts = {"role": role, "name": name, "post": post, "phone": "0731-84637055"}
        rows.append(add_guest(event, changes=facts, actor=event.owner))
    person = Alumnus.objects.contactable().order_by("pk").first()
    rows.append(
        add_guest(event, changes={"role": Guest.Role.GUEST, "post": "返乡创业校友"}, alumnus=person, actor=event.owner)
    )
    issue_invitations(event, guests=rows[:-1], channel=Invitation.Channel.LETTER, actor=event.owner)
    for row, (*_, reply, companions, seat) in zip(rows, GUESTS, strict=False):
        if reply == Guest.Reply.YES:
            reply_by_link(row, reply=reply, companions=companions, actor=None)
        elif reply != Guest.Reply.NONE:
            note_reply(row, reply=reply, companions=companions, actor=event.owner)
        Guest.objects.filter(pk=row.pk).update(seat=seat)


def _invitations(random):
    """A dozen of an open reunion's college: unopened, opened, registered, declined, revoked."""
    event = (
        Event.objects.filter(plan__state=EventPlan.State.APPROVED, state=Event.State.PREPARING, college__isnull=False)
        .exclude(entry=Event.Entry.NONE)
        .filter(starts_at__gt=timezone.now())
        .select_related("college", "plan")
        .order_by("starts_at", "pk")
        .first()
    )
    if event is None:
        return
    people = list(uninvited(event, invitable_alumni(event)).distinct().order_by("pk")[:12])
    facts = {"channel": Invitation.Channel.COPIED, "actor": event.owner}
    links = [each.invitation for each in issue_invitations(event, alumni=people, **facts)]
    for link in links[2:6]:
        mark_opened(link)
    decline_invitation(links[3], actor=None)
    revoke_invitation(links[0], actor=event.owner)
    said = {"name": links[4].alumnus.name, "mobile": f"139{random.randrange(10**8):08d}", "companions": 0}
    register(event, facts=said, invitation=links[4], consent=1, actor=None)


def _tasks(random):
    """Of what was due by now most is done; one is charged to a department, one to a person."""
    today = timezone.localdate()
    events = Event.objects.filter(state=Event.State.PREPARING).select_related("college", "owner").order_by("pk")
    for event in events:
        due = list(event.tasks.filter(done_at=None, due_on__lte=today))
        for task in due[: max(len(due) - 1, 0)] if not event.is_over else due:
            finish_task(task, note=random.choice(NOTES), actor=event.owner)
    event = events.filter(starts_at__gt=timezone.now()).order_by("starts_at").first()
    open_tasks = list(event.tasks.filter(done_at=None)) if event else []
    changes = [{"department": Department.objects.current().first()}, {"user": event.owner}] if event else []
    for task, facts in zip(open_tasks, changes, strict=False):
        edit_task(task, changes=facts, actor=event.owner)
