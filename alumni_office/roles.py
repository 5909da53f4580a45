"""The roles that work in the admin: one table, role → permissions, synced after each migrate.

`"app.*"` is every model of an app; `view_` alone reads. What a role may *do* beyond rows is a permission of its own
(`Meta.permissions`). Nobody edits these groups by hand: the next migrate puts them back.
"""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from accounts.roles import FINANCE, INSPECTOR, OFFICE, STUDENT_AFFAIRS

EDIT, VIEW = ("add", "change", "delete", "view"), ("view",)

#: role → [(app, model or "*", verbs)]; models whose rows nobody may touch by hand are narrowed in their admin class
ROLES = {
    OFFICE: [
        ("colleges", "*", EDIT),
        ("planning", "*", EDIT),
        ("alumni", "*", EDIT),
        ("events", "*", EDIT),
        ("accounts", "user", ("add", "change", "view")),
        ("audit", "*", VIEW),
        ("common", "clockrun", VIEW),
    ],
    FINANCE: [],
    INSPECTOR: [
        ("colleges", "*", VIEW),
        ("planning", "*", VIEW),
        ("alumni", "*", VIEW),
        ("events", "*", VIEW),
        ("accounts", "user", VIEW),
        ("audit", "*", VIEW),
        ("common", "clockrun", VIEW),
    ],
    STUDENT_AFFAIRS: [],
}

#: role → permissions to act, beyond rows
ACTS = {
    OFFICE: [
        "colleges.oversee_colleges",
        "colleges.review_history",
        "planning.publish_plan",
        "planning.review_plan",
        "planning.inspect_item",
        "planning.select_experience",
        "planning.load_regulation",
        "alumni.import_roster",
        "alumni.permit_export",
        "alumni.merge_people",
        "alumni.decide_claim",
        "alumni.review_register",
        "alumni.review_notable",
        "alumni.erase_person",
        "events.run_event",
        "events.review_event",
        "events.keep_rules",
        "events.assign_suggestion",
    ],
}


def permissions_of(role):
    wanted = Q(pk__in=[])
    for app, model, verbs in ROLES[role]:
        rows = Q(content_type__app_label=app)
        if model != "*":
            rows &= Q(content_type__model=model)
        verb_named = Q()
        for verb in verbs:
            verb_named |= Q(codename__startswith=f"{verb}_")
        wanted |= rows & verb_named
    for act in ACTS.get(role, ()):
        app, codename = act.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


def sync_roles(using="default", **kwargs):
    for role in ROLES:
        group, _ = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set(permissions_of(role).using(using))
