"""Every variable that the settings or the scripts read is explained to whoever runs the system."""

import re
from pathlib import Path

import pytest

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
