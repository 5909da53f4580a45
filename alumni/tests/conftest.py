"""What several rooms of these tests have before them: a desk, a shared person, a notable file, an own link."""

import pytest
from django.test import Client

from alumni.models import Achievement, Contact, Education, SelfUpdateRule
from alumni.services.consents import give_consent
from alumni.services.links import send_link
from alumni.services.notable import approve_profile, publish_profile, save_achievement, start_profile, submit_profile
from alumni.services.registers import freeze_headcount, submit_register
from alumni.tests.notable_files import WON, WORDS
from alumni.tests.registering import SOURCE, class_of_four
from colleges.models import School


@pytest.fixture
def shared(alumnus, machine_college):
    """王伟 studied in 机电工程学院 as well."""
    Education.objects.create(
        alumnus=alumnus,
        school=School.current(),
        college=machine_college,
        student_no="M-SECRET-77",
        level="机密层次",
        enrolled_year=2018,
        graduated_year=2021,
    )
    return alumnus


# --- a class register ---


@pytest.fixture
def group(animal_college, alumnus):
    return class_of_four(animal_college, alumnus)


@pytest.fixture
def handed_in(group, liaison):
    """The class whose register lies with the office."""
    freeze_headcount(group, headcount=5, source=SOURCE, actor=liaison)
    submit_register(group, actor=liaison)
    return group


# --- the file of a notable alumnus ---


@pytest.fixture
def profile(alumnus, animal_college, liaison):
    return start_profile(alumnus, college=animal_college, changes=WORDS, actor=liaison)


@pytest.fixture
def achievement(profile, animal_college, liaison):
    return save_achievement(Achievement(profile=profile), changes=WON, college=animal_college, actor=liaison)


@pytest.fixture
def submitted(profile, achievement, liaison):
    return submit_profile(profile, actor=liaison)


@pytest.fixture
def approved(submitted, office):
    return approve_profile(submitted, actor=office)


@pytest.fixture
def published(approved, alumnus, office):
    give_consent(alumnus, "public_page", channel="paper", actor=office)
    return publish_profile(approved, actor=office)


# --- changes by the own link ---


@pytest.fixture
def rules(db):
    def rule(**policies):
        for field, policy in policies.items():
            SelfUpdateRule.objects.update_or_create(field=field, defaults={"policy": policy})

    rule(mobile="at_once", email="at_once", work="at_once", region="at_once", name="review")
    return rule


@pytest.fixture
def person(alumnus, rules):
    """王伟 with a mailbox that the roster brought."""
    Contact.objects.create(alumnus=alumnus, kind="email", value="wangwei@163.com", source="roster")
    return alumnus


@pytest.fixture
def opened(animal_college, liaison):
    """`opened(person)`: the path of a fresh link."""

    def made(person):
        sent = send_link(
            person, college=animal_college, channel="copied", address_of=lambda token: f"/me/{token}/", actor=liaison
        )
        return sent.address

    return made


@pytest.fixture
def visitor():
    return Client(enforce_csrf_checks=True)
