"""The facts of a summary taken anew: what would change, paragraph by paragraph. What somebody typed is never replaced.

A paragraph that still stands as it was drafted may be replaced or taken out; where it was changed or deleted by hand, the
new one is offered beside what was typed.
"""

import hashlib
import json
from dataclasses import dataclass

REPLACE, ADD, DROP, BESIDE = "replace", "add", "drop", "beside"
TOLD = {
    REPLACE: "数据有变化",
    ADD: "新增的内容",
    DROP: "已经不适用",
    BESIDE: "这一段您改过或删去了",
}


@dataclass(frozen=True)
class Change:
    key: str
    kind: str
    old: str = ""
    new: str = ""

    @property
    def told(self):
        return TOLD[self.kind]

    @property
    def is_offered(self):
        """Ticked from the start: nobody's typing is touched by it."""
        return self.kind != BESIDE


def changes_of(text, drafted, fresh):
    """`[Change]` from the paragraphs `drafted` last time to the `fresh` ones, as they meet `text` as it is now."""
    lines = _lines(text)
    found = [_change(key, lines, drafted.get(key, ""), new) for key, new in fresh.items()]
    gone = [Change(key, DROP, old=old) for key, old in drafted.items() if key not in fresh and old in lines]
    return [change for change in found if change] + gone


def _change(key, lines, old, new):
    if old == new or new in lines:
        return None
    if not old:
        return Change(key, ADD, new=new)
    return Change(key, REPLACE if old in lines else BESIDE, old=old, new=new)


def renewed(text, drafted, fresh, keys):
    """`(text, drafted)` after the changes of these keys; every other line stays as it was typed, blanks included."""
    lines, base = text.splitlines(), dict(drafted)
    for change in changes_of(text, drafted, fresh):
        if change.key not in keys:
            continue
        if change.kind == DROP:
            del lines[_at(change.old, lines)], base[change.key]
            continue
        if change.kind == REPLACE:
            lines[_at(change.old, lines)] = change.new
        else:
            lines.insert(_place(change.key, lines, base, fresh), change.new)
        base[change.key] = change.new
    return "\n".join(lines), base


def _place(key, lines, drafted, fresh):
    """After the nearest paragraph before it that stands in the text; at the end where none does."""
    order = list(fresh)
    for before in reversed(order[: order.index(key)]):
        for words in (fresh[before], drafted.get(before)):
            if (place := _at(words, lines)) is not None:
                return place + 1
    return len(lines)


def _at(words, lines):
    return next((place for place, line in enumerate(lines) if line.strip() == words), None)


def digest_of(fresh):
    """What a page showed, so that nothing else is taken in than what was seen."""
    return hashlib.sha256(json.dumps(fresh, ensure_ascii=False).encode()).hexdigest()[:16]


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
