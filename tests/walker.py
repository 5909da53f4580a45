"""The walker: every URL of the house × every kind of visitor × GET and POST × own, another's and a missing object.

The URLconf says which URLs there are, `walker_table` what each answers; a URL that is in no table is a finding, and so
is one whose arguments are not known. An answer is judged by its status, by the secrets in its bytes, and by the rows
that the request wrote (PostgreSQL counts them): a status alone proves nothing.
"""

import io
import json
import re
import zipfile
import zlib
from functools import cache
from html import escape, unescape
from urllib.parse import quote

from django.apps import apps
from django.db import connection, transaction
from django.test import override_settings
from django.urls import reverse

from alumni.models import Achievement, Alumnus, ClassGroup, Education, Employment, NotableProfile, RememberedAnswer
from colleges.models import ContactPoint, School
from common.versions import FIELD as VERSION
from events.models import Event
from planning.models import Deliberation, Experience, PlanItem, WorkPlan
from tests.walker_admin import admin_requests
from tests.walker_cast import ANIMAL, HOME, MACHINE, SEATED, STAFF
from tests.walker_line import OTHERS
from tests.walker_table import LINES, NOT_FOUND, SHUT, WRONG_METHOD
from tests.walker_urls import METHODS, Request, all_urls

WHOSE = ("own", "other", "missing")
#: kinds of arguments that name no row
EVERYBODYS = {"part"}
#: written by the machinery of any request
SESSION = {
    "django_session",
    "accounts_signin",
    "axes_accessattempt",
    "axes_accesslog",
    "axes_accessfailurelog",
    "accounts_ratecounter",
}


def unlisted(lines=LINES):
    """URLs that no table answers for, lines without a URL, and lines that do not know the arguments."""
    urls = {url.name: url for url in all_urls() if not url.is_admin}
    wrong = [f"{name}: not in the table" for name in sorted(urls.keys() - lines.keys())]
    wrong += [f"{name}: no such URL" for name in sorted(lines.keys() - urls.keys())]
    known = urls.keys() & lines.keys()
    return wrong + [f"{n}: unknown arguments" for n in sorted(known) if len(urls[n].arguments) != len(lines[n].of)]


# --- who asks for what -------------------------------------------------------------------------------------------------


class Its:
    """What a form is filled with: `its("person")` is an id of one's own, `its("person", "other")` another's."""

    def __init__(self, world, role):
        self.world, self.role = world, role
        home = HOME.get(role, ANIMAL)
        self.college = world.colleges[home].pk
        self.other_college = world.colleges[MACHINE if home == ANIMAL else ANIMAL].pk
        self.school = School.current().pk

    def __call__(self, kind, whose="own"):
        return self.world.object(kind, self.role, whose)

    def version(self, kind):
        """The hidden field of an edit form; whoever may open it finds it in the page."""
        name, model = {
            "person": ("alumni:person-edit", Alumnus), "stay": ("alumni:education-edit", Education),
            "job": ("alumni:employment-edit", Employment), "class": ("alumni:class-edit", ClassGroup),
            "answer": ("alumni:roster-remembered-edit", RememberedAnswer), "point": ("contact-point-edit", ContactPoint),
            "notable": ("alumni:notable-edit", NotableProfile),
            "achievement": ("alumni:notable-achievement-edit", Achievement),
            "plan": ("planning:plan-aims", WorkPlan), "own_item": ("planning:plan-item-edit", PlanItem),
            "deliberation": ("planning:deliberation-edit", Deliberation),
            "summary_plan": ("planning:summary-edit", WorkPlan), "experience": ("planning:experience-edit", Experience),
            "event": ("events:edit", Event), "event_plan": ("events:plan-edit", Event),
            "event_report": ("events:report-edit", Event),
        }[kind]  # fmt: skip
        if self.role not in SEATED or not model.objects.filter(pk=self(kind)).exists():
            return "{}"
        page = self.world.client(self.role).get(reverse(f"college:{name}", args=[self(kind)]))
        form = page.context.get("form")  # what is with the office has none
        return str(form[VERSION].value()) if form else "1"


def requests_for(world, role, only=None):
    its = Its(world, role)
    for url in all_urls():
        if only and url.name not in only:
            continue
        if url.is_admin:
            yield from admin_requests(world, url, role)
        elif url.name in LINES:
            yield from _plain_requests(url, LINES[url.name], role, its)


