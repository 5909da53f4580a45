"""Looking up what a major of former years is today, as plain data: without a database, fit for reading a roster."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass


def plain_written(text):
    """A major's name as rules and rosters are compared by."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).removesuffix("专业")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """Years are years of entry, both included; None is open."""

    school_pk: int
    written: str
    from_year: int | None
    until_year: int | None
    college_pk: int
    major_pk: int | None

    def holds_in(self, year):
        if year is None:
            return self.from_year is None and self.until_year is None
        return (self.from_year or year) <= year <= (self.until_year or year)


class Rules:
    def __init__(self, lines):
        self._of = defaultdict(list)
        for line in lines:
            self._of[line.school_pk, line.written].append(line)

    def find(self, school_pk, written, year):
        """The one rule that holds, or None: no two overlap."""
        lines = self._of.get((school_pk, plain_written(written or "")), ())
        return next((line for line in lines if line.holds_in(year)), None)
