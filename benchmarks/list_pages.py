"""Queries and time of the list pages people open most, at 200,000 people.

    python benchmarks/list_pages.py [--quick] [--keep] [--repeats N]

Through the test client: middleware, view, template. Each page is asked for once to warm up; the figures are the number of
queries, the time in the database, and the median of the whole answer in milliseconds.
"""

import time
from statistics import median

from _people import COLLEGE, arguments, people_database
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from alumni.models import Alumnus, ClassGroup
from colleges.models import College

LIAISON, OFFICE = "liaison2", "office"


def pages():
    """`[(label, user name, address)]`."""
    find, admin = reverse("college:alumni:find"), reverse("admin:alumni_alumnus_changelist")
    college = College.objects.get(name=COLLEGE)
    group = ClassGroup.objects.filter(college=college).order_by("-enrolled_year", "name").first()
    last = Alumnus.objects.of_college(college).order_by("-name_pinyin", "-pk")[49]
    return [
        ("liaison: find, nothing asked", LIAISON, find),
        ("liaison: find 王伟", LIAISON, f"{find}?q=王伟"),
        ("liaison: find 技术员, 2010", LIAISON, f"{find}?q=技术员&enrolled=2010"),
        ("liaison: find, last page", LIAISON, f"{find}?before={last.pk}-{last.name_pinyin}"),
        ("liaison: classes", LIAISON, reverse("college:alumni:class-list")),
        ("liaison: one class", LIAISON, reverse("college:alumni:class-detail", args=[group.pk])),
        ("office: people", OFFICE, admin),
        ("office: people, far back", OFFICE, f"{admin}?p={Alumnus.objects.count() // 200}"),
        ("office: people, 王伟", OFFICE, f"{admin}?q=王伟"),
        ("office: people of a college", OFFICE, f"{admin}?college={college.pk}"),
        ("office: first page", OFFICE, reverse("admin:index")),
        ("public: home page", OFFICE, reverse("home")),
    ]


def measure(client, address, repeats):
    answer = client.get(address)
    if answer.status_code != 200:
        return answer.status_code, 0, 0, 0
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    count, in_database = len(queries), sum(float(query["time"]) for query in queries)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - start)
    return answer.status_code, count, 1000 * in_database, 1000 * median(times)


def signed_in(username):
    client = Client()
    client.force_login(User.objects.get(username=username), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def main():
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    people = 20_000 if options.quick else 200_000
    with people_database(people, keep=options.keep):
        print(f"{people:,} people\n{'':32}{'queries':>8}{'in database ms':>16}{'page ms':>9}")
        for label, username, address in pages():
            status, count, in_database, page = measure(signed_in(username), address, options.repeats)
            note = "" if status == 200 else f"  answered {status}"
            print(f"{label:32}{count:8}{in_database:16.0f}{page:9.0f}{note}", flush=True)


if __name__ == "__main__":
    main()
