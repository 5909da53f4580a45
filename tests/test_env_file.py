"""A .env in the checkout is for development: neither the demo nor the tests reach what it names."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOLD = "import alumni_office.settings as s; print(s.SECRET_KEY, s.DATABASES['default']['HOST'], s.DEBUG)"


def settings_beside(folder, text, **process):
    """What a process in a checkout with this .env ends up with: `SECRET_KEY host-of-the-database DEBUG`."""
    (folder / "alumni_office").mkdir()
    (folder / "alumni_office" / "__init__.py").touch()
    shutil.copy(ROOT / "alumni_office" / "settings.py", folder / "alumni_office")
    (folder / ".env").write_text(text)
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    process |= {"PYTHONPATH": f"{folder}:{ROOT}"}
    done = subprocess.run(  # noqa: S603 (our own settings)
        [sys.executable, "-c", TOLD], cwd=folder, env=kept | process, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


LIVE = "MODE=production\nSECRET_KEY=live\nDEBUG=true\nDATABASE_URL=postgres://app:secret@db.example.com:5432/live\n"


@pytest.mark.parametrize("mode", ["demo", "test"])
def test_a_demo_and_a_test_do_not_read_it(mode, tmp_path):
    told = settings_beside(tmp_path, LIVE, MODE=mode, DATABASE_URL="postgres://app:x@127.0.0.1:5432/own")
    assert told == ["only-for-demo-and-tests-" + "x" * 40, "127.0.0.1", "False"]


def test_otherwise_it_is_read(tmp_path):
    assert settings_beside(tmp_path, LIVE) == ["live", "db.example.com", "True"]
