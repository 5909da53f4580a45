"""The figures of the data quality page: one SQL statement each, against a loop over objects that counts the same.

    python benchmarks/quality_page.py [--quick] [--keep]

Both count who may be contacted, complete, lately confirmed, without, with a wrong, with a shared telephone, without work, and
completeness by graduation year; the run fails where they do not agree. The loop reads people with their studies, work and
contacts in three prefetches of 2,000, as kindly as the ORM allows.
"""

import re
import sys
import time
from collections import Counter

from _people import arguments, people_database
from django.db import connection

from alumni.gaps import POSSIBLE_LANDLINE, POSSIBLE_MOBILE, TELEPHONES
from alumni.models import Alumnus
from alumni.quality import asked_figures, by_year, class_figures, record_figures
from alumni.search import recent_since

MOBILE, LANDLINE = re.compile(POSSIBLE_MOBILE), re.compile(POSSIBLE_LANDLINE)


def by_loop():
    """`(figures, {year: [people, complete]})`, counted in Python."""
    figures, years, owners, mobiles = Counter(), {}, Counter(), {}
    recent = recent_since()
    for person in Alumnus.objects.contactable().with_list_facts().order_by("pk").iterator(chunk_size=2000):
        numbers = [contact for contact in person.current_contacts if contact.kind in TELEPHONES]
        own = {contact.value for contact in numbers if contact.kind == "mobile"}
        owners.update(own)
        mobiles[person.pk] = own
        working = any(job.position for job in person.current_jobs)
        dated = [stay for stay in person.stays if stay.enrolled_year and stay.graduated_year]
        ready = [stay for stay in dated if numbers and (working or stay.state == "studying")]
        studying = any(stay.state == "studying" for stay in person.stays)
        confirmed = person.contact_confirmed_on
        figures["people"] += 1
        figures["complete"] += bool(ready)
        figures["incomplete"] += not ready
        figures["confirmed"] += bool(confirmed and confirmed >= recent)
        figures["stale"] += not (confirmed and confirmed >= recent)
        figures["never"] += confirmed is None
        figures["no_phone"] += not numbers
        figures["wrong_phone"] += any(not _possible(contact) for contact in numbers)
        figures["no_job"] += not (person.current_jobs or studying)
        _count_years(years, person, ready)
    figures["shared_phone"] = sum(any(owners[value] > 1 for value in own) for own in mobiles.values())
    return dict(figures), years


def _possible(contact):
    return bool((MOBILE if contact.kind == "mobile" else LANDLINE).match(contact.value))


def _count_years(years, person, ready):
    complete = {stay.graduated_year for stay in ready}
    for year in {stay.graduated_year for stay in person.stays if stay.graduated_year}:
        counts = years.setdefault(year, [0, 0])
        counts[0] += 1
        counts[1] += year in complete


def by_statements():
    figures = asked_figures()
    return figures, {share.key: [share.people, share.complete] for share in by_year()}


def timed(count):
    start = time.perf_counter()
    found = count()
    return time.perf_counter() - start, found


def main():
    options = arguments(__doc__.splitlines()[0]).parse_args()
    people = 20_000 if options.quick else 200_000
    with people_database(people, keep=options.keep):
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
        by_statements()  # both find the tables in memory
        ours, found = min((timed(by_statements) for _ in range(3)), key=lambda run: run[0])
        loop, counted = timed(by_loop)
        rest, _ = timed(lambda: (record_figures(), class_figures()))
    print(f"{people:,} people\n{'':36}{'seconds':>9}{'ratio':>8}")
    print(f"{'a loop over objects':36}{loop:9.2f}{1:7.1f}×")
    print(f"{'statements, the same figures':36}{ours:9.2f}{loop / ours:7.1f}×")
    print(f"{'statements, the rest of the page':36}{rest:9.2f}")
    if found != counted:
        sys.exit(f"they do not agree: {found} {counted}")


if __name__ == "__main__":
    main()
