"""Deceased, lost, do-not-contact: they hold in every list, export, link and invitation, whichever door it leaves by.

Nothing here names the doors by heart: the URLconf gives them, `FILES` says of each that hands out a file how the quiet
stand in it, and `EXITS` of each module that makes files or speaks to people by what it is bound. A door, or a module,
that is in neither list fails.
"""

import ast
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.test import override_settings
from django.urls import reverse

from alumni.directory_columns import COLUMNS
from alumni.models import Alumnus, ExportRequest, Organisation, PersonLink
from tests.documents import words_of
from tests.quiet_world import HEARD, PLACE, QUIET, stand_in
from tests.walker import requests_for
from tests.walker_admin import FIVE, OBJECTS
from tests.walker_cast import ANIMAL
from tests.walker_table import LINES
from tests.walker_urls import all_urls
from tests.walker_world import World

LEFT_OUT = "not listed at all"
NAMED = "listed by name and state, without any contact"
OWN = "handed to the person (or the person's own college) on the person's own wish"
AS_SENT = "what the college itself sent in, handed back to it"
NOBODY = "of no people"
COMING = "who said they come to one event, on its day, without any contact; the deceased are left out"
EXPECTED = "who said they come to one event: of the quiet the name without any contact; the deceased are left out"
OF_A_COLLEGE = "of a college's own history: its leaders and teachers, and no alumni"

ALL = list(COLUMNS)
CONTACT = {"columns": ALL, "purpose": "contact_work"}
HANDED_IN = {"columns": ALL, "purpose": "hand_in"}
ADDRESSES = {"everyone": "True", "sheet": "3x8", "sender": "学院", "purpose": "邮寄", "act": "send", "seen": "999"}
PAPER = [ADDRESSES | {"kind": kind} for kind in ("labels", "envelopes")]
DRAWN = [{"file_kind": kind, **facts} for kind in ("xlsx", "pdf") for facts in (CONTACT, HANDED_IN)]

GUEST_LISTS = [{"purpose": "contact"}, {"purpose": "seating"}]
#: for these a file writes the numbers of who may be contacted in full
IN_ORDER_TO_WRITE = ("contact_work", "contact")
REGIONAL = ("contact_work", "given_out", "statistics")