def _whose(line):
    """What names a kind of thing and no row is everybody's: there is no other college's."""
    if not line.of:
        return ("own",)
    return [whose for whose in WHOSE if whose != OTHERS or set(line.of) - EVERYBODYS]


def _plain_requests(url, line, role, its):
    for whose in _whose(line):
        path = reverse(url.name, args=[its(kind, whose) for kind in line.of])
        expected = {method: answer(line, role, method, whose) for method in METHODS}
        may_write = role in SEATED or line.door != "college"
        yield Request(url, role, "get", path, {}, whose, expected["get"], False)
        sent = line.sent(its) if line.post != WRONG_METHOD else {}
        yield Request(url, role, "post", path, sent, whose, expected["post"], may_write)
    if role in SEATED:
        path = reverse(url.name, args=[its(kind) for kind in line.of])
        for query in line.asked(its):
            yield Request(url, role, "get", f"{path}?{query}", {}, "smuggled", set(), False)
        for data in line.smuggled(its):
            yield Request(url, role, "post", path, data, "smuggled", set(), True)


def answer(line, role, method, whose):
    status = getattr(line, method)
    if line.door != "public" and role == "anonymous":
        return {"login"}
    if whose == "missing" and line.missing and status != WRONG_METHOD:
        return {line.missing}
    if line.door == "own":
        return {status if status == WRONG_METHOD or (whose == "own" and role in SEATED) else NOT_FOUND}
    if line.door != "college":
        return {line.signed_in[METHODS.index(method)] if line.signed_in and role != "anonymous" else status}
    if role not in SEATED:
        return {SHUT}
    if status == WRONG_METHOD or whose == "own":
        return {SHUT if line.leader_only and role != "leader" and status != WRONG_METHOD else status}
    return {NOT_FOUND}


# --- walking and judging -----------------------------------------------------------------------------------------------


class Walk:
    def __init__(self, world):
        self.world = world
        self.before = {key: self._rows_of(key) for key in world.colleges}
        self._counted = {}
        self._just_written()

    def findings(self, role, only=None, also=()):
        """Sentences about what is wrong; none is the only good answer."""
        found = []
        with override_settings(MEDIA_ROOT=self.world.media):
            requests = [*requests_for(self.world, role, only), *also]
            self._just_written()  # what other tests wrote in this world, and asking for the forms, is nobody's finding
            for request in requests:
                found += [f"{request}: {wrong}" for wrong in self._try(request)]
        return found

    def _try(self, request):
        with transaction.atomic():
            client = self.world.client(request.role)
            response = getattr(client, request.method)(request.path, request.data)
            body = content_of(response)
            yield from self._wrong_status(request, response)
            yield from self._leaks(request, response, body)
            yield from self._wrong_writes(request, self._just_written())
            transaction.set_rollback(True)

    def _wrong_status(self, request, response):
        if response.status_code == 500:
            yield f"broke: {response.exc_info[1]!r}" if response.exc_info else "broke"
        elif request.expected:
            got = status_of(response)
            if got not in request.expected:
                yield f"answered {got} instead of {sorted(map(str, request.expected))}"

    def _leaks(self, request, response, body):
        typed, body = f"{request.path} {request.data}", self._without_whose_it_is(request, body)
        for secret, allowed in self.world.all_secrets.items():
            if request.role not in allowed and secret not in typed and any(each in body for each in _spellings(secret)):
                yield f"leaks {secret}"

    def _without_whose_it_is(self, request, body):
        """A page opened by a person's own token may call that person by name; whatever else bears the mark is a leak."""
        line = LINES.get(request.url.name)
        if line and line.names and request.whose in ("own", OTHERS):
            person = Alumnus.objects.get(pk=self.world.object(line.names, request.role, request.whose))
            for spelling in _spellings(person.name):
                body = body.replace(spelling, b"")
        return body

    def _wrong_writes(self, request, touched):
        touched = touched - SESSION
        if touched and not request.may_write:
            yield f"writes {sorted(touched)}"
        home = HOME.get(request.role)
        for key in self.world.colleges:
            if request.role in STAFF or key == home or not touched:
                continue
            meant = self._meant_for(request, key)
            rows_now = self._rows_of(key, touched - meant)
            changed = [table for table, rows in rows_now.items() if rows != self.before[key][table]]
            if changed:
                yield f"changes rows of {key} in {changed}"

    def _meant_for(self, request, key):
        """Tables of the college `key` that a public form of this very college is there to write."""
        line, home = LINES.get(request.url.name), HOME.get(request.role, ANIMAL)
        whose = {"own": home, OTHERS: MACHINE if home == ANIMAL else ANIMAL}.get(request.whose)
        return set(line.writes) if line and key == whose else set()

    def _just_written(self):
        """Tables written since the last look: PostgreSQL counts every row of this transaction, rolled back ones too."""
        before = self._counted
        with connection.cursor() as cursor:
            cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
            self._counted = dict(cursor.fetchall())
        return {table for table, n in self._counted.items() if n != before.get(table, 0)}

    def _rows_of(self, key, tables=None):
        """`{table: checksum}` of a college's own rows."""
        college, sums = self.world.colleges[key].pk, {}
        others = [each.pk for each in self.world.colleges.values() if each.pk != college]
        with connection.cursor() as cursor:
            for table, condition in OWNED.items():
                if tables is None or table in tables:
                    where = condition.format(college=college, other=others[0])
                    cursor.execute(
                        f"SELECT count(*), coalesce(sum(hashtextextended(r::text, 0)), 0) FROM {table} r WHERE {where}"
                    )
                    sums[table] = cursor.fetchone()
        return sums


