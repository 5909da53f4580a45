"""Who of some people gets a message, and why the others do not. Asked for the preview, and again at the moment of sending."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Value, When

from alumni.models import Alumnus, Contact, Message

Kind = Message.Kind
#: by what a message of the kind reaches a person; a group's text needs nothing
NEEDS = {Kind.EMAIL: Contact.Kind.EMAIL, Kind.LABELS: Contact.Kind.ADDRESS, Kind.ENVELOPES: Contact.Kind.ADDRESS}
MISSING = {Contact.Kind.EMAIL: "没有登记邮箱", Contact.Kind.ADDRESS: "没有登记通信地址"}
DECEASED, LOST, QUIET, UNSUBSCRIBED = "已故", "失去联系", "要求勿打扰", "已退订"
SAME_MAILBOX = "邮箱与名单中另一位相同"
NO_MORE = "不宜联系"


@dataclass(frozen=True)
class Recipients:
    """`ways`: `{person's number: mailbox or address}` in the order of a list; `left_out`: `[[why, how many]]`."""

    ways: dict
    left_out: list

    @property
    def ids(self):
        return list(self.ways)

    @property
    def count(self):
        return len(self.ways)

    @property
    def left(self):
        return sum(count for _, count in self.left_out)


def recipients_of(people, kind):
    """Of `people` (a queryset that obeys the rights of the asking desk) those who may get a message of this kind."""
    people = Alumnus.objects.filter(pk__in=people.order_by().values("pk"))
    able = _able(people, kind)
    left_out = _reasons(people.exclude(pk__in=able.values("pk")))
    ids = list(able.in_list_order().values_list("pk", flat=True))
    if kind == Kind.GROUP:
        return Recipients(dict.fromkeys(ids, ""), left_out)
    found = ways_of(ids, NEEDS[kind])
    ways = {pk: found[pk] for pk in ids if pk in found}
    left_out += [[MISSING[NEEDS[kind]], len(ids) - len(ways)]] * (len(ways) < len(ids))
    if kind == Kind.EMAIL:
        once = _each_mailbox_once(ways)
        left_out += [[SAME_MAILBOX, len(ways) - len(once)]] * (len(once) < len(ways))
        ways = once
    return Recipients(ways, left_out)


def _able(people, kind):
    """A text for a group goes to nobody in person: an unsubscribed one is not left out of the group."""
    return people.contactable() if kind == Kind.GROUP else people.mailable()


def why_not(person):
    """In words, for one person who may not get it."""
    [[why, _]] = _reasons(Alumnus.objects.filter(pk=person.pk)) or [[NO_MORE, 1]]
    return why


def _reasons(people):
    why = Case(
        When(state=Alumnus.State.DECEASED, then=Value(DECEASED)),
        When(state=Alumnus.State.LOST, then=Value(LOST)),
        When(do_not_contact=True, then=Value(QUIET)),
        When(unsubscribed_on__isnull=False, then=Value(UNSUBSCRIBED)),
        default=Value(NO_MORE),
        output_field=CharField(),
    )
    counted = dict(people.order_by().annotate(why=why).values_list("why").annotate(n=Count("pk")))
    return [[why, counted[why]] for why in (DECEASED, LOST, QUIET, UNSUBSCRIBED, NO_MORE) if why in counted]


def ways_of(ids, kind):
    """`{person's number: value}`: of several the one confirmed last, else the newest."""
    known = Contact.objects.current().filter(alumnus__in=ids, kind=kind)
    oldest_first = sorted(known, key=lambda each: (str(each.confirmed_on or ""), each.since, each.pk))
    return {each.alumnus_id: each.value for each in oldest_first}


def _each_mailbox_once(ways):
    """Two records with one mailbox may be one person: nobody gets two copies."""
    taken, once = set(), {}
    for pk, mailbox in ways.items():
        if mailbox.casefold() not in taken:
            taken.add(mailbox.casefold())
            once[pk] = mailbox
    return once
