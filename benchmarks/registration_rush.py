"""300 people who press the button at the same moment for 200 places: registrations per second against the page's plain GET.

    python benchmarks/registration_rush.py [--people 300] [--places 200] [--rounds 3]

A real gunicorn (gthread, 2 × 4, --preload, as `script/demo` starts it) on the loopback, one connection and one address for
each person, all let go at one barrier. The run fails where there is one registration too many or too few, or any answer but 200.
"""

import http.client
import os
import re
import subprocess
import sys
import threading
import time
import uuid
from datetime import timedelta
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from _people import COLLEGE, arguments, people_database, point_at
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from accounts.models import User
from colleges.models import College
from events.models import Event, EventPlan, Kind, Registration
from events.services.events import create_event

HERE = Path(__file__).resolve().parent
PORT, FILLING_IN = 8791, 3.2  # seconds: whoever is quicker is asked to press again
HIDDEN = re.compile(r'name="(opened|once)" value="([^"]*)"')

if os.environ.get("RUSH_DATABASE"):  # within gunicorn
    point_at(os.environ["RUSH_DATABASE"])
    application = get_wsgi_application()


class Crowd:
    """Everybody with a connection of their own; `together(send)` lets all go at once."""

    def __init__(self, people):
        self.people = people

    def together(self, send):
        """`(seconds until the last answer, [(status, seconds)])`."""
        start, answers = threading.Barrier(self.people + 1), [None] * self.people

        def one(number):
            browser = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120, source_address=(address_of(number), 0))
            browser.connect()
            start.wait()
            began = time.perf_counter()
            status, body = send(browser, number)
            answers[number] = (status, time.perf_counter() - began, body)
            browser.close()

        threads = [threading.Thread(target=one, args=(number,)) for number in range(self.people)]
        for thread in threads:
            thread.start()
        start.wait()
        began = time.perf_counter()
        for thread in threads:
            thread.join()
        return time.perf_counter() - began, answers


def address_of(number):
    """Of the loopback's own: as many people from one address in one hour are refused."""
    return f"127.1.{number // 200}.{number % 200 + 1}"


def asked(browser, address):
    browser.request("GET", address)
    answer = browser.getresponse()
    return answer.status, answer.read().decode()


def posted(browser, address, form):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    browser.request("POST", address, urlencode(form), headers)
    answer = browser.getresponse()
    return answer.status, answer.read().decode()


def an_event(places, number):
    user, _ = User.objects.get_or_create(username="rush", defaults={"name": "周老师"})
    start = timezone.now() + timedelta(days=30)
    facts = {"title": f"抢座活动 {number}", "starts_at": start, "ends_at": start + timedelta(hours=3)}
    facts |= {"visibility": "public", "entry": "open", "capacity": places}
    college = College.objects.get(name=COLLEGE)
    event = create_event(kind=Kind.OTHER, college=college, changes=facts, actor=user)
    EventPlan.objects.filter(event=event).update(state="approved")
    return event


def one_round(number, people, places):
    event, crowd = an_event(places, number), Crowd(people)
    address = f"/events/{event.code}/register/"
    reading, pages = crowd.together(lambda browser, _: asked(browser, address))
    time.sleep(FILLING_IN)

    def form(n):
        hidden = dict(HIDDEN.findall(pages[n][2]))
        who = {"name": f"校友{chr(0x4E00 + n)}", "mobile": f"138{n:08d}", "consent": "on"}
        return hidden | who | {"once": uuid.uuid4().hex}

    writing, answers = crowd.together(lambda browser, n: posted(browser, address, form(n)))
    rows = Registration.objects.filter(event=event)
    taken, waiting = Event.objects.get(pk=event.pk).taken, rows.waiting().count()
    statuses = {status for status, _, _ in (*pages, *answers)}
    confirmed = rows.confirmed().count()
    if (taken, confirmed, waiting, statuses) != (places, places, people - places, {200}):
        sys.exit(f"taken {taken}, confirmed {confirmed}, waiting {waiting}, answers {statuses}")
    slowest = max(seconds for _, seconds, _ in answers)
    return people / reading, people / writing, slowest


def serving(name):
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "registration_rush:application", "--bind", f"127.0.0.1:{PORT}", "--preload",
         "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning",
         "--no-control-socket", "--pythonpath", str(HERE), "--chdir", str(HERE.parent)],
        env=os.environ | {"RUSH_DATABASE": name, "PYTHONPATH": str(HERE.parent)},
    )  # fmt: skip


def wait_until_it_answers():
    for _ in range(120):
        try:
            browser = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            asked(browser, "/")
            return
        except OSError:
            time.sleep(0.5)
    sys.exit("the server does not answer")


def main():
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--places", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    asks = parser.parse_args()
    call_command("collectstatic", interactive=False, verbosity=0)
    with people_database(1000, keep=asks.keep) as name:
        server = serving(name)
        try:
            wait_until_it_answers()
            one_round(0, 20, 10)  # warm
            rounds = [one_round(n, asks.people, asks.places) for n in range(1, asks.rounds + 1)]
        finally:
            server.terminate()
            server.wait()
    print(f"{asks.people} at once for {asks.places} places, {asks.rounds} times: never one more, every answer 200")
    reading, writing, slowest = (median(each) for each in zip(*rounds, strict=True))
    print(f"{'plain GET of the form':28}{reading:8.1f} a second")
    print(f"{'registrations':28}{writing:8.1f} a second   {writing / reading:.2f} of it")
    print(f"{'longest wait of anybody':28}{slowest:8.1f} seconds")


if __name__ == "__main__":
    main()
