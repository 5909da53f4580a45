"""Forms of consents: what was agreed to, by which way, and its withdrawal."""

from django import forms
from django.utils import timezone

from alumni.forms.people import date_input, name_blanks
from alumni.models import Consent, ConsentText
from common.once import OnceMixin

#: what a person does alone is recorded by the page that it was done on, not typed by somebody else
BY_HAND = [(value, label) for value, label in Consent.Channel.choices if value in ("paper", "phone", "message")]

NOTE = "本人只同意其中几项，或者指定了一种联系方式，请照写；也可写书面同意书存放在哪里。"


class GiveConsentForm(OnceMixin, forms.Form):
    text = forms.ModelChoiceField(ConsentText.objects.none(), label="文本版本", empty_label=None)
    given_on = forms.DateField(label="同意日期", widget=date_input())
    channel = forms.ChoiceField(label="同意方式", choices=[("", ""), *BY_HAND])
    note = forms.CharField(label="说明", max_length=200, required=False, help_text=NOTE)

    def __init__(self, *args, purpose, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].queryset = ConsentText.objects.filter(purpose=purpose).order_by("-version")
        self.fields["text"].initial = self.fields["text"].queryset.first()
        self.fields["given_on"].initial = timezone.localdate
        name_blanks(self)


class WithdrawConsentForm(OnceMixin, forms.Form):
    withdrawn_on = forms.DateField(label="撤回日期", widget=date_input())
    channel = forms.ChoiceField(label="撤回方式", choices=[("", ""), *BY_HAND])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["withdrawn_on"].initial = timezone.localdate
        name_blanks(self)