#: URL that hands out a file → how the quiet stand in it: for the unit's own contact work, and for any other purpose
FILES = {
    "college:alumni:export-download": (LEFT_OUT, NAMED),
    "college:alumni:export-request-use": (LEFT_OUT, NAMED),
    "college:alumni:class-directory": (LEFT_OUT, NAMED),
    "college:alumni:register-print": (LEFT_OUT, NAMED),
    "admin:alumni_alumnus_export": (LEFT_OUT, NAMED),
    "admin:register-print": (LEFT_OUT, NAMED),
    "admin:region-directory-export": (LEFT_OUT, LEFT_OUT),
    "college:alumni:message-new": (LEFT_OUT, LEFT_OUT),
    "admin:message-new": (LEFT_OUT, LEFT_OUT),
    "admin:notable-pdf": (NAMED, NAMED),
    "alumni:own-copy": (OWN, OWN),
    "college:alumni:person-copy": (OWN, OWN),
    "admin:person-copy": (OWN, OWN),
    "college:alumni:roster-original": (AS_SENT, AS_SENT),
    "college:alumni:roster-refused": (AS_SENT, AS_SENT),
    "admin:roster-original": (AS_SENT, AS_SENT),
    "admin:roster-refused": (AS_SENT, AS_SENT),
    "college:alumni:roster-sample": (NOBODY, NOBODY),
    "admin:roster-sample": (NOBODY, NOBODY),
    "college:safeguard-paper": (NOBODY, NOBODY),
    "admin:safeguard-paper": (NOBODY, NOBODY),
    "college:planning:item-file": (AS_SENT, AS_SENT),
    "admin:item-file": (AS_SENT, AS_SENT),
    "admin:plan-matrix-workbook": (NOBODY, NOBODY),
    "college:alumni:photo-show": (OWN, OWN),
    "admin:photo-show": (OWN, OWN),
    "alumni:notable-portrait": (LEFT_OUT, LEFT_OUT),
    **{
        f"{door}:history-{file}": (OF_A_COLLEGE, OF_A_COLLEGE)
        for door in ("college", "admin")
        for file in ("sample", "export", "booklet", "picture")
    },
    "history:booklet": (OF_A_COLLEGE, OF_A_COLLEGE),
    "history:picture": (OF_A_COLLEGE, OF_A_COLLEGE),
    "college:planning:deliberation-paper": (AS_SENT, AS_SENT),
    "admin:deliberation-paper": (AS_SENT, AS_SENT),
    "college:planning:experience-paper": (AS_SENT, AS_SENT),
    "admin:experience-paper": (AS_SENT, AS_SENT),
    "college:planning:summary-file": (NOBODY, NOBODY),
    "admin:summary-file": (NOBODY, NOBODY),
    "college:planning:plan-workbook": (NOBODY, NOBODY),
    "college:planning:plan-paper": (NOBODY, NOBODY),
    "admin:plan-workbook": (NOBODY, NOBODY),
    "college:events:plan-document": (NOBODY, NOBODY),
    "admin:event-plan-document": (NOBODY, NOBODY),
    "college:events:report-document": (NOBODY, NOBODY),
    "admin:event-report-document": (NOBODY, NOBODY),
    "college:events:paper-file": (AS_SENT, AS_SENT),
    "admin:event-paper-file": (AS_SENT, AS_SENT),
    "college:events:paper-photo": (AS_SENT, AS_SENT),
    "admin:event-paper-photo": (AS_SENT, AS_SENT),
    "college:events:guest-export": (LEFT_OUT, LEFT_OUT),
    "admin:event-guest-export": (LEFT_OUT, LEFT_OUT),
    "college:events:registration-export": (EXPECTED, EXPECTED),
    "admin:event-registration-export": (EXPECTED, EXPECTED),
    "college:events:check-in-file": (COMING, COMING),
    "admin:event-check-in-file": (COMING, COMING),
    "events:station-list": (COMING, COMING),
    "events:station-send": (NOBODY, NOBODY),
    "college:events:directory-sheet": (LEFT_OUT, LEFT_OUT),
    "admin:event-directory-sheet": (LEFT_OUT, LEFT_OUT),
    "events:feed": (NOBODY, NOBODY),
    "events:own-feed": (NOBODY, NOBODY),
    "events:event-ics": (NOBODY, NOBODY),
    "events:registration-ics": (NOBODY, NOBODY),
    "college:events:figures-workbook": (NOBODY, NOBODY),
    "admin:event-figures-workbook": (NOBODY, NOBODY),
    "admin:plan-paper": (NOBODY, NOBODY),
}
#: how each file of many is asked for: (role, kinds in the address, query, forms)
ASKED = {
    "college:alumni:export-download": ("liaison", (), "", [CONTACT, HANDED_IN]),
    "college:alumni:export-request-use": ("liaison", ("granted",), "", [{}]),
    "college:alumni:class-directory": ("liaison", ("class",), "", DRAWN),
    "college:alumni:register-print": ("liaison", ("class",), "", DRAWN),
    "college:alumni:message-new": ("liaison", (), "", PAPER),
    "admin:message-new": ("office", (), "", PAPER),
    "admin:alumni_alumnus_export": ("office", (), "q=", [CONTACT, HANDED_IN]),
    "admin:register-print": ("office", ("class",), "", DRAWN),
    "college:events:guest-export": ("liaison", ("event",), "", GUEST_LISTS),
    "admin:event-guest-export": ("office", ("event",), "", GUEST_LISTS),
    "college:events:directory-sheet": ("liaison", ("event_class",), "", [{}]),
    "admin:event-directory-sheet": ("office", ("event_class",), "", [{}]),
    "admin:region-directory-export": (
        "office", (), f"region={PLACE}",
        [form | {"purpose": purpose, "purpose_detail": "校友会筹备组"} for form in DRAWN[::2] for purpose in REGIONAL],
    ),
}  # fmt: skip
SMALL_TABLE = re.compile(r"admin:[a-z]+_[a-z]+_(export|import|process_import)")
#: names that promise a file, whatever the walker's form brings out of them
PROMISES_A_FILE = re.compile(r"export|print|pdf|xlsx|download|directory|copy|label|envelope|original|sample|refused$")
#: such names that hand out none → why
NO_FILE = {
    "college:alumni:export-list": "the list of what was taken out",
    "college:alumni:export-new": "asks what for",
    "college:alumni:export-request": "a wish",
    "college:alumni:export-request-submit": "a wish",
    "college:alumni:export-request-return": "a wish",
    "admin:alumni_exportrequest_grant": "a wish",
    "admin:alumni_exportrequest_refuse": "a wish",
    "admin:region-directory": "a page, without who may not be contacted",
    "college:events:directory": "a page of one class, without people",
    "admin:event-directory": "a page of one class, without people",
    "admin:event-directory-excuse": "a class without a directory",
    "admin:event-directory-ask": "a class without a directory",
}


