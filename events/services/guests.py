"""Guests of an event: who is asked to come by name, what they answered, where they sit (art. 14, 15)."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import Alumnus
from audit.acts import act
from common.rows import put_new, write
from events.models import Guest
from events.services.rows import locked, locked_row, still_preparing
from events.services.telling import tell_user

Reply = Guest.Reply
MOST_COMPANIONS = 20
NOT_TO_BE_ASKED = "这位校友已故、失去联系或要求勿打扰，不能邀请。"


@act
def add_guest(event, *, changes, alumnus=None, actor):
    """`changes`: fields of Guest. An alumnus stands under the name of the register, once, and only if contactable."""
    event = still_preparing(event)
    if alumnus is not None:
        _refuse_alumnus(event, alumnus)
        changes = changes | {"alumnus": alumnus, "name": alumnus.name}
    return put_new(Guest(event=event, **changes))


@act
def edit_guest(guest, *, changes, version=None, actor):
    still_preparing(guest.event)
    guest = locked_row(guest)
    changes = {name: value for name, value in changes.items() if name != "name" or guest.alumnus_id is None}
    return write(guest, seen=version, **changes)


@act
def note_reply(guest, *, reply, companions=0, actor):
    """What the guest said, as staff heard it; the latest counts, "none" takes it back."""
    still_preparing(guest.event)
    return _answer(locked_row(guest), reply, companions)


@act
def reply_by_link(guest, *, reply, companions=0, actor):
    """What the guest said on the own page, until the event begins; its owner hears of it."""
    event = locked(guest.event)
    if refusal := no_reply_any_more(event):
        raise ValidationError(refusal)
    if reply == Reply.NONE:
        raise ValidationError({"reply": "请选择是否出席。"})
    guest = locked_row(guest)
    same = (guest.reply, guest.companions) == (reply, companions if reply != Reply.NO else 0)
    guest = _answer(guest, reply, companions)
    if not same:
        more = f"，随行 {guest.companions} 位" if guest.companions else ""
        title = f"{guest.name}回复：{guest.get_reply_display()}{more}"
        tell_user(event, f"guest:{guest.pk}:{guest.version}", event.owner, title, page="guests", body=event.title)
    return guest


@act
def remove_guest(guest, *, actor):
    """Written down by mistake. Who was invited stays on the list with the answer."""
    still_preparing(guest.event)
    guest = locked_row(guest)
    if guest.invited_on or guest.invitations.exists():
        raise ValidationError(f"已经向{guest.name}发出邀请，不能删除。不来的，请把回复记为“不能出席”。")
    guest.delete()


def no_reply_any_more(event):
    """Why a guest cannot answer now, or an empty string."""
    if event.state == event.State.CANCELLED:
        return f"活动已取消。{event.reason}"
    if event.state == event.State.CLOSED or event.starts_at <= timezone.now():
        return "活动已经开始或结束，不能再回复。请与咨询联系人联系。"
    return ""


def _answer(guest, reply, companions):
    if reply not in Reply.values:
        raise ValidationError({"reply": "请选择是否出席。"})
    if not 0 <= companions <= MOST_COMPANIONS:
        raise ValidationError({"companions": f"随行人数应在 0 至 {MOST_COMPANIONS} 之间。"})
    at = None if reply == Reply.NONE else timezone.now()
    return write(guest, reply=reply, replied_at=at, companions=0 if reply == Reply.NO else companions)


def _refuse_alumnus(event, alumnus):
    people = Alumnus.objects.of_college(event.college) if event.college else Alumnus.objects.all()
    if not people.filter(pk=alumnus.pk).exists():
        raise ValidationError("只能邀请本学院的校友。")
    if not Alumnus.objects.contactable().filter(pk=alumnus.pk).exists():
        raise ValidationError(NOT_TO_BE_ASKED)
    if event.guests.filter(alumnus=alumnus).exists():
        raise ValidationError(f"{alumnus.name}已经在嘉宾名单里。")
