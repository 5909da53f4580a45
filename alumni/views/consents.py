"""What a person consented to, purpose by purpose: read, recorded, withdrawn. For two doors."""

from django.contrib import messages
from django.http import Http404
from django.utils.decorators import method_decorator

from alumni.forms.consents import GiveConsentForm, WithdrawConsentForm
from alumni.models import Alumnus, Consent, Purpose
from alumni.services.consents import consents_of, give_consent, withdraw_consent
from alumni.views.doors import CollegeDoor
from common.once import once
from common.refusals import refusals_on


class ConsentPages(CollegeDoor):
    room = "alumni/consents"

    def detail(self, request, pk):
        person = self._person(request, pk)
        return self.page(request, "detail", {"person": person, "purposes": consents_of(person)})

    @method_decorator(once)
    def give(self, request, pk, purpose):
        if purpose not in Purpose.values:
            raise Http404
        person = self._person(request, pk)
        form = GiveConsentForm(request.POST or None, purpose=purpose)

        def act():
            facts = dict(form.cleaned_data)
            facts.pop("once", None)
            give_consent(person, purpose, on=facts.pop("given_on"), actor=request.user, **facts)
            return f"已登记“{person.name}”对“{Purpose(purpose).label}”的同意。"

        text = form.fields["text"].queryset.first()
        page = {"title": f"登记同意：{Purpose(purpose).label}", "confirm": "登记同意", "text": text}
        return self._form(request, person, form, act, **page)

    @method_decorator(once)
    def withdraw(self, request, pk):
        consent = self.fetch(Consent.objects.standing().select_related("alumnus", "text"), request, pk)
        form = WithdrawConsentForm(request.POST or None)

        def act():
            day, channel = form.cleaned_data["withdrawn_on"], form.cleaned_data["channel"]
            withdraw_consent(consent, on=day, channel=channel, actor=request.user)
            return f"已登记“{consent.alumnus.name}”撤回对“{consent.get_purpose_display()}”的同意，即日起停止使用。"

        page = {"title": f"撤回同意：{consent.get_purpose_display()}", "confirm": "登记撤回", "danger": True}
        page["consent"] = consent
        return self._form(request, consent.alumnus, form, act, **page)

    def _person(self, request, pk):
        return self.fetch(Alumnus.objects.defer("search"), request, pk)

    def _form(self, request, person, form, act, **page):
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                messages.success(request, act())
                return self.to("person-consents", person.pk)
        return self.page(
            request, "form", {"person": person, "form": form, "text": None, "consent": None, "danger": False, **page}
        )
