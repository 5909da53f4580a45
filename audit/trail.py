"""The trail: every change of a tracked row, written by the database itself (django-pghistory's triggers).

Who and from where travels with the statement (`TrailMiddleware`, `acting_as`) and is kept as plain columns: the trail
outlives accounts and colleges, so it points at none of them.
"""

from contextlib import contextmanager

import pghistory
from django.db import models
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from pghistory.models import Event


class TrailEvent(Event):
    """Base of every event table. Insert-only for the application's login, and by trigger for everybody."""

    append_only = True
    pgh_id = models.BigAutoField(primary_key=True)
    actor_id = models.GeneratedField(
        verbose_name="办理人编号",
        expression=Cast(KT("pgh_context__user"), models.BigIntegerField()),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    actor_name = models.GeneratedField(
        verbose_name="办理人",
        expression=KT("pgh_context__who"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        abstract = True


def acting_as(user, **facts):
    """Context in which changes belong to `user`; more `facts` (college, import, reason) go into the trail as well."""
    who = user.label if user is not None and user.pk else "系统"
    return pghistory.context(user=user.pk if user is not None else None, who=who, **facts)


@contextmanager
def marked(**facts):
    """Within this block the open context carries `facts` as well; a context keeps what it was told, so they are taken back."""
    add_facts(**facts)
    try:
        yield
    finally:
        add_facts(**dict.fromkeys(facts))


def add_facts(**facts):
    """Add to the context that is open (a request's, an import's); without one this does nothing."""
    pghistory.context(**facts)
