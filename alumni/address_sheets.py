"""Address labels and envelopes as PDF: whose, where to, with the postcode where Chinese post wants it."""

from dataclasses import asdict, dataclass

from alumni.contact_text import split_address
from alumni.message_text import TITLES
from common.documents import render_pdf


@dataclass(frozen=True)
class Sheet:
    """A sheet of labels on A4, in millimetres."""

    label: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0


SHEETS = {
    "3x8": Sheet("3×8（70×37 毫米）", 3, 8, 70, 37, 0, 0.5),
    "2x7": Sheet("2×7（99.1×38.1 毫米）", 2, 7, 99.1, 38.1, 4.65, 15.15, 2.5),
}


def draw_labels(rows, ways, sheet):
    return render_pdf("labels", {"title": "地址标签", "sheet": asdict(sheet), "labels": _addressed(rows, ways)})


def draw_envelopes(rows, ways, sender):
    """`sender`: lines; a postcode that begins the last one is printed apart."""
    lines = [line.strip() for line in sender.splitlines() if line.strip()]
    postcode, place = split_address(lines[-1]) if lines else ("", "")
    sender = {"lines": [*lines[:-1], *([place] if place else [])], "postcode": postcode}
    return render_pdf("envelopes", {"title": "信封", "sender": sender, "envelopes": _addressed(rows, ways)})


def _addressed(rows, ways):
    addressed = []
    for row in rows:
        postcode, place = split_address(ways[row.person.pk])
        title = TITLES.get(row.person.gender, "校友")
        addressed.append({"name": row.person.name, "title": title, "place": place, "postcode": postcode})
    return addressed