PERSON = (
    "IN (SELECT alumnus_id FROM alumni_education WHERE college_id = {college}"
    " EXCEPT SELECT alumnus_id FROM alumni_education WHERE college_id = {other})"
)
WITH_A_COLLEGE = [
    "alumni_education", "alumni_classgroup", "alumni_rosterupload", "alumni_rememberedanswer", "alumni_exportrequest",
    "alumni_tag", "alumni_savedlist", "alumni_qualitysnapshot", "colleges_notice", "colleges_contactpoint", "colleges_appointment",
    "colleges_majorplacement", "audit_exportline", "audit_readingline", "alumni_claim", "alumni_notableprofile",
    "alumni_message", "alumni_publicrequest", "planning_workplan", "colleges_attachment", "colleges_collegehistory",
    "colleges_historypicture", "colleges_historyedition", "colleges_leaderterm", "colleges_yearfigures",
    "colleges_collegeaddress", "colleges_collegeachievement", "colleges_teacher",
    "colleges_safeguard", "planning_experience", "events_event", "events_venue", "events_suggestion",
]  # fmt: skip
CLASS = "class_group_id IN (SELECT id FROM alumni_classgroup WHERE college_id = {college})"
PROFILE = "profile_id IN (SELECT id FROM alumni_notableprofile WHERE college_id = {college})"
ITEM = (
    "item_id IN (SELECT item.id FROM planning_planitem item JOIN planning_workplan plan ON plan.id = item.plan_id"
    " WHERE plan.college_id = {college})"
)
EVENT = "event_id IN (SELECT id FROM events_event WHERE college_id = {college})"
EVENT_PLAN = f"plan_id IN (SELECT id FROM events_eventplan WHERE {EVENT})"
OF_AN_EVENT = [
    "eventclass", "eventdepartment", "eventpaper", "eventplan", "eventtask", "venuebooking", "guest", "invitation",
    "question", "registration", "checkinstation", "checkin", "eventreport",
]  # fmt: skip
PLAN = "plan_id IN (SELECT id FROM planning_workplan WHERE college_id = {college})"
OF_A_PERSON = ["alumni_personlink", "alumni_proposal", "alumni_consent", "alumni_delivery"]
#: table → which of its rows are the college's
OWNED = (
    dict.fromkeys(WITH_A_COLLEGE, "college_id = {college}")
    | dict.fromkeys(OF_A_PERSON, f"alumnus_id {PERSON}")
    | {f"events_{name}": EVENT for name in OF_AN_EVENT}
    | dict.fromkeys(["events_programmeitem", "events_budgetline", "events_planfiling"], EVENT_PLAN)
    | {
        "alumni_alumnus": f"id {PERSON}",
        "alumni_contact": f"alumnus_id {PERSON}",
        "alumni_employment": f"alumnus_id {PERSON}",
        "alumni_tagging": f"alumnus_id {PERSON}",
        "alumni_photo": f"alumnus_id {PERSON} OR {CLASS}",
        "alumni_classregister": CLASS,
        "alumni_classlink": CLASS,
        "alumni_classentry": f"link_id IN (SELECT id FROM alumni_classlink WHERE {CLASS})",
        "alumni_achievement": PROFILE,
        "alumni_notablecontact": PROFILE,
        "alumni_duplicatepair": f"first_id {PERSON}",
        "alumni_merge": f"kept_id {PERSON}",
        "alumni_statuschange": "education_id IN (SELECT id FROM alumni_education WHERE college_id = {college})",
        "alumni_rosterrow": "upload_id IN (SELECT id FROM alumni_rosterupload WHERE college_id = {college})",
        "planning_planitem": PLAN,
        "colleges_handover": "given_by_id IN (SELECT id FROM colleges_appointment WHERE college_id = {college})",
        "planning_evidence": ITEM,
        "planning_progressnote": ITEM,
        "planning_inspection": ITEM,
        "planning_reminder": ITEM,
        "planning_remindermail": f"reminder_id IN (SELECT id FROM planning_reminder WHERE {ITEM})",
        "planning_deliberation": PLAN,
        "planning_yearsummary": PLAN,
        "events_registrationlink": f"registration_id IN (SELECT id FROM events_registration WHERE {EVENT})",
        "events_suggestionlink": "suggestion_id IN (SELECT id FROM events_suggestion WHERE college_id = {college})",
        "colleges_noticeread": "notice_id IN (SELECT id FROM colleges_notice WHERE college_id = {college})",
    }
)
#: tables of the house whose rows no college owns
NOBODYS = {
    "accounts_ratecounter",
    "accounts_user", "accounts_signin", "accounts_user_groups", "accounts_user_user_permissions", "alumni_alumnisettings",
    "alumni_organisation", "colleges_college", "colleges_collegename", "colleges_major", "colleges_school", "colleges_successionrule",
    "common_clockrun", "common_doneonce", "common_progress", "alumni_consenttext", "alumni_selfupdaterule",
    "alumni_erasure", "audit_erasureline", "planning_planningsettings", "planning_addressee",
    "planning_regulationtext", "planning_article", "planning_interpretation",
    "events_servicerule", "events_ruletask", "events_rulepaper", "events_eventsettings", "events_calendarlink",
    "colleges_department", "colleges_departmentmember", "colleges_officeduty", "colleges_organisationsettings",
}  # fmt: skip