#: of one person: asked for by the walk over all doors below
APART = {"alumni:notable-portrait"}


# --- who goes by -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker, tmp_path_factory):
    """The walker's world with the quiet and one who may be contacted, in a transaction that never commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World(tmp_path_factory.mktemp("media"))
        with override_settings(MEDIA_ROOT=world.media):
            world.heard = stand_in(world, *HEARD)
            world.quiet = {state: stand_in(world, *facts) for state, facts in QUIET.items()}
        ExportRequest.objects.filter(pk=world.own["liaison"]["granted"]).update(columns=ALL, contact_work=True)
        yield world
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        connection.close()


@contextmanager
def asked(world, role, method, path, data):
    """One request, taken back afterwards."""
    mail.outbox = []
    with override_settings(MEDIA_ROOT=world.media), transaction.atomic():
        yield getattr(world.client(role), method)(path, data)
        transaction.set_rollback(True)


def body_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def is_file(response):
    kind = response.headers.get("Content-Type", "")
    return response.status_code == 200 and (
        "attachment" in response.get("Content-Disposition", "") or "html" not in kind
    )


def reached(world, words, *, masked=False):
    """Who of the quiet could be reached by what is written there."""
    found = []
    for state, person in world.quiet.items():
        told = [*person.numbers, *(person.masked if masked else [])]
        found += [f"{state}: {each}" for each in told if each.replace("-", "") in words]
    return found


# --- files -------------------------------------------------------------------------------------------------------------


def files_asked_for():
    for name, (role, kinds, query, forms) in ASKED.items():
        for number, form in enumerate(forms):
            yield pytest.param(name, role, kinds, query, form, id=f"{name}-{number}")


@pytest.mark.parametrize(("name", "role", "kinds", "query", "form"), list(files_asked_for()))
def test_no_file_tells_how_the_quiet_are_reached(house, name, role, kinds, query, form):
    path = reverse(name, args=[house.object(kind, role, "own") for kind in kinds])
    with asked(house, role, "post", f"{path}?{query}" if query else path, form) as response:
        assert is_file(response), response.content.decode()[:3000]
        words = words_of(body_of(response))
    purpose = form.get("purpose", "contact_work")
    how = FILES[name][0 if purpose in IN_ORDER_TO_WRITE else 1]
    assert house.heard.name in words  # else the file holds nobody, and proves nothing
    assert (house.heard.numbers[0] in words) == (purpose in IN_ORDER_TO_WRITE)
    assert reached(house, words, masked=True) == []
    named = {state for state, person in house.quiet.items() if person.name in words}
    assert named == (set() if how == LEFT_OUT else set(house.quiet))


def test_every_url_that_hands_out_a_file_says_how_the_quiet_stand_in_it(house):
    """The walker's own requests bring the files out; names that promise one are asked for as well."""
    promised = {
        url.name for url in all_urls() if PROMISES_A_FILE.search(url.name) and not SMALL_TABLE.fullmatch(url.name)
    }
    found = {url.name for url in all_urls() if url.name in FILES}
    for role in ("anonymous", "liaison", "leader", "office"):
        for request in requests_for(house, role):
            if request.whose == "own" and request.url.name not in FILES:
                with asked(house, role, request.method, request.path, request.data) as response:
                    if is_file(response) and not _is_of_the_machine(request):
                        promised.add(request.url.name)
    promised = {name for name in promised if not FIVE.fullmatch(name) and not name.startswith("admin/")}
    assert sorted(promised - FILES.keys() - NO_FILE.keys()) == []
    assert sorted(FILES.keys() - found) == []
    many = {name for name, how in FILES.items() if LEFT_OUT in how and name not in APART}
    assert many == ASKED.keys()


def _is_of_the_machine(request):
    """The admin's own scripts and pickers, the sign of life of a long act, and the small tables, which hold no people."""
    name = request.url.name
    return name in ("admin:jsi18n", "admin:autocomplete") or name.endswith("progress") or SMALL_TABLE.fullmatch(name)


