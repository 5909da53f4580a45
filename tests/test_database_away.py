"""The database goes away and comes back: one page that says so, and no restart. Tried on a server process of its own."""

import contextlib
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from common.database_settings import TIMEOUTS, database_settings

pytestmark = pytest.mark.django_db


class Line:
    """The way to the database, which can be cut (nobody answers the door) or fall silent (nobody says a word)."""

    def __init__(self, folder, target):
        self.path, self.target, self.silent = Path(folder) / ".s.PGSQL.5432", target, False
        self.pairs, self.door = [], None

    def up(self):
        self.silent = False
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(str(self.path))
        self.door.listen(20)
        threading.Thread(target=self._receive, args=[self.door], daemon=True).start()

    def cut(self):
        self.path.unlink()
        self.door.close()
        self._hang_up()

    def fall_silent(self):
        self.silent = True
        self._hang_up()

    def _hang_up(self):
        for pair in self.pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self.pairs = []

    def _receive(self, door):
        with contextlib.suppress(OSError):
            while True:
                near, _ = door.accept()
                far = socket.socket(socket.AF_UNIX)
                if not self.silent:
                    far.connect(self.target)
                    threading.Thread(target=self._carry, args=[near, far], daemon=True).start()
                self.pairs.append((near, far))

    def _carry(self, near, far):
        with contextlib.suppress(OSError), near, far:
            while True:
                for end in select.select([near, far], [], [])[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    (far if end is near else near).sendall(data)


@pytest.fixture(scope="module")
def line(django_db_setup):
    folder = tempfile.mkdtemp(dir="/tmp")  # short: a socket's path has a limit
    made = Line(folder, f"{connection.settings_dict['HOST']}/.s.PGSQL.{connection.settings_dict['PORT']}")
    made.up()
    yield made
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def site(line):
    """Gunicorn as in production, on a free port; its only way to the database is the line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"postgres://{settings.DATABASE_APP_USER}@/{line.path.parent}/{connection.settings_dict['NAME']}"
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "alumni_office.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--worker-class",
        "gthread",
    ]
    command += ["--workers", "1", "--threads", "2", "--log-level", "warning", "--no-control-socket"]
    process = subprocess.Popen(command, env=os.environ | {"MODE": "test", "DATABASE_URL": url}, cwd=settings.BASE_DIR)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def wait_for(address):
    until = time.monotonic() + 40
    while time.monotonic() < until:
        with contextlib.suppress(OSError):
            if ask(address + "/")[0] == 200:
                return
        time.sleep(0.2)
    raise AssertionError("the site did not come up")


def ask(address, cookie=""):
    request = urllib.request.Request(address, headers={"Cookie": cookie} if cookie else {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, dict(answer.headers), answer.read().decode()


def is_away_page(answer):
    status, headers, text = answer
    assert (status, headers["Retry-After"]) == (503, "30") and 'lang="zh-Hans"' in text
    assert "系统暂时无法使用" in text and "恢复后无需重新登录" in text
    assert "no-store" in headers["Cache-Control"] and "default-src 'self'" in headers["Content-Security-Policy"]
    return True


def test_one_page_says_that_the_database_is_away_and_the_next_request_after_it_returns_is_served(site, line):
    assert ask(f"{site}/contact/")[0] == 200
    line.cut()
    assert is_away_page(ask(f"{site}/contact/"))
    assert is_away_page(ask(f"{site}/college/", cookie="sessionid=abcdefghijklmnopqrstuvwxyz012345"))
    line.up()
    assert ask(f"{site}/contact/")[0] == 200


def test_a_database_that_falls_silent_holds_nobody_up_for_long(site, line):
    assert ask(f"{site}/contact/")[0] == 200
    line.fall_silent()
    started = time.monotonic()
    assert is_away_page(ask(f"{site}/contact/"))
    assert time.monotonic() - started < 2 * TIMEOUTS["connect_timeout"] + 2
    line.cut()
    line.up()
    assert ask(f"{site}/contact/")[0] == 200


def test_every_connection_has_its_timeouts():
    options = settings.DATABASES["default"]["OPTIONS"]
    assert (options["connect_timeout"], options["tcp_user_timeout"]) == (5, 10_000)
    with connection.cursor() as cursor:
        for name, value in (
            ("statement_timeout", "1min"),
            ("lock_timeout", "20s"),
            ("idle_in_transaction_session_timeout", "2min"),
        ):
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (value,)
    assert settings.DATABASES["default"]["CONN_HEALTH_CHECKS"] is True


def test_an_outside_url_keeps_its_own_options_beside_the_timeouts():
    databases, owner = database_settings(
        database_url="postgres://app:a%25b@db.example:6000/alumni?sslmode=require&connect_timeout=2",
        owner_url="postgres://owner:p%2540ss@db.example:6000/alumni",
        name="unused",
    )
    entry = databases["default"]
    assert (entry["HOST"], entry["PORT"], entry["NAME"], entry["USER"], entry["PASSWORD"]) == (
        "db.example", 6000, "alumni", "app", "a%b",
    )  # fmt: skip
    assert entry["OPTIONS"] == TIMEOUTS | {"sslmode": "require", "connect_timeout": 2}
    assert owner == {"USER": "owner", "PASSWORD": "p%40ss"}  # unquoted once


def test_server_options_of_an_outside_url_are_added_to_ours():
    url = "postgres://app@db.example/alumni?options=-c%20statement_timeout%3D5000"
    databases, owner = database_settings(database_url=url, owner_url="", name="unused")
    assert databases["default"]["OPTIONS"]["options"] == TIMEOUTS["options"] + " -c statement_timeout=5000"
    assert owner == {}
