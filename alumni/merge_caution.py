"""What a person took back while two records were one holds for both once they are parted: nobody knows which one spoke."""

from dataclasses import dataclass, field

from django.db.models import Q

from alumni.merge_rules import safer_person
from alumni.merge_since import line, steps_since
from alumni.merging import write
from alumni.models import Alumnus, Consent

CAREFUL = ("state", "do_not_contact", "unsubscribed_on")
WITHDRAWN = "合并之后撤回了这项同意，两份档案都按撤回办理。"


@dataclass
class TakenBack:
    """`person`: `{column: value}` that protects; `consents`: `{purpose: the withdrawn one}`; both said since the merge."""

    person: dict = field(default_factory=dict)
    consents: dict = field(default_factory=dict)


def taken_back_since(merge):
    """To be asked before the two are parted."""
    found = TakenBack()
    for before, after in steps_since(merge, Alumnus, [merge.kept_id]):
        for name in CAREFUL:
            _notice(found.person, name, getattr(before, name, None), getattr(after, name))
    held = merge.record["held"].get(Consent._meta.label_lower, ())
    numbers = {*held, *merge.kept.consents.values_list("pk", flat=True)}
    for before, after in steps_since(merge, Consent, numbers):
        if after.pgh_label != "delete" and after.withdrawn_on and not (before and before.withdrawn_on):
            found.consents[after.purpose] = after
    return found


def _notice(said, name, before, after):
    if before == after:
        return
    if _is_safer(name, before, after):
        said[name] = after
    else:
        said.pop(name, None)


def _is_safer(name, now, value):
    if name == "unsubscribed_on":
        return value is not None and now is None
    return bool(safer_person(name, now, value))


def hold_for_both(merge, found):
    """To be called when the two are parted; return a line for each record and consent that was changed for it."""
    both = [merge.kept_id, merge.gone_id]
    lines = []
    for person in Alumnus.objects.filter(pk__in=both).defer("search").order_by("pk"):
        safer = {name: value for name, value in found.person.items() if _is_safer(name, getattr(person, name), value)}
        if safer:
            write(person, safer)
            lines.append(line(person, _said(person, safer), owner=person.pk))
    return lines + _end_consents(merge, found)


def _said(person, safer):
    words = []
    for name in safer:
        label = str(person._meta.get_field(name).verbose_name)
        words.append(person.get_state_display() if name == "state" else label)
    return f"合并之后登记了“{'、'.join(words)}”，两份档案都照此办理。"


def _end_consents(merge, found):
    """Those that stood before the merge; one that was given anew after a withdrawal stands where it was given."""
    held = merge.record["held"].get(Consent._meta.label_lower, ())
    of_both = Q(alumnus=merge.gone_id) | Q(alumnus=merge.kept_id, pk__in=held)
    lines = []
    for consent in Consent.objects.standing().filter(of_both, purpose__in=found.consents).select_related("alumnus"):
        ended = found.consents[consent.purpose]
        day = max(ended.withdrawn_on, consent.given_on)
        write(consent, {"withdrawn_on": day, "withdrawn_channel": ended.withdrawn_channel})
        lines.append(line(consent, WITHDRAWN, owner=consent.alumnus_id))
    return lines