def test_the_small_tables_that_go_out_as_workbooks_hold_no_people():
    """What django-import-export hands out is not asked for a purpose, so there must be nobody in it."""
    small = {url.name for url in all_urls() if SMALL_TABLE.fullmatch(url.name) and url.name.endswith("_export")}
    people = {f"admin:alumni_{model._meta.model_name}_export" for model in _of_people()}
    assert (small & people) - FILES.keys() == set()
    assert f"admin:alumni_{Organisation._meta.model_name}_export" in small


def _of_people():
    return {
        Alumnus,
        *(each.related_model for each in Alumnus._meta.get_fields(include_hidden=True) if each.one_to_many),
    }


# --- lists to be written to, and what is sent --------------------------------------------------------------------------

#: pages that list people in order to reach them: (role, method, URL, its objects, what is asked)
TO_BE_REACHED = [
    ("liaison", "post", "college:alumni:link-many", (), {"confirm": "1", "class": "class"}),
    ("office", "post", "admin:link-many", (), {"confirm": "1", "pk": "everybody"}),
    ("office", "get", "admin:region-directory", (), {"region": PLACE}),
    ("liaison", "get", "college:alumni:link-many", (), {"class": "class"}),
]


@pytest.mark.parametrize(("role", "method", "name", "kinds", "given"), TO_BE_REACHED)
def test_no_list_for_reaching_people_names_the_quiet(house, role, method, name, kinds, given):
    everybody = [house.heard.pk, *(person.pk for person in house.quiet.values())]
    known = {"class": house.objects[ANIMAL]["class"], "everybody": everybody}
    data = {key: known.get(value, value) for key, value in given.items()}
    with asked(
        house, role, method, reverse(name, args=[house.object(kind, role, "own") for kind in kinds]), data
    ) as page:
        words = words_of(body_of(page))
    assert page.status_code == 200 and house.heard.name in words
    assert [person.name for person in house.quiet.values() if person.name in words] == []
    assert reached(house, words, masked=True) == []


#: where the person's own numbers stand in full, on the person's own wish
IN_FULL = {"college:alumni:person-copy", "admin:person-copy"}
#: links that the person already holds open the person's own record, masked: nobody is sought by it (a dead hand holds none)
OWN_LINKS = {"alumni:me", "alumni:objection", "alumni:own-copy", "alumni:own-consent"}


@pytest.mark.parametrize("role", ["anonymous", "liaison", "office"])
@pytest.mark.parametrize("state", QUIET)
def test_no_door_reaches_who_is_to_be_left_alone(house, monkeypatch, state, role):
    """Every URL that names something of the person, with the walker's valid form: nothing is sent, no link is made, no
    number is shown in full, and to the public the person is not there."""
    person = house.quiet[state]
    monkeypatch.setitem(house.objects, ANIMAL, house.objects[ANIMAL] | person.objects)
    found = [
        wrong for request in _of_the_person(house, person, role) for wrong in _wrong(house, person, state, request)
    ]
    assert found == []


def _of_the_person(world, person, role):
    kinds = set(person.objects)
    for request in requests_for(world, role):
        name = request.url.name
        of = LINES[name].of if name in LINES else {OBJECTS[each] for each in OBJECTS if name.startswith(each)}
        public_list = role == "anonymous" and not of and not request.url.is_admin
        if request.whose == "own" and (public_list or kinds & set(of)):
            yield request


def _wrong(world, person, state, request):
    links = PersonLink.objects.filter(alumnus=person.pk).count()
    with asked(world, request.role, request.method, request.path, request.data) as response:
        words = words_of(body_of(response))
        own = request.url.name in IN_FULL or (request.url.name in OWN_LINKS and state != "deceased")
        if mail.outbox:
            yield f"{request}: sends to {[each.to for each in mail.outbox]}"
        if PersonLink.objects.filter(alumnus=person.pk).count() != links and request.url.name not in OWN_LINKS:
            yield f"{request}: makes a link"
    if not own:
        yield from (f"{request}: shows {each}" for each in person.numbers if each.replace("-", "") in words)
        if request.role == "anonymous" and person.name in words and person.name not in str(request.data):
            yield f"{request}: names the person to the public"


# --- modules -----------------------------------------------------------------------------------------------------------

