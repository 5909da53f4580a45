"""What the application's login may do in the database, table by table: what nobody thought of is forbidden."""

import pytest
from django.conf import settings
from django.db import DatabaseError, ProgrammingError, connection, transaction

from accounts.models import User
from audit.models import ExportLine, ReadingLine
from audit.trail import acting_as
from common.append_only import append_only_tables
from common.database import signed_in_as_owner

pytestmark = pytest.mark.django_db
RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
EVERYTHING, READ = ("SELECT", "INSERT", "UPDATE", "DELETE"), ("SELECT",)
APPEND = ("SELECT", "INSERT")

#: what may be added and never changed: the logs, and the trail of every tracked table
LOGS = [
    "audit_exportline", "audit_readingline", "audit_erasureline",
    "colleges_historyedition", "planning_article", "planning_progressnote", "planning_reminder",
    "planning_remindermail",
]  # fmt: skip
COLLEGES = (
    "attachment", "collegeachievement", "collegeaddress", "collegehistory", "department", "departmentmember", "handover",
    "historypicture", "leaderterm", "officeduty", "organisationsettings", "safeguard", "teacher", "yearfigures",
)  # fmt: skip
PLANNING = (
    "addressee", "deliberation", "evidence", "experience", "inspection", "interpretation", "planitem", "planningsettings",
    "regulationtext", "workplan", "yearsummary",
)  # fmt: skip
EVENTS = (
    "budgetline", "checkin", "checkinstation", "event", "eventclass", "eventdepartment", "eventpaper", "eventplan",
    "eventreport", "eventsettings", "eventtask", "guest", "invitation", "planfiling", "programmeitem", "question",
    "registration", "rulepaper", "ruletask", "servicerule", "suggestion", "venue", "venuebooking",
)  # fmt: skip
TRAIL = [
    User.trail_events.rel.related_model._meta.db_table,
    *(
        f"colleges_{name}trailevent"
        for name in ("appointment", "college", "collegename", "contactpoint", "major", "school", "successionrule")
    ),
    "colleges_majorplacementtrailevent",
    "alumni_erasuretrailevent",
    *(
        f"alumni_{name}trailevent"
        for name in ("alumnus", "contact", "education", "employment", "statuschange", "classgroup")
    ),
    *(
        f"alumni_{name}trailevent"
        for name in ("exportrequest", "organisation", "rosterupload", "rememberedanswer", "alumnisettings")
    ),
    *(
        f"alumni_{name}trailevent"
        for name in (
            "achievement",
            "claim",
            "classlink",
            "classregister",
            "consent",
            "consenttext",
            "duplicatepair",
            "merge",
        )
    ),
    *(
        f"alumni_{name}trailevent"
        for name in ("message", "notablecontact", "notableprofile", "personlink", "photo", "proposal", "publicrequest")
    ),
    "alumni_selfupdateruletrailevent",
    *(f"colleges_{name}trailevent" for name in COLLEGES),
    *(f"planning_{name}trailevent" for name in PLANNING),
    *(f"events_{name}trailevent" for name in EVENTS),
]
#: rows that people and the machinery change
CHANGED = [
    "accounts_signin", "accounts_user", "accounts_user_groups", "accounts_user_user_permissions", "alumni_alumnisettings",
    "alumni_erasure", "alumni_alumnus", "alumni_classgroup", "alumni_contact", "alumni_education", "alumni_employment",
    "alumni_exportrequest", "alumni_organisation", "alumni_rememberedanswer", "alumni_rosterrow", "alumni_rosterupload",
    "alumni_savedlist", "alumni_statuschange", "alumni_tag", "alumni_tagging", "auth_group", "auth_group_permissions",
    "auth_permission", "axes_accessattempt", "axes_accessattemptexpiration", "axes_accessfailurelog", "axes_accesslog",
    "colleges_appointment", "colleges_college", "colleges_collegename", "colleges_contactpoint", "colleges_major",
    "colleges_majorplacement", "colleges_notice", "colleges_noticeread", "colleges_school", "common_clockrun",
    "common_doneonce", "common_progress", "django_admin_log", "django_content_type", "django_session", "pghistory_context",
    "accounts_ratecounter", "alumni_achievement", "alumni_claim", "alumni_classentry", "alumni_classlink",
    "alumni_classregister", "alumni_consent", "alumni_consenttext", "alumni_delivery", "alumni_duplicatepair", "alumni_merge",
    "alumni_message", "alumni_notablecontact", "alumni_notableprofile", "alumni_personlink", "alumni_photo",
    "alumni_proposal", "alumni_publicrequest", "alumni_qualitysnapshot", "alumni_selfupdaterule", "colleges_successionrule",
    *(f"colleges_{name}" for name in COLLEGES), *(f"planning_{name}" for name in PLANNING),
    *(f"events_{name}" for name in EVENTS), "events_calendarlink", "events_registrationlink", "events_suggestionlink",
]  # fmt: skip
#: what the application may have the owner do for it, and nothing else
RUN_AS_OWNER = ["office_empty_request(bigint)", "office_erase_person(bigint)", "office_settle_search()"]
#: table → exactly what the application may do with it; a table that is not here fails
TABLE = {"django_migrations": READ} | dict.fromkeys(LOGS + TRAIL, APPEND) | dict.fromkeys(CHANGED, EVERYTHING)


