"""Thousands of believable alumni, one of every state, and rosters on every stage of their way in."""

from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from alumni.demo import claims, duplicates, links, messages, notable, quality, registers, requests, succession
from alumni.demo.desk import keep_own_lists, send_out
from alumni.demo.people import make_classes, make_organisations, make_people, name_class_liaisons
from alumni.demo.rosters import bring_in_graduates, bring_in_other_colleges, bring_in_rosters
from alumni.demo.states import make_one_of_every_state
from audit.trail import add_facts
from common.clock import run_due


def fill(random):
    today = timezone.localdate()
    with _search_afterwards():
        groups = make_classes(random, today.year)
        make_people(random, groups, today)
        make_one_of_every_state(random, today)
    name_class_liaisons(random)
    make_organisations()
    _settle()
    bring_in_rosters(random)
    bring_in_other_colleges(random)
    bring_in_graduates(random)
    keep_own_lists()
    for room in (succession, claims, duplicates, registers, notable, links, requests, messages, quality):
        # What a service says of its act holds for a request; here it would be said of all that follows.
        add_facts(about=None)
        room.fill(random)
    add_facts(about=None)
    send_out()
    run_due()


def _settle():
    """All of this is one transaction: nobody else gathers statistics of it, and without them the rosters' questions take minutes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT office_settle_search()")


@contextmanager
def _search_afterwards():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL office.defer_search = 'on'")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SELECT alumni_refresh_search(array(SELECT id FROM alumni_alumnus))")
        cursor.execute("SET LOCAL office.defer_search = 'off'")