#: what makes a file or speaks to people
WAYS_OUT = {
    "send_mail", "send_mass_mail", "mail", "EmailMessage", "EmailMultiAlternatives", "render_pdf", "stream_workbook",
    "styled_workbook", "ExportLine.signed", "PersonLink.issue",
}  # fmt: skip
ASKS = {"contactable", "mailable", "consenting"}
#: module → by what it is bound; "asks" means that it starts from the one place itself, and is checked
EXITS = {
    "alumni/exports.py": "asks",
    "alumni/class_files.py": "draws what alumni/exports.py lets out",
    "alumni/regional.py": "asks",
    "alumni/services/links.py": "asks",
    "alumni/services/deliveries.py": "asks",
    "alumni/services/relays.py": "asks",
    "alumni/services/requests.py": "asks",
    "alumni/address_sheets.py": "draws what alumni/exports.py lets out",
    "alumni/views/messages.py": "sends a trial to whoever writes it",
    "alumni/own_copy.py": "the person's own data, for the person",
    "alumni/services/rights.py": "the person's own data, for the person",
    "alumni/services/notable.py": "one file without contacts, and public pages start from NotableProfile.objects.public()",
    "alumni/services/self_updates.py": "tells the person's own old mailbox of a change that was asked for with its link",
    "alumni/services/class_links.py": "what classmates wrote of themselves, on its way in",
    "alumni/rosters/refused.py": "what the college sent in",
    "alumni/rosters/sample.py": "holds nobody",
    "common/small_tables.py": "tables without people",
    "planning/matrix.py": "colleges and items, without people",
    "planning/services/reminder_mails.py": "writes to the liaisons' and departments' own accounts",
    "colleges/history_booklet.py": "a college's own history, without alumni",
    "colleges/history_sheets.py": "a college's own history, without alumni",
    "planning/summary_files.py": "a unit's summary of a year, in the unit's own words",
    "planning/plan_files.py": "a unit's plan of a year, of no alumni",
    "events/registration_mail.py": "asks",
    "events/registration_sheet.py": "asks",
    "events/suggestion_mail.py": "asks",
    "events/event_papers.py": "an event's plan and report: guests who are alumni are only counted, the class's liaison"
    " is masked, of the directories it says which are in",
    "events/day_files.py": "asks",
    "events/guest_sheet.py": "starts from Guest.objects.invitable(), which asks",
    "events/invitation_mail.py": "asks",
    "events/letters.py": "prints what events/services/invitations.py issued, which asks",
    "events/report_sheet.py": "counts, of nobody by name",
    "events/directory_sheet.py": "draws what alumni/exports.py lets out",
}
APPS = ("common", "audit", "accounts", "colleges", "planning", "alumni", "events", "alumni_office")


def test_every_module_that_hands_out_or_sends_starts_from_the_one_place():
    found = {str(path): calls for path, calls in _modules() if calls & WAYS_OUT}
    assert sorted(found.keys() - EXITS.keys()) == []
    assert [path for path, calls in found.items() if EXITS[path] == "asks" and not calls & ASKS] == []


def _modules():
    """`(path, names that it calls)` of all the house's modules, but tests, migrations and the demo."""
    for app in APPS:
        for path in sorted((Path(settings.BASE_DIR) / app).rglob("*.py")):
            here = path.relative_to(settings.BASE_DIR)
            if not {"tests", "migrations", "demo"} & set(here.parts):
                yield here, {name for node in ast.walk(ast.parse(path.read_text())) for name in _called(node)}


def _called(node):
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Name):
        yield node.func.id
    elif isinstance(node.func, ast.Attribute):
        yield node.func.attr
        if isinstance(node.func.value, ast.Name):
            yield f"{node.func.value.id}.{node.func.attr}"


def test_nobody_says_for_himself_who_may_be_contacted():
    """Two columns make the rule; who compares both in a query has made a second place of it."""
    told = re.compile(r"""state(?:__in)?\s*=\s*["'\[]*active.*do_not_contact|do_not_contact.*state\s*=\s*["']active""")
    for app in APPS:
        for path in sorted((Path(settings.BASE_DIR) / app).rglob("*.py")):
            here = str(path.relative_to(settings.BASE_DIR))
            if not {"tests", "migrations", "demo"} & set(Path(here).parts) and here != "alumni/querysets.py":
                assert not told.search(path.read_text()), here
