"""How a suggestion is told: its badges, whom it came from (masked), and whether it may still be made."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from common.formats import masked_email, masked_phone
from events.models import Event, Suggestion

State = Suggestion.State
TONES = {State.NEW: "waiting", State.ASSIGNED: "info", State.ANSWERED: "done", State.SET_ASIDE: "none"}
#: how long after an event one may say on its page what one thinks
OPEN_FOR = timedelta(days=90)


def badges_of(row):
    """`[(label, tone)]`."""
    said = [("已逾期", "danger")] if row.is_late else []
    said.append((_where_new(row) if row.state == State.NEW else row.get_state_display(), TONES[row.state]))
    return [*said, ("已公开", "info")] if row.shown_at else said


def _where_new(row):
    """The college answers what it heard; what the office heard or was handed, it answers or passes on."""
    if row.is_with_college:
        return "待答复"
    return "已转交办公室" if row.handed_on_at else row.get_state_display()


def masked_contact(row):
    """Enough to see what kind it is."""
    if not row.contact:
        return ""
    if is_mailbox(row.contact):
        return masked_email(row.contact)
    return masked_phone(row.contact) if row.contact.isdigit() else f"{row.contact[:2]}****"


def is_mailbox(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def closed_because(event):
    """The sentence that says why nothing can be suggested on the event's page just now; "" where it can."""
    now = timezone.now()
    if event.state == Event.State.CANCELLED:
        return "活动已取消，不在这里收集建议。"
    if now < event.starts_at:
        return "活动开始后可以在这里提建议。"
    if now > event.ends_at + OPEN_FOR:
        return "这次活动的建议收集已经结束。仍想告诉我们的，请与承办单位联系。"
    return ""
