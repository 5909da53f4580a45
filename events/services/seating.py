"""Seats on the day: written by hand, or dealt out class by class with companions beside each other."""

import re

from django.core.exceptions import ValidationError

from audit.acts import act
from common.rows import write
from events.services.rows import still_preparing

UNITS = {"table": ("桌", "号"), "row": ("排", "座")}
DEALT = re.compile(r"(\d+)(?:桌|排)(\d+)(?:–(\d+))?(?:号|座)")
LONGEST = 20


def seated(event):
    """Who has a seat to be given, in the order of the list: class by class."""
    rows = event.registrations.confirmed().exclude(alumnus__state="deceased")
    return rows.order_by("class_text", "registered_at", "pk")


@act
def put_seats(event, *, seats, actor):
    """`seats`: {number of the registration: (what was typed, the version it was read in)}. Return how many changed."""
    event = still_preparing(event)
    rows = list(seated(event).filter(pk__in=seats).select_for_update(of=["self"]))
    changed = [row for row in rows if seats[row.pk][0].strip() != row.seat]
    stale = [row.name for row in changed if seats[row.pk][1] != row.version]
    if stale or len(rows) < len(seats):
        who = "、".join(stale[:5]) or "有人"
        raise ValidationError(
            f"{who}的报名刚被别人改过，座位都没有保存。您填写的还在本页，请核对后再次保存。", code="stale"
        )
    for row in changed:
        text = seats[row.pk][0].strip()
        if len(text) > LONGEST:
            raise ValidationError(f"{row.name}的座位最多 {LONGEST} 个字。")
        write(row, seat=text)
    return len(changed)


@act
def deal_seats(event, *, unit, per, apart=True, keep=True, actor):
    """Tables (or rows) of `per` seats, class by class; `apart`: a class begins a new one; `keep`: who has a seat keeps it.

    A party is not torn apart unless it is larger than a table. Return how many registrations got a seat.
    """
    event = still_preparing(event)
    if not 2 <= per <= 200:
        raise ValidationError({"per": "每桌（排）应在 2 至 200 座之间。"})
    rows = list(seated(event).select_for_update(of=["self"]))
    fixed = [row for row in rows if keep and row.seat]
    hall, dealt, last = Hall(per, _held(fixed)), 0, None
    for row in rows:
        if row in fixed:
            continue
        if apart and last is not None and row.class_text != last:
            hall.next_table()
        last = row.class_text
        text = _label(unit, *hall.place(row.seats))
        if text != row.seat:
            write(row, seat=text)
        dealt += 1
    return dealt


def _held(rows):
    """`{(table, seat)}` of what was dealt before, as far as it can be read."""
    return {place for row in rows for place in _places(row.seat)}


def _places(text):
    """`[(table, seat)]` of a numbered seat; of any other words none."""
    found = DEALT.fullmatch(text.replace(" ", ""))
    if not found:
        return []
    table, first, last = int(found[1]), int(found[2]), int(found[3] or found[2])
    return [(table, seat) for seat in range(first, min(last, first + 200) + 1)]


def doubled(event):
    """`[(registration, registration)]` whose numbered seats overlap; a hall with tables and rows has both."""
    taken, found = {}, []
    for row in seated(event).exclude(seat=""):
        for table, seat in _places(row.seat):
            other = taken.setdefault(("桌" in row.seat, table, seat), row)
            if other != row and (other, row) not in found:
                found.append((other, row))
    return found


def _label(unit, table, first, last):
    big, small = UNITS[unit]
    return f"{table} {big} {first}{f'–{last}' if last > first else ''} {small}"


class Hall:
    """Where the next party sits."""

    def __init__(self, per, held):
        self.per, self.held, self.table, self.seat = per, held, 1, 1

    def next_table(self):
        if self.seat > 1:
            self.table, self.seat = self.table + 1, 1

    def place(self, size):
        """`(table, first seat, last seat)`; a party larger than a table has one to itself, with chairs added."""
        while not self._fits(size):
            self.seat += 1
            if self.seat > self.per:
                self.table, self.seat = self.table + 1, 1
        table, first, last = self.table, self.seat, self.seat + size - 1
        self.seat = last + 1
        if self.seat > self.per:
            self.table, self.seat = table + 1, 1
        return table, first, last

    def _fits(self, size):
        whole = size > self.per and self.seat == 1
        free = all((self.table, seat) not in self.held for seat in range(self.seat, self.seat + size))
        return free and (whole or self.seat + size - 1 <= self.per)
