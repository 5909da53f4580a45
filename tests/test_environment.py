"""Every variable that the settings or the scripts read is explained; the databases of tests are told apart."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from conftest import TEST_DATABASES, is_alive, owner_of

ROOT = Path(__file__).resolve().parent.parent
READ_BY_PYTHON = re.compile(r"""(?:env(?:\.\w+)?\(|os\.environ(?:\.get\(|\[))"([A-Z_]+)\"""")
READ_BY_SCRIPTS = re.compile(r"\$\{([A-Z_]+):")
SOURCES = ["alumni_office/settings.py", "common/*.py", "script/*"]
NOT_FOR_PEOPLE = {"DJANGO_SETTINGS_MODULE"}


def variables():
    texts = [path.read_text() for pattern in SOURCES for path in ROOT.glob(pattern)]
    found = {name for text in texts for name in (*READ_BY_PYTHON.findall(text), *READ_BY_SCRIPTS.findall(text))}
    return found - NOT_FOR_PEOPLE


@pytest.mark.parametrize(
    ("document", "entry"),
    [(".env.example", r"^#?{}="), ("docs/operations.md", r"^\| .*`{}`.* \|")],
)
def test_every_variable_stands_in_the_document(document, entry):
    text = (ROOT / document).read_text()
    assert {"SECRET_KEY", "FONT_DIR", "PORT"} < variables()
    assert [name for name in sorted(variables()) if not re.search(entry.format(name), text, re.MULTILINE)] == []


@pytest.mark.parametrize("beside", ["", "_source", "_target", "_demo", "_again"])
def test_a_test_database_belongs_to_the_run_that_it_is_named_after(beside):
    """What a killed run left behind is dropped by the next one; what a living one uses is not."""
    assert is_alive(owner_of(f"{TEST_DATABASES}{os.getpid()}{beside}"))
    ended = subprocess.Popen(["true"])
    ended.wait()
    assert not is_alive(owner_of(f"{TEST_DATABASES}{ended.pid}{beside}"))
