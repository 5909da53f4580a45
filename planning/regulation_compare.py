"""Two versions of the regulation beside each other: which articles came, went or changed, and in which words."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from planning.regulation_text import article_label

SAME, CHANGED, ADDED, GONE = "same", "changed", "added", "gone"
STATES = {SAME: "未变", CHANGED: "有改动", ADDED: "新增", GONE: "删去"}
#: what stays between two changes and is shorter than this is not worth standing alone
SHORTEST_KEPT = 2
#: longer than any article: two such texts are not compared sign by sign
LONGEST_COMPARED = 6000
WORDS = re.compile(r"[0-9A-Za-z]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class Line:
    """One article as a version has it, read from the database or from a text that is not saved yet."""

    number: int
    chapter: int
    chapter_title: str
    body: str


@dataclass(frozen=True)
class Difference:
    """`pieces` are `(kind, words)`, kind "kept", "gone" or "new"; `moved` says which chapter it came from, if it did."""

    number: int
    state: str
    pieces: tuple
    moved: str = ""

    @property
    def label(self):
        return article_label(self.number)

    @property
    def state_label(self):
        return STATES[self.state]


def lines_of_read(read):
    return [Line(a.number, c.number, c.title, a.body) for c in read.chapters for a in c.articles]


def lines_of_text(text):
    columns = ("number", "chapter", "chapter_title", "body")
    return [Line(*values) for values in text.articles.order_by("number").values_list(*columns)]


def compare(old, new):
    """`[Difference]` of two lists of lines, in the order of the articles."""
    before, after = ({line.number: line for line in lines} for lines in (old, new))
    return [_difference(number, before.get(number), after.get(number)) for number in sorted(before | after)]


def tally(differences):
    """`[(state, word, how many)]` of every state that occurs, what changed first."""
    counts = dict.fromkeys((CHANGED, ADDED, GONE, SAME), 0)
    for each in differences:
        counts[each.state] += 1
    return [(state, STATES[state], count) for state, count in counts.items() if count]


def _difference(number, old, new):
    if old is None:
        return Difference(number, ADDED, (("new", new.body),))
    if new is None:
        return Difference(number, GONE, (("gone", old.body),))
    same_chapter = (old.chapter, old.chapter_title) == (new.chapter, new.chapter_title)
    moved = "" if same_chapter else old.chapter_title
    if old.body == new.body and not moved:
        return Difference(number, SAME, (("kept", new.body),))
    return Difference(number, CHANGED, tuple(changed_words(old.body, new.body)), moved)


def changed_words(old, new):
    """`[(kind, words)]`, so that the kept and the gone make the old text, the kept and the new the new one."""
    if old == new:
        return [("kept", old)]
    if max(len(old), len(new)) > LONGEST_COMPARED:
        return [("gone", old), ("new", new)]
    before, after = WORDS.findall(old), WORDS.findall(new)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pieces.append((kind == "equal", "".join(before[a:b]), "".join(after[c:d])))
    return _written(_joined(pieces))


def _joined(pieces):
    """A sign or two that happen to stay between two changes belong to the change."""
    joined = []
    for at, (equal, gone, new) in enumerate(pieces):
        inside = 0 < at < len(pieces) - 1
        equal = equal and not (inside and len(new) < SHORTEST_KEPT)
        if joined and not equal and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1] + gone, joined[-1][2] + new)
        else:
            joined.append((equal, gone, new))
    return joined


def _written(pieces):
    written = []
    for equal, gone, new in pieces:
        found = [("kept", new)] if equal else [("gone", gone), ("new", new)]
        written += [piece for piece in found if piece[1]]
    return written
