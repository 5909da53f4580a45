"""Two rows of one file that are one person: the earlier one takes what it lacks, and where they differ both are told.

The same for rows as read (`repeats`) and for staged ones (`twins`): only the names of their fields are not.
"""

from collections.abc import Callable
from dataclasses import dataclass

OF_THE_JOB = ("position", "industry")  # said of one employer, never of another
BETWEEN = "、"
NO_EMPLOYER = "（未写单位）"


def first_field(row, names):
    return getattr(row, names[0])


@dataclass(frozen=True)
class Joining:
    """`taken`: name of a difference → the fields that go together; `value(row, fields)` is what of them is compared."""

    taken: dict[str, tuple[str, ...]]
    mobile: str
    phones: str
    value: Callable = first_field

    def fill(self, first, later):
        """Return `{name: [the first row's, the later one's]}`; where the first had nothing it has taken the later's."""
        changes = {}
        for key, names in self.taken.items():
            own, other = self.value(first, names), self.value(later, names)
            if _blank(other) or own == other:
                continue
            if _blank(own):
                for name in names:
                    setattr(first, name, getattr(later, name))
                if key in later.derived:
                    first.derived = type(first.derived)([*first.derived, key])
            changes[key] = ["" if _blank(own) else own, other]
        return changes | _fill_job(first, later) | self._more_phones(first, later)

    def _more_phones(self, first, later):
        """A second mobile is kept beside the first: of two numbers nobody knows which one rings."""
        changes, own, other = {}, getattr(first, self.mobile), getattr(later, self.mobile)
        if other and not own:
            setattr(first, self.mobile, other)
            changes["mobile"] = ["", other]
        held = getattr(first, self.phones)
        known = {getattr(first, self.mobile), *held, ""}
        more = [each for each in dict.fromkeys((other, *getattr(later, self.phones))) if each not in known]
        if more:
            setattr(first, self.phones, type(held)([*held, *more]))
            changes["phones"] = ["", BETWEEN.join(more)]
        return changes


def _fill_job(first, later):
    """A post is taken with its own employer only; that of another is told beside the employer it belongs to."""
    if later.employer != first.employer:
        told = [later.employer or NO_EMPLOYER, *filter(None, (getattr(later, name) for name in OF_THE_JOB))]
        return {"employer": [first.employer, " ".join(told)]} if later.employer or len(told) > 1 else {}
    changes = {}
    for name in OF_THE_JOB:
        own, other = getattr(first, name), getattr(later, name)
        if other and other != own:
            changes[name] = [own, other]
            setattr(first, name, own or other)
    return changes


def _blank(value):
    return value in ("", None)
