"""What the forms that anybody may send have in common: a trap for machines, and the moment they were opened at, signed.

Nothing that a person typed is thrown away: only the trap, which no person sees, is answered with thanks and silence.
Who sends too soon or too late is asked to press once more, and then no time counts against them again.
"""

from datetime import timedelta

from django import forms
from django.core import signing
from django.utils import timezone

FILLED_IN_NO_TIME, OPEN_FOR = timedelta(seconds=3), timedelta(hours=12)
TOO_OLD = "页面打开得太久了，填写的内容还在，请再提交一次。"
TOO_SOON = "请再点一次提交：提交得太快，这一次还没有收下，填写的内容还在。"


class OpenedMixin(forms.Form):
    """`salt`: whose page was opened; what was opened elsewhere counts as too old."""

    salt = ""
    website = forms.CharField(
        label="请勿填写", required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = self._signed(timezone.now())

    def clean(self):
        cleaned = super().clean()
        if not self.is_by_machine and (refusal := self._untimely()):
            self.data = self.data.copy()
            self.data["opened"] = self._signed(timezone.now() - FILLED_IN_NO_TIME)
            self.add_error(None, refusal)
        return cleaned

    def _untimely(self):
        age = self._age()
        if age is None or age > OPEN_FOR:
            return TOO_OLD
        return TOO_SOON if age < FILLED_IN_NO_TIME and not self.errors else ""

    def _age(self):
        try:
            opened = float(signing.loads(self.data.get("opened", ""), salt=self.salt))
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return timedelta(seconds=timezone.now().timestamp() - opened)

    def _signed(self, moment):
        return signing.dumps(moment.timestamp(), salt=self.salt)

    @property
    def is_by_machine(self):
        """The trap was filled: thanked for and thrown away."""
        return bool(self.data.get("website"))
