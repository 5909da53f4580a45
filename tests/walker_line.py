"""What a line of the table of URLs says, and what the forms of several rooms share.

In a form, `its(kind)` is an id of one's own, `its(kind, OTHERS)` another college's.
"""

from collections.abc import Callable
from dataclasses import dataclass

PAGE, GONE_ON, SHUT, NOT_FOUND, WRONG_METHOD = 200, 302, 403, 404, 405
OTHERS = "other"
REASON = {"reason": "录错了"}


@dataclass(frozen=True)
class Line:
    get: int
    post: int
    of: tuple = ()  # kinds of the objects that its arguments name
    sent: Callable = lambda its: {}  # a valid form
    smuggled: Callable = lambda its: []  # forms with ids of another college
    asked: Callable = lambda its: []  # queries with ids of another college
    leader_only: bool = False
    door: str = "college"  # public, user, own (its object is of one user alone), college
    missing: int = 0  # of a public page: what an unknown object is answered
    signed_in: tuple = ()  # (get, post) where whoever has signed in gets something else
    names: str = ""  # the kind of person to whom its token was given, and whom it calls by name
    writes: tuple = ()  # of a public form: the tables it is there to write, at the college whose it is and no other


def page(*of, **more):
    return Line(PAGE, WRONG_METHOD, of, **more)


def form(*of, post=GONE_ON, **more):
    return Line(PAGE, post, of, **more)


def act(*of, post=GONE_ON, **more):
    return Line(WRONG_METHOD, post, of, **more)


def opened(its, kind):
    """The hidden field of an edit form, as the page carries it."""
    return {"version": its.version(kind)}
