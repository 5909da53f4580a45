"""The admin's pages by rule: five for each model, workbooks for the small tables, and the working pages by name.

Who gets what follows from `alumni_office/roles.py`; here stands only what no role may do by hand.
"""

import re
from functools import cache

from django.contrib import admin
from django.urls import reverse

from alumni_office.roles import ROLES as RIGHTS
from alumni_office.roles import permissions_of
from tests.walker_admin_pages import EXTRA, KEPT, POSTED, READ_ONLY, SETTINGS
from tests.walker_cast import ANIMAL, STAFF
from tests.walker_table import GONE_ON, NOT_FOUND, PAGE, SHUT, WRONG_METHOD
from tests.walker_urls import METHODS, Request, Url, all_urls

#: first words of a working page's name → the kind of object that its address names; the longest fits
OBJECTS = {
    "admin:link-": "link",
    "admin:link-send": "person",
    "admin:class-link-revoke": "classlink",
    "admin:class-entry-drop": "entry",
    "admin:portraits-": "class",
    "admin:message-": "message",
    "admin:proposal-": "proposal",
    "admin:request-": "request",
    "admin:claim-": "to_answer",
    "admin:register-": "class",
    "admin:class-": "class",
    "admin:photo-": "photo",
    "admin:roster-": "upload",
    "admin:roster-remembered-": "answer",
    "admin:roster-answer": "unclear",
    "admin:roster-undo": "imported",
    "admin:duplicate-": "pair",
    "admin:merge-": "merge",
    "admin:notable-": "notable",
    "admin:notable-add": "person",
    "admin:notable-achievement-": "achievement",
    "admin:notable-achievement-add": "notable",
    "admin:notable-log-": "noted",
    "admin:notable-log-add": "notable",
    "admin:plan-": "school_plan",
    "admin:plan-item-": "school_item",
    "admin:plan-item-add": "school_plan",
    "admin:plan-approve": "plan",
    "admin:item-": "school_item",
    "admin:item-file": "evidence",
    "admin:item-evidence-": "evidence",
    "admin:plan-return": "plan",
    "admin:deliberation-": "school_deliberation",
    "admin:summary-": "school_plan",
    "admin:experience-": "school_experience",
    "admin:regulation-": "regulation_text",
    "admin:interpretation-": "interpretation",
    "admin:safeguard-": "college_number",
    "admin:safeguard-paper": "paper",
    "admin:person-": "person",
    "admin:consent-": "consent",
    "admin:erasure-": "erasure",
    "admin:erasure-ask": "person",
    "admin:event-": "event",
    "admin:event-calendar-": "calendar_link",
    "admin:event-class-remove": "event_class",
    "admin:event-department-edit": "event_department",
    "admin:event-department-remove": "event_department",
    "admin:event-rule-": "event_rule",
    "admin:event-rule-task-": "rule_task",
    "admin:event-rule-task-add": "event_rule",
    "admin:event-registration-": "registration",
    "admin:event-registration-figures": "event",
    "admin:event-registration-settings": "event",
    "admin:event-registration-add": "event",
    "admin:event-registration-tell": "event",
    "admin:event-registration-export": "event",
    "admin:event-question-": "question",
    "admin:event-question-add": "event",
    "admin:event-task-": "event_task",
    "admin:event-task-add": "event",
    "admin:event-venue-": "venue",
    "admin:event-booking-": "booking",
    "admin:event-booking-list": "event",
    "admin:event-guest-": "guest",
    "admin:event-guest-add": "event",
    "admin:event-guest-alumni": "event",
    "admin:event-guest-export": "event",
    "admin:event-invitation-revoke": "event_invitation",
    "admin:event-plan-edit": "school_event",
    "admin:event-plan-file": "school_event",
    "admin:event-plan-take-back": "school_event",
    "admin:event-plan-filing": "event_filing",
    "admin:event-plan-approve": "event_filing",
    "admin:event-plan-return": "event_filing",
    "admin:event-programme-": "programme_item",
    "admin:event-programme-add": "event",
    "admin:event-budget-": "budget_line",
    "admin:event-budget-add": "event",
    "admin:event-report-edit": "school_event",
    "admin:event-report-file": "school_event",
    "admin:event-paper-": "event_paper",
    "admin:event-paper-add": "school_event",
    "admin:event-paper-photo": "event_photo",
    "admin:event-paper-withdraw": "school_paper",
    "admin:event-directory": "event_class",
    "admin:event-check-in": "event_today",
    "admin:event-check-in-add": "coming",
    "admin:event-check-in-undo": "check_in",
    "admin:event-check-in-people": "check_in",
    "admin:event-station-": "event_today",
    "admin:event-station-revoke": "station",
    "admin:event-seat": "event_today",
    "admin:event-suggestion-": "suggestion",
    "admin:event-suggestions": "event",
}
#: arguments of a history's pages → the kind of object
HISTORY = {"pk": "college_number", "part": "part", "row": "leader_term"}
FIVE = re.compile(r"admin:([a-z]+)_([a-z]+)_(changelist|add|change|delete|history)")
WORKBOOKS = re.compile(r"admin:([a-z]+)_([a-z]+)_(import|process_import|export)")
LEADS_ON = {"admin/login/", "admin/password_change/", "admin:password_change", "admin:login", "admin/(?P<url>.*)$"}