def rights_found(login):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, wanted.privilege FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "CROSS JOIN unnest(%s::text[]) AS wanted(privilege) WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f') "
            "AND has_table_privilege(%s, c.oid, wanted.privilege)",
            [list(RIGHTS), login],
        )
        found = {}
        for table, right in cursor.fetchall():
            found.setdefault(table, set()).add(right)
        cursor.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
        )
        return {table: found.get(table, set()) for (table,) in cursor.fetchall()}


def one(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def test_the_application_may_do_to_each_table_exactly_what_the_table_says():
    assert rights_found(settings.DATABASE_APP_USER) == {table: set(rights) for table, rights in TABLE.items()}


def test_nobody_else_who_connects_may_touch_a_table():
    assert {table: rights for table, rights in rights_found("public").items() if rights} == {}


def test_what_is_append_only_in_the_models_is_append_only_here():
    assert append_only_tables() == {*LOGS, *TRAIL}


def test_the_tests_run_as_the_application_which_owns_nothing_and_may_make_nothing():
    assert one("SELECT session_user")[0] == settings.DATABASE_APP_USER != settings.DATABASE_OWNER["USER"]
    mighty = "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = session_user"
    assert not any(one(mighty))
    assert one("SELECT count(*) FROM pg_shdepend WHERE refobjid = session_user::regrole AND deptype = 'o'")[0] == 0
    assert one("SELECT count(*) FROM pg_auth_members WHERE member = session_user::regrole")[0] == 0
    for statement in (
        "CREATE TABLE own (id int)",
        "CREATE SCHEMA own",
        "CREATE ROLE own",
        "ALTER TABLE alumni_alumnus ADD own int",
        "DROP TABLE audit_exportline",
        "ALTER TABLE audit_exportline DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "TRUNCATE alumni_tagging",
        "UPDATE django_migrations SET name = ''",
    ):
        refused(statement)


def test_only_the_functions_that_are_named_run_as_the_owner_and_the_public_may_call_none():
    """A SECURITY DEFINER function is a door in the wall: a new one is a decision, and stands in the list above."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.oid::regprocedure::text, has_function_privilege('public', p.oid, 'EXECUTE'), p.proconfig::text "
            "FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef"
        )
        found = cursor.fetchall()
    assert sorted(name for name, *_ in found) == sorted(RUN_AS_OWNER)
    assert [name for name, of_the_public, _ in found if of_the_public] == []
    assert [name for name, _, config in found if "public, pg_temp" not in (config or "")] == []


def test_the_application_cannot_set_a_sequence_back():
    refused("SELECT setval('audit_exportline_id_seq', 1, false)")


def refused(statement, error=ProgrammingError, says=None):
    with pytest.raises(error, match=says), transaction.atomic():
        one(statement)


@pytest.fixture
def lines(office, liaison, alumnus):
    """One row in each log and in the trail of one person."""
    with acting_as(office):
        alumnus.remark = "改过"
        alumnus.save()
    ReadingLine.signed(actor=office, subject="王伟", subject_id=alumnus.pk, what="手机")
    facts = {"what": "名单", "purpose": "统计", "columns": ["姓名"], "rows": 1, "people": [1], "unmasked": False}
    ExportLine.signed(actor=office, file_name="a.xlsx", sha256="0" * 64, **facts)
    return ["audit_exportline", "audit_readingline", "alumni_alumnustrailevent"]


def test_the_application_cannot_change_or_remove_a_line_of_a_log_or_of_the_trail(lines):
    for table in lines:
        assert one(f"SELECT count(*) FROM {table}")[0] > 0
        key = "pgh_id" if table.endswith("event") else "id"
        for statement in (f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}", f"TRUNCATE {table}"):
            refused(statement, says="permission denied")


@pytest.mark.django_db(transaction=True)
def test_the_owner_does_not_change_them_by_accident_either(lines):
    with signed_in_as_owner():
        for table in append_only_tables():
            key = "pgh_id" if table.endswith("event") else "id"
            refused(f"TRUNCATE {table} CASCADE", DatabaseError, "append-only")
            if table in lines:
                refused(f"UPDATE {table} SET {key} = {key}", DatabaseError, "Cannot update or delete")
                refused(f"DELETE FROM {table}", DatabaseError, "Cannot update or delete")


@pytest.mark.django_db(transaction=True)
def test_what_lifts_the_guard_in_tests_does_not_lift_it_in_a_database_of_another_name(lines):
    """The function asks for the name of the database as well as for the setting."""
    source = one("SELECT prosrc FROM pg_proc WHERE proname = 'refuse_truncate'")[0]
    assert "current_database() LIKE 'test\\_%'" in source
