"""A person as a list or a directory shows one: which stay, which work, which contacts. The same for page and file."""

from dataclasses import dataclass

from alumni.contact_text import mask_contact
from alumni.models import Alumnus, Contact
from alumni.search import stay_filters, why
from common.formats import masked_phone, phone
from common.regions import name_of

BADGES = {Alumnus.State.DECEASED: "none", Alumnus.State.LOST: "waiting"}


@dataclass(frozen=True)
class ListedPerson:
    """`stay` is the one of the asking desk that fits the filters; of other colleges only college and years may be shown."""

    person: Alumnus
    stay: object
    own_stays: list
    other_stays: list
    found: list

    @property
    def job(self):
        return next(iter(self.person.current_jobs), None)

    @property
    def region(self):
        return name_of(self.person.region or (self.job.region if self.job else ""))

    @property
    def contact(self):
        """The number to call first, None where nobody should call."""
        numbers = self.contacts(Contact.Kind.MOBILE) + self.contacts(Contact.Kind.PHONE)
        return numbers[0] if numbers else None

    def contacts(self, kind):
        if not self.person.may_be_contacted:
            return []
        return [contact for contact in self.person.current_contacts if contact.kind == kind]

    @property
    def badges(self):
        """`[(words, tone)]` of what everybody should know before using this row."""
        person, badges = self.person, []
        if person.state != Alumnus.State.ACTIVE:
            badges.append((person.get_state_display(), BADGES[person.state]))
        if person.do_not_contact:
            badges.append(("勿打扰", "danger"))
        if self.stay and self.stay.state != "graduated":
            badges.append((self.stay.get_state_display(), "info"))
        return badges


def listed(people, *, family=None, criteria=None):
    """Dress people (with `with_list_facts`) for a list; `family` are the ids of the asking desk's colleges, None the office."""
    wanted = stay_filters(criteria) if criteria else {}
    for person in people:
        own = [stay for stay in person.stays if family is None or stay.college_id in family]
        others = [stay for stay in person.stays if stay not in own]
        fitting = [stay for stay in own if all(getattr(stay, name) == value for name, value in wanted.items())]
        found = why(person, criteria.q, own) if criteria and criteria.q else []
        yield ListedPerson(person, next(iter((fitting or own)[::-1]), None), own, others, found)


def written_contact(contact, *, masked):
    """A contact as it stands in a list: masked, or in full where somebody answers for it."""
    if contact is None:
        return ""
    if contact.kind in (Contact.Kind.MOBILE, Contact.Kind.PHONE):
        return masked_phone(contact.value) if masked else phone(contact.value)
    if not masked:
        return contact.value
    return mask_contact(contact.kind, contact.value)
