"""The admin's pages by rule: five for each model, workbooks for the small tables, and the working pages by name.

Who gets what follows from `alumni_office/roles.py`; here stands only what no role may do by hand.
"""

import re
from functools import cache

from django.contrib import admin
from django.urls import reverse

from alumni_office.roles import ROLES as RIGHTS
from alumni_office.roles import permissions_of
from tests.walker_cast import ANIMAL, STAFF
from tests.walker_table import GONE_ON, NOT_FOUND, PAGE, SHUT, WRONG_METHOD
from tests.walker_urls import METHODS, Request, Url, all_urls

#: models that nobody writes by hand, and those whose rows stay, whatever the role
READ_ONLY = {"clockrun", "exportline", "readingline", "erasureline", "rosterupload", "exportrequest", "notice"}
KEPT = {"selfupdaterule", "consenttext", "user", "appointment", "alumnisettings", "school", "college", "major"}
#: of those below, who may post to a page that others only read
POSTED = {"admin:class-portraits": "alumni.review_register"}
#: admin URLs beside the five of each model → (who by permission, GET, POST); None is every staff account
EXTRA = {
    "admin:index": (None, PAGE, PAGE),
    "admin:search": (None, PAGE, PAGE),
    "admin:logout": (None, WRONG_METHOD, GONE_ON),
    "admin:jsi18n": (None, PAGE, WRONG_METHOD),
    "admin:password_change_done": (None, PAGE, WRONG_METHOD),
    "admin:autocomplete": (None, SHUT, WRONG_METHOD),  # without naming a field; with one: `autocompletes`
    "admin:view_on_site": (None, NOT_FOUND, NOT_FOUND),
    "admin:accounts_user_first_password": (None, PAGE, PAGE),
    "admin:accounts_user_new_password": ("accounts.change_user", PAGE, GONE_ON),
    "admin:accounts_user_close": ("accounts.change_user", PAGE, GONE_ON),
    "admin:accounts_user_reopen": ("nobody", PAGE, PAGE),  # of an account that is open
    "admin:accounts_user_change_roles": ("nobody", PAGE, PAGE),
    "admin:colleges_appointment_hand_over_page": ("colleges.change_appointment", PAGE, PAGE),
    "admin:colleges_appointment_end_page": ("colleges.change_appointment", PAGE, PAGE),
    "admin:colleges_notice_read": (None, WRONG_METHOD, GONE_ON),
    "admin:colleges_notice_open": (None, WRONG_METHOD, GONE_ON),
    "admin:alumni_exportrequest_grant": ("alumni.permit_export", PAGE, GONE_ON),
    "admin:alumni_exportrequest_refuse": ("alumni.permit_export", PAGE, PAGE),
    "admin:alumni_alumnus_show_contact": ("alumni.change_alumnus", WRONG_METHOD, PAGE),
    "admin:alumni_alumnus_export": ("alumni.permit_export", PAGE, PAGE),
    "admin:link-list": ("alumni.view_personlink", PAGE, WRONG_METHOD),
    "admin:link-many": ("alumni.add_personlink", GONE_ON, GONE_ON),  # nobody was ticked
    "admin:link-revoke": ("alumni.change_personlink", WRONG_METHOD, GONE_ON),
    "admin:link-send": ("alumni.add_personlink", PAGE, PAGE),
    "admin:class-link": ("alumni.change_classlink", PAGE, PAGE),
    "admin:class-link-take": ("alumni.change_classlink", WRONG_METHOD, GONE_ON),
    "admin:class-link-revoke": ("alumni.change_classlink", WRONG_METHOD, GONE_ON),
    "admin:class-entry-drop": ("alumni.change_classlink", WRONG_METHOD, GONE_ON),
    "admin:message-list": ("alumni.view_message", PAGE, WRONG_METHOD),
    "admin:message-new": ("alumni.add_message", PAGE, PAGE),
    "admin:message-detail": ("alumni.view_message", PAGE, WRONG_METHOD),
    "admin:message-continue": ("alumni.add_message", WRONG_METHOD, GONE_ON),
    "admin:message-retry": ("alumni.add_message", WRONG_METHOD, GONE_ON),
    "admin:proposal-list": ("alumni.view_proposal", PAGE, WRONG_METHOD),
    "admin:proposal-accept": ("alumni.change_proposal", WRONG_METHOD, GONE_ON),
    "admin:proposal-refuse": ("alumni.change_proposal", WRONG_METHOD, GONE_ON),
    "admin:proposal-show": ("alumni.change_proposal", WRONG_METHOD, PAGE),
    "admin:request-list": ("alumni.view_publicrequest", PAGE, WRONG_METHOD),
    "admin:request-detail": ("alumni.view_publicrequest", PAGE, WRONG_METHOD),
    "admin:request-answer": ("alumni.change_publicrequest", WRONG_METHOD, GONE_ON),
    "admin:request-roster": ("alumni.change_publicrequest", WRONG_METHOD, GONE_ON),
    "admin:request-erase": ("alumni.erase_person", WRONG_METHOD, GONE_ON),
    "admin:request-pass": ("alumni.change_publicrequest", WRONG_METHOD, PAGE),
    "admin:request-close": ("alumni.change_publicrequest", WRONG_METHOD, PAGE),
    "admin:request-empty": ("alumni.change_publicrequest", WRONG_METHOD, PAGE),
    "admin:request-show": ("alumni.change_publicrequest", WRONG_METHOD, PAGE),
    "admin:classified": ("alumni.view_alumnus", PAGE, WRONG_METHOD),
    "admin:quality": ("alumni.view_alumnus", PAGE, WRONG_METHOD),
    "admin:quality-classes": ("alumni.view_alumnus", PAGE, WRONG_METHOD),
    "admin:region-directory": ("alumni.view_alumnus", PAGE, WRONG_METHOD),
    "admin:region-directory-export": ("alumni.permit_export", PAGE, PAGE),
    "admin:roster-list": ("alumni.view_rosterupload", PAGE, WRONG_METHOD),
    "admin:roster-upload": ("alumni.import_roster", PAGE, PAGE),
    "admin:roster-queue": ("alumni.view_rosterupload", PAGE, WRONG_METHOD),
    "admin:roster-queue-people": ("alumni.view_rosterupload", NOT_FOUND, WRONG_METHOD),  # of no school
    "admin:roster-assign": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:roster-apply-rules": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:roster-sample": ("alumni.import_roster", PAGE, WRONG_METHOD),
    "admin:roster-detail": ("alumni.view_rosterupload", PAGE, WRONG_METHOD),
    "admin:roster-remembered": ("alumni.view_rememberedanswer", PAGE, WRONG_METHOD),
    "admin:roster-remembered-edit": ("alumni.import_roster", PAGE, PAGE),
    "admin:roster-remembered-withdraw": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:roster-answer": ("alumni.import_roster", WRONG_METHOD, PAGE),
    "admin:roster-decide": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:roster-place": ("alumni.import_roster", WRONG_METHOD, NOT_FOUND),
    "admin:roster-claim": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:register-list": ("alumni.view_classregister", PAGE, WRONG_METHOD),
    "admin:register-detail": ("alumni.view_classregister", PAGE, WRONG_METHOD),
    "admin:register-start": ("alumni.review_register", WRONG_METHOD, GONE_ON),
    "admin:register-headcount": ("alumni.review_register", WRONG_METHOD, PAGE),
    "admin:register-return": ("alumni.review_register", WRONG_METHOD, GONE_ON),
    "admin:register-review": ("alumni.review_register", WRONG_METHOD, GONE_ON),
    "admin:register-reopen": ("alumni.review_register", WRONG_METHOD, GONE_ON),
    "admin:register-phone": ("alumni.review_register", WRONG_METHOD, NOT_FOUND),  # without saying whose
    "admin:register-print": ("alumni.permit_export", PAGE, PAGE),
    "admin:class-photo-add": ("alumni.review_register", WRONG_METHOD, GONE_ON),
    "admin:class-portraits": ("alumni.view_photo", PAGE, PAGE),
    "admin:portraits-progress": ("alumni.view_classregister", PAGE, WRONG_METHOD),
    "admin:photo-show": ("alumni.view_photo", PAGE, WRONG_METHOD),
    "admin:photo-remove": ("alumni.review_register", WRONG_METHOD, GONE_ON),
    "admin:person-photo-add": ("alumni.review_register", WRONG_METHOD, GONE_ON),
    "admin:claim-list": ("alumni.view_claim", PAGE, WRONG_METHOD),
    "admin:claim-detail": ("alumni.view_claim", PAGE, WRONG_METHOD),
    "admin:claim-accept": ("alumni.decide_claim", WRONG_METHOD, PAGE),
    "admin:claim-reject": ("alumni.decide_claim", WRONG_METHOD, PAGE),
    "admin:roster-import": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:roster-undo": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:roster-discard": ("alumni.import_roster", WRONG_METHOD, GONE_ON),
    "admin:roster-progress": ("alumni.view_rosterupload", PAGE, WRONG_METHOD),
    "admin:roster-refused": ("alumni.import_roster", PAGE, WRONG_METHOD),
    "admin:roster-original": ("alumni.import_roster", PAGE, WRONG_METHOD),
    "admin:duplicate-list": ("alumni.view_duplicatepair", PAGE, WRONG_METHOD),
    "admin:duplicate-search": ("alumni.merge_people", WRONG_METHOD, GONE_ON),
    "admin:duplicate-merge-sure": ("alumni.merge_people", WRONG_METHOD, GONE_ON),
    "admin:duplicate-detail": ("alumni.view_duplicatepair", PAGE, WRONG_METHOD),
    "admin:duplicate-judge": ("alumni.merge_people", WRONG_METHOD, PAGE),
    "admin:duplicate-merge": ("alumni.merge_people", WRONG_METHOD, PAGE),
    "admin:merge-list": ("alumni.view_merge", PAGE, WRONG_METHOD),
    "admin:merge-detail": ("alumni.view_merge", PAGE, WRONG_METHOD),
    "admin:merge-undo": ("alumni.merge_people", WRONG_METHOD, GONE_ON),
    "admin:notable-list": ("alumni.view_notableprofile", PAGE, WRONG_METHOD),
    "admin:notable-detail": ("alumni.view_notableprofile", PAGE, WRONG_METHOD),
    "admin:notable-add": ("alumni.change_notableprofile", PAGE, PAGE),
    "admin:notable-edit": ("alumni.change_notableprofile", PAGE, PAGE),
    "admin:notable-pdf": ("alumni.change_notableprofile", WRONG_METHOD, PAGE),
    "admin:notable-submit": ("alumni.change_notableprofile", WRONG_METHOD, GONE_ON),
    "admin:notable-return": ("alumni.review_notable", WRONG_METHOD, GONE_ON),
    "admin:notable-approve": ("alumni.review_notable", WRONG_METHOD, GONE_ON),
    "admin:notable-publish": ("alumni.review_notable", WRONG_METHOD, GONE_ON),
    "admin:notable-withdraw": ("alumni.review_notable", WRONG_METHOD, GONE_ON),
    "admin:notable-achievement-add": ("alumni.change_notableprofile", PAGE, PAGE),
    "admin:notable-achievement-edit": ("alumni.change_notableprofile", PAGE, PAGE),
    "admin:notable-achievement-remove": ("alumni.change_notableprofile", WRONG_METHOD, GONE_ON),
    "admin:notable-log-add": ("alumni.change_notableprofile", PAGE, PAGE),
    "admin:notable-log-remove": ("alumni.change_notableprofile", WRONG_METHOD, GONE_ON),
    "admin:person-consents": ("alumni.view_consent", PAGE, WRONG_METHOD),
    "admin:consent-give": ("alumni.change_consent", PAGE, PAGE),
    "admin:consent-withdraw": ("alumni.change_consent", PAGE, PAGE),
    "admin:person-rights": ("alumni.change_alumnus", PAGE, WRONG_METHOD),
    "admin:person-copy": ("alumni.change_alumnus", WRONG_METHOD, PAGE),
    "admin:erasure-ask": ("alumni.erase_person", PAGE, PAGE),
    "admin:erasure-list": ("alumni.view_erasure", PAGE, WRONG_METHOD),
    "admin:erasure-detail": ("alumni.view_erasure", PAGE, WRONG_METHOD),
    "admin:erasure-confirm": ("alumni.erase_person", WRONG_METHOD, GONE_ON),
    "admin:erasure-refuse": ("alumni.erase_person", WRONG_METHOD, GONE_ON),
    "admin:erasure-withdraw": ("alumni.erase_person", WRONG_METHOD, GONE_ON),
}
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
    "admin:person-": "person",
    "admin:consent-": "consent",
    "admin:erasure-": "erasure",
    "admin:erasure-ask": "person",
}
FIVE = re.compile(r"admin:([a-z]+)_([a-z]+)_(changelist|add|change|delete|history)")
WORKBOOKS = re.compile(r"admin:([a-z]+)_([a-z]+)_(import|process_import|export)")
LEADS_ON = {"admin/login/", "admin/password_change/", "admin:password_change", "admin:login", "admin/(?P<url>.*)$"}


