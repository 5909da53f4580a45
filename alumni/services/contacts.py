"""Ways to reach a person: added, replaced (the old one stays with its day), confirmed, taken back, shown and logged."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.contact_text import mask_contact, read_contact
from alumni.duplicates import propose_pairs
from alumni.models import Contact
from audit.acts import act
from audit.models import ReadingLine
from audit.trail import add_facts
from common.refusals import constraints_in_words

NOT_CURRENT = "这条联系方式已停用或已删除，请刷新页面后再操作。"
NOT_TO_CONTACT = "本人已故、失去联系或要求勿打扰，不显示完整联系方式。"


@act
def add_contact(person, *, kind, value, source=Contact.Source.LIAISON, source_detail="", confirmed=False, actor):
    """`confirmed`: the person (or somebody sure) said so today; otherwise it does not count as confirmed lately."""
    contact = Contact(alumnus=person, kind=kind, value=_read(kind, value), source=source, source_detail=source_detail)
    contact.confirmed_on = timezone.localdate() if confirmed else None
    return _save(contact)


@act
def replace_contact(contact, *, value, source=Contact.Source.LIAISON, source_detail="", confirmed=False, actor):
    """The new value becomes current; the old one stays in history, out of use from today."""
    old = _current(contact)
    value = _read(old.kind, value)
    if value == old.value:
        raise ValidationError({"value": "与原来的内容相同。如已核对无误，请改点“今天已核对”。"})
    old.replaced_on = timezone.localdate()
    old.save(update_fields=["replaced_on"])
    new = Contact(alumnus=old.alumnus, kind=old.kind, value=value, source=source, source_detail=source_detail)
    new.confirmed_on = timezone.localdate() if confirmed else None
    return _save(new)


@act
def confirm_contact(contact, *, actor):
    contact = _current(contact)
    contact.confirmed_on = timezone.localdate()
    contact.save(update_fields=["confirmed_on"])
    return contact


@act
def remove_contact(contact, *, reason, actor):
    """Entered by mistake (somebody else's number): gone from the record, kept in the trail with the reason."""
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么登记有误。"})
    contact = Contact.objects.select_for_update(of=["self"]).filter(pk=contact.pk).first()
    if contact is None:
        raise ValidationError(NOT_CURRENT)
    add_facts(reason=reason.strip())
    contact.delete()


@act
def show_contact(contact, *, college, actor):
    """Return the full value as people write it; each showing leaves a line in the log, which holds it masked."""
    person = contact.alumnus
    if not person.may_be_contacted:
        raise ValidationError(NOT_TO_CONTACT)
    masked = mask_contact(contact.kind, contact.value)
    what = f"{contact.get_kind_display()} {masked}"[:60]
    ReadingLine.signed(actor=actor, college=college, subject=person.name, subject_id=person.pk, what=what)
    return contact.value


def _read(kind, value):
    try:
        return read_contact(kind, value)
    except ValidationError as error:
        raise ValidationError({"value": error.messages}) from error


def _current(contact):
    """Lock, then look again: two people may have the same page open."""
    current = Contact.objects.current().select_for_update(of=["self"]).select_related("alumnus")
    found = current.filter(pk=contact.pk).first()
    if found is None:
        raise ValidationError(NOT_CURRENT)
    return found


def _save(contact):
    contact.full_clean()
    with constraints_in_words(Contact):
        contact.save()
    propose_pairs([contact.alumnus_id])
    return contact
