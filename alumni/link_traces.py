"""What an own link changed beside the fields that were written by it: a lost person found, days of confirmation.

The trail tells it: whatever is changed by a link carries the link's number there.
"""

from dataclasses import dataclass
from datetime import datetime

from alumni.models import Alumnus, Contact, Proposal
from common.formats import day
from common.versions import save_version

#: what the trail says of changes that put back what came by a link
OBJECTED = "本人对改动提出异议"


@dataclass(frozen=True)
class SideChange:
    """One attribute of the person or of a way to reach them, as it was `before` the link wrote `after`."""

    row: Alumnus | Contact
    attribute: str
    before: object
    after: object
    at: datetime
    stands: bool  # whether nobody wrote it since

    @property
    def label(self):
        return "状态" if self.attribute == "state" else f"{self.row.get_kind_display()}的核对日期"

    def show(self, value):
        if self.attribute == "state":
            return Alumnus.State(value).label
        return day(value) or "没有核对过"

    def put_back(self):
        setattr(self.row, self.attribute, self.before)
        if isinstance(self.row, Alumnus):
            save_version(self.row, seen=self.row.version, fields=[self.attribute])
        else:
            self.row.save(update_fields=[self.attribute])


def side_changes(person, links):
    """What these links (their ids) changed and is not yet again as it was before."""
    unwelcome = Proposal.objects.filter(alumnus=person, state=Proposal.State.OBJECTED).exclude(link=None)
    judge = Judge(set(links), set(links) | set(unwelcome.values_list("link", flat=True)))
    contacts = Contact.objects.filter(alumnus=person).order_by("kind", "pk").in_bulk()
    return [*_changes({person.pk: person}, "state", judge), *_changes(contacts, "confirmed_on", judge)]


@dataclass(frozen=True)
class Judge:
    """The links asked about, and all that were objected to, those among them."""

    links: set
    unwelcome: set


def _changes(rows, attribute, judge):
    traces = {pk: Trace(judge) for pk in rows}
    model = Alumnus if attribute == "state" else Contact
    events = model.trail_events.rel.related_model.objects.filter(pgh_obj__in=rows).order_by("pgh_id")
    columns = ("pgh_obj_id", attribute, "pgh_context__link", "pgh_context__about", "pgh_created_at")
    for pk, *event in events.values_list(*columns):
        traces[pk].follow(*event)
    return [
        SideChange(rows[pk], attribute, trace.before, trace.after, trace.at, trace.stands)
        for pk, trace in traces.items()
        if trace.at and trace.value != trace.before
    ]


class Trace:
    """Follows one attribute: what stood before the links wrote it, what they made of it, who had the last word.

    What stood before is what a welcome hand wrote: of two unwelcome links in a row neither's writing comes back.
    """

    def __init__(self, judge):
        self.judge = judge
        self.value = self.welcome = self.before = self.after = self.at = None
        self.known = self.stands = False

    def follow(self, value, link, about, at):
        if not self.known:
            self.known, self.value, self.welcome = True, value, value
        elif value != self.value:
            self._changed(value, link, about, at)

    def _changed(self, value, link, about, at):
        self.value = value
        if link in self.judge.links:
            self.before, self.after, self.at, self.stands = self.welcome, value, at, True
        elif link not in self.judge.unwelcome and about != OBJECTED:
            self.welcome, self.stands = value, False