def admin_right(name):
    """The permission that opens an admin page; None for every staff account, KeyError where no rule knows it."""
    if name in EXTRA:
        return EXTRA[name][0]
    if found := FIVE.fullmatch(name):
        app, model, page = found.groups()
        if model == "notice":
            return None if page in ("changelist", "change", "history") else "nobody"
        verb = {"changelist": "view", "history": "view"}.get(page, page)
        kept = (model in READ_ONLY and verb in ("add", "delete")) or (model in KEPT and verb == "delete")
        if kept or name in ("admin:alumni_alumnisettings_add", "admin:alumni_selfupdaterule_add"):
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
    if name == "admin:alumni_alumnisettings_changelist" and may(role, right):
        return {GONE_ON}
    if name.endswith("_process_import") and method == "get":
        return {WRONG_METHOD}
    return {PAGE, GONE_ON} if may(role, right) else {SHUT}


def _turned_away(role):
    """To the sign-in by way of the admin's own address, which tells those who have signed in that it is not theirs."""
    return {"login", "admin's door"} if role == "anonymous" else {"admin's door"}


def _change_page(right, role, method, model):
    if right is None:  # one's own notice, only read
        return {PAGE} if method == "get" else {SHUT}
    if method == "get":
        return {PAGE} if may(role, right) or may(role, right.replace("change_", "view_")) else {SHUT}
    return {PAGE, GONE_ON} if may(role, right) and model not in READ_ONLY else {SHUT}


def _app_list(role, app):
    if role not in STAFF:
        return _turned_away(role)
    seen = any(found == app for found, *_ in RIGHTS[STAFF[role]]) or app == "colleges"
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
