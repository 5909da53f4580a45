"""What an invitation says, and the texts that a liaison copies into WeChat groups. Plain text; nothing here is markup."""

from dataclasses import dataclass

from common.formats import stamp
from events.models import Guest
from events.words import time_of

SCHOOL = "湖南生物机电职业技术学院"
TITLES = {
    Guest.Role.LEADER: "领导",
    Guest.Role.TEACHER: "老师",
    Guest.Role.SPEAKER: "老师",
    Guest.Role.GUEST: "先生（女士）",
    Guest.Role.MEDIA: "老师",
}


@dataclass(frozen=True)
class Message:
    """A ready text for a group; `when` says what it is for."""

    key: str
    title: str
    when: str
    text: str


def addressed(person):
    """`王伟校友`, `刘志强老师`."""
    if not isinstance(person, Guest):
        return f"{person.name}校友"
    return f"{person.name}{'校友' if person.alumnus_id else TITLES[person.role]}"


def sender(event):
    return f"{SCHOOL}{event.college.name if event.college else '校友会办公室'}"


def facts_of(event):
    """Time, place and whom to ask, a line each."""
    lines = [f"时间：{time_of(event)}"]
    if event.place or event.address:
        lines.append(f"地点：{'，'.join(filter(None, [event.place, event.address]))}")
    return lines


def asking(event):
    said = " ".join(filter(None, [event.contact, event.contact_phone]))
    return [f"咨询：{said}"] if said else []


def personal_text(event, person, address):
    """For one person, to be sent by hand or by mail."""
    what = "回复能否出席" if isinstance(person, Guest) else "报名"
    lines = [f"{addressed(person)}，您好：", f"诚邀您参加“{event.title}”。", *facts_of(event)]
    lines += [f"请打开下面的链接{what}。链接只供您本人使用，请不要转发。", address]
    return "\n".join([*lines, *asking(event), sender(event)])


def group_messages(event, address):
    """`[Message]`, from the first announcement to the thanks; `address` of the public page, empty where none is open."""
    link = [f"详情和报名：{address}"] if address else []
    moved = event.change_words or "时间（地点）改为如下，原来的安排作废。"
    return [
        Message(
            "announce",
            "首次通知",
            "活动确定以后发到班级群。",
            _text(["各位校友：", f"“{event.title}”就要举行了，欢迎回母校。"], event, link, _first_lines(event.intro)),
        ),
        Message(
            "remind",
            "报名提醒",
            "报名截止前几天再发。",
            _text(["各位校友：", f"“{event.title}”正在报名，还没有报名的请尽快。", *_closing(event)], event, link),
        ),
        Message(
            "change",
            "变动通知",
            "改了时间或地点，或取消以后发。",
            _text(["各位校友请注意：", *_change(event, moved)], event, link if event.state == "preparing" else []),
        ),
        Message(
            "last",
            "行前通知",
            "活动前一天发，写明交通和签到。",
            _text(["各位校友：", f"“{event.title}”即将开始，请按时到校。"], event, link, _arrival()),
        ),
        Message(
            "thanks",
            "会后感谢",
            "活动结束以后发。",
            "\n".join(["各位校友：", f"感谢大家参加“{event.title}”。", *_afterwards(), sender(event)]),
        ),
    ]


def _text(opening, event, link, more=()):
    return "\n".join([*opening, *more, *facts_of(event), *link, *asking(event), sender(event)])


def _first_lines(intro):
    return [line.strip() for line in intro.splitlines() if line.strip()][:3]


def _closing(event):
    until = [f"报名截止：{stamp(event.closes_at)}。"] if event.closes_at else []
    return until + ([f"现在还有 {event.seats_left} 个名额。"] if event.seats_left else [])


def _change(event, moved):
    if event.state == event.State.CANCELLED:
        return [f"“{event.title}”取消。{event.reason}", "原定安排如下，请不要前往："]
    return [f"“{event.title}”有变动。{moved}", "以下面的时间地点为准："]


def _arrival():
    return [
        "签到：入场时出示报名后得到的二维码，或报姓名和手机后四位。",
        "交通：请提前看好路线；自驾的进校后按指引停放，乘车的请留出时间。",
    ]


def _afterwards():
    return [
        "照片整理后在群里分享；通讯录有变的，请告诉班级联络员，方便以后联系。",
        "对学校和学院的意见建议，也欢迎随时告诉我们。",
    ]
