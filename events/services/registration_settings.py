"""How one registers for an event: by whom, from when to when, how many, what is asked."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from audit.acts import act
from common.rows import put_new, write
from events.services.rows import locked_row, still_preparing
from events.services.seats import fill_seats

MOST_QUESTIONS = 20


@act
def save_entry(event, *, changes, seen=None, actor):
    """More seats go to whoever waits; fewer than are taken are refused. Return who was moved up."""
    event = still_preparing(event)
    capacity = changes.get("capacity", event.capacity)
    if capacity is not None and capacity < event.taken:
        raise ValidationError({"capacity": f"已有 {event.taken} 个名额被占用，名额不能少于 {event.taken}。"})
    write(event, seen=seen, **changes)
    return fill_seats(event)


@act
def save_question(question, *, changes, actor):
    """Begin or change one of the organiser's own questions; answers given before keep the words they were asked in."""
    still_preparing(question.event)
    if question.pk is None and question.event.questions.filter(dropped_at__isnull=True).count() >= MOST_QUESTIONS:
        raise ValidationError(f"一个活动最多 {MOST_QUESTIONS} 个问题。")
    for name, value in changes.items():
        setattr(question, name, value)
    return put_new(question)


@act
def drop_question(question, *, actor):
    """No longer asked; what was answered stays with the registrations."""
    still_preparing(question.event)
    question = locked_row(question)
    if question.dropped_at is None:
        question.dropped_at = timezone.now()
        question.save(update_fields=["dropped_at"])
    return question


ENTRY_FIELDS = ("visibility", "entry", "opens_at", "closes_at", "capacity", "companions", "asks")
