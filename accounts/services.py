from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from accounts.models import SignIn, User
from accounts.passwords import first_password

PUSHED_OUT = "pushed_out"


@transaction.atomic
def open_account(*, username, name, is_staff=False):
    """Create an account and return `(user, password)`; the password is shown once and must be changed."""
    user = User(username=username, name=name, is_staff=is_staff)
    password = first_password()
    user.set_password(password)
    user.full_clean()
    user.save()
    return user, password


@transaction.atomic
def reset_password(user):
    """Give a new first password, shown once; every open session of the account ends."""
    password = first_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    end_sessions(user)
    return password


def end_sessions(user, *, keep=None):
    ending = user.sign_ins.exclude(session_key=keep or "")
    Session.objects.filter(session_key__in=list(ending.values_list("session_key", flat=True))).delete()
    ending.delete()


@transaction.atomic
def note_sign_in(user, *, session_key, address):
    """Remember the session; beyond the allowed number the oldest ones end, and keep nothing but why."""
    User.objects.select_for_update().get(pk=user.pk)
    open_sessions = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    user.sign_ins.exclude(session_key__in=open_sessions).delete()  # signed out of, or expired
    SignIn.objects.update_or_create(session_key=session_key, defaults={"user": user, "address": address})
    live = list(user.sign_ins.order_by("-since").values_list("session_key", flat=True))
    surplus = live[settings.SESSIONS_PER_USER :]
    Session.objects.filter(session_key__in=surplus).update(session_data=SessionStore().encode({PUSHED_OUT: True}))
    SignIn.objects.filter(session_key__in=surplus).delete()


@transaction.atomic
def close_account(user):
    """The account can no longer sign in; what it did stays under its name."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)


@transaction.atomic
def reopen_account(user):
    user.is_active = True
    user.save(update_fields=["is_active"])


@transaction.atomic
def give_roles(user, groups):
    """The roles (groups) of an office account; without any it has no door to the admin. Open sessions end."""
    user.groups.set(groups)
    user.is_staff = user.is_superuser or bool(groups)
    user.save(update_fields=["is_staff"])
    end_sessions(user)