def admin_right(name):
    """The permission that opens an admin page; None for every staff account, KeyError where no rule knows it."""
    if name in EXTRA:
        return EXTRA[name][0]
    if found := FIVE.fullmatch(name):
        app, model, page = found.groups()
        verb = {"changelist": "view", "history": "view"}.get(page, page)
        kept = (model in READ_ONLY and verb in ("add", "delete")) or (model in KEPT and verb == "delete")
        if kept or name in (
            "admin:alumni_alumnisettings_add",
            "admin:planning_planningsettings_add",
            "admin:colleges_organisationsettings_add",
            "admin:events_eventsettings_add",
            "admin:alumni_selfupdaterule_add",
        ):
            return "nobody"
        return f"{app}.{verb}_{model}"
    if found := WORKBOOKS.fullmatch(name):
        app, model, page = found.groups()
        return f"{app}.{'view' if page == 'export' else 'add'}_{model}"
    raise KeyError(name)


def unknown_admin_urls():
    wrong = []
    for url in all_urls():
        if url.is_admin and url.name not in LEADS_ON and not _is_redirect(url) and url.name != "admin:app_list":
            try:
                admin_right(url.name)
            except KeyError:
                wrong.append(f"{url.name}: not in the table")
    return wrong


def _is_redirect(url):
    """Django's old address of a change page, which leads to the new one."""
    return url.name.startswith("admin/") and url.name.endswith("/<path:object_id>/")


def admin_requests(world, url, role):
    if url.name in LEADS_ON or _is_redirect(url):
        return
    if url.name == "admin:app_list":
        for app in ("common", "audit", "colleges", "accounts", "alumni"):
            yield Request(url, role, "get", f"/admin/{app}/", {}, "own", _app_list(role, app), False)
        return
    try:
        right = admin_right(url.name)
    except KeyError:
        return
    path = reverse(url.name, args=_admin_arguments(world, url, role))
    for method in METHODS:
        expected = _admin_answer(url.name, right, role, method)
        yield Request(url, role, method, path, {}, "own", expected, method == "post" and role in STAFF)


def _admin_arguments(world, url, role):
    if not url.arguments:
        return []
    if url.arguments == ("pk", "contact"):
        return [world.objects[ANIMAL]["person"], world.objects[ANIMAL]["contact"]]
    if url.arguments == ("pk", "purpose"):
        return [world.objects[ANIMAL]["person"], "employer"]
    if url.name.startswith("admin:history-"):
        kinds = HISTORY | ({"row": "history_picture"} if url.name == "admin:history-picture" else {})
        return [world.objects[ANIMAL][kinds[each]] for each in url.arguments]
    if url.name == "admin:view_on_site":
        return [1, 1]
    if beginnings := [each for each in OBJECTS if url.name.startswith(each)]:
        return [world.objects[ANIMAL][OBJECTS[max(beginnings, key=len)]]]
    _, model = re.match(r"admin:([a-z]+)_([a-z]+)_", url.name).groups()
    return [world.admin_object(model, role)]


@cache
def may(role, right):
    """Whether the role has the permission, by the roles' own table."""
    if role not in STAFF or right == "nobody":
        return False
    if right is None:
        return True
    app, codename = right.split(".")
    codenames = {codename}
    if codename.startswith("view_"):
        codenames.add(codename.replace("view_", "change_"))
    return permissions_of(STAFF[role]).filter(content_type__app_label=app, codename__in=codenames).exists()


def _admin_answer(name, right, role, method):
    if name == "admin:logout" and role not in STAFF:
        return {GONE_ON, *_turned_away(role)}
    if name in EXTRA:
        status = EXTRA[name][METHODS.index(method) + 1]
        shut = {SHUT} if role in STAFF else _turned_away(role)
        right = POSTED.get(name, right) if method == "post" else right
        return {status} if may(role, right) else shut | ({WRONG_METHOD} if status == WRONG_METHOD else set())
    if role not in STAFF:
        return _turned_away(role) | ({WRONG_METHOD} if WORKBOOKS.fullmatch(name) else set())
    found = FIVE.fullmatch(name)
    if found and found.group(3) == "change":
        return _change_page(right, role, method, found.group(2))
    if name in SETTINGS and may(role, right):
        return {GONE_ON}
    if name.endswith("_process_import") and method == "get":
        return {WRONG_METHOD}
    return {PAGE, GONE_ON} if may(role, right) else {SHUT}


def _turned_away(role):
    """To the sign-in by way of the admin's own address, which tells those who have signed in that it is not theirs."""
    return {"login", "admin's door"} if role == "anonymous" else {"admin's door"}


def _change_page(right, role, method, model):
    if method == "get":
        return {PAGE} if may(role, right) or may(role, right.replace("change_", "view_")) else {SHUT}
    return {PAGE, GONE_ON} if may(role, right) and model not in READ_ONLY else {SHUT}


def _app_list(role, app):
    if role not in STAFF:
        return _turned_away(role)
    seen = any(found == app for found, *_ in RIGHTS[STAFF[role]])
    return {PAGE} if seen else {NOT_FOUND}


def autocompletes():
    """`(query, permission)` of every field that the admin offers a picker for."""
    for model, model_admin in admin.site._registry.items():
        rooms = [(model, model_admin.autocomplete_fields)]
        rooms += [(inline.model, inline.autocomplete_fields) for inline in model_admin.inlines]
        for room, fields in rooms:
            for name in fields:
                remote = room._meta.get_field(name).related_model._meta
                query = f"app_label={room._meta.app_label}&model_name={room._meta.model_name}&field_name={name}&term="
                yield query, f"{remote.app_label}.view_{remote.model_name}"


def autocomplete_requests(role):
    url = Url("admin:autocomplete", ())
    for query, right in autocompletes():
        expected = {PAGE if may(role, right) else SHUT} if role in STAFF else _turned_away(role)
        yield Request(url, role, "get", f"{reverse(url.name)}?{query}", {}, "own", expected, False)
