import secrets

from django.core.exceptions import ValidationError

# Without characters that are taken for one another when read out or copied by hand.
LETTERS = "abcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"


class TwoKindsValidator:
    """At least letters and digits (等保 2.0: complexity of passwords)."""

    def validate(self, password, user=None):
        if not (any(c.isalpha() for c in password) and any(c.isdigit() for c in password)):
            raise ValidationError("密码须同时含有字母和数字。", code="password_one_kind")

    def get_help_text(self):
        return "密码须同时含有字母和数字。"


class NotOwnNameValidator:
    """Neither the account's name nor the person's may stand in the password (等保 2.0: no guessable passwords)."""

    def validate(self, password, user=None):
        for own in (getattr(user, "username", ""), getattr(user, "name", "")):
            if own and len(own) > 1 and own.lower() in password.lower():
                raise ValidationError("密码里不要含有工号或姓名。", code="password_own_name")

    def get_help_text(self):
        return "密码里不要含有工号或姓名。"


def first_password():
    """A password to hand over once; its owner must replace it at the first sign-in."""
    parts = ("".join(secrets.choice(LETTERS) for _ in range(4)), "".join(secrets.choice(DIGITS) for _ in range(4)))
    return "-".join((*parts, "".join(secrets.choice(LETTERS) for _ in range(4))))
