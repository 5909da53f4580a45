"""Consents and rights of a person, at a college's desk."""

from django.urls import path

from alumni.views.college import consents, rights

pages = [
    path("people/<int:pk>/consents/", consents.person_consents, name="person-consents"),
    path("people/<int:pk>/consents/<slug:purpose>/", consents.consent_give, name="consent-give"),
    path("consents/<int:pk>/withdraw/", consents.consent_withdraw, name="consent-withdraw"),
    path("people/<int:pk>/rights/", rights.person_rights, name="person-rights"),
    path("people/<int:pk>/copy/", rights.person_copy, name="person-copy"),
]