def unwatched_tables():
    """Tables of our apps that are in neither list; trail tables are written by triggers and read by nobody here."""
    ours = {"common", "audit", "accounts", "colleges", "planning", "alumni", "events"}
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ours]
    tables = {model._meta.db_table for model in models if not hasattr(model, "pgh_tracked_model")}
    return sorted(tables - OWNED.keys() - NOBODYS)


def status_of(response):
    """The status, or where a redirect of somebody without the right leads."""
    if response.status_code == 302:
        location = response["Location"]
        if location.startswith("/accounts/login/") and "next=" in location:
            return "login"
        if location.startswith("/admin/login/"):
            return "admin's door"
    return response.status_code


def content_of(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = b"".join(archive.read(name) for name in archive.namelist())
            body = unescape(parts.decode(errors="replace")).encode()  # some writers spell every character as a number
    elif body.startswith(b"%PDF"):
        body = characters_of_pdf(body)
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return body + headers.encode()


def characters_of_pdf(body):
    """Every character that the document can draw: its fonts say which glyph stands for which character."""
    streams = []
    for raw in re.findall(rb"stream\r?\n(.*?)endstream", body, re.S):
        try:
            streams.append(zlib.decompress(raw))
        except zlib.error:
            streams.append(raw)
    text = b"\n".join(streams)
    maps = b"\n".join(part for stream in streams for part in re.findall(rb"begincmap.*?endcmap", stream, re.S))
    drawn = []
    for digits in re.findall(rb"<([0-9A-Fa-f]{4,})>", maps):
        drawn.append(bytes.fromhex(digits.decode()[: len(digits) // 4 * 4]).decode("utf-16-be", "ignore"))
    return text + "".join(drawn).encode()


@cache
def _spellings(secret):
    """A secret as it would stand in a page, in JSON, in an address or in a header."""
    written = {secret, escape(secret), json.dumps(secret).strip('"'), quote(secret), quote(secret).lower()}
    return [each.encode() for each in written]
