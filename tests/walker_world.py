"""What the walker walks through: two colleges full of secrets, and everybody who might come by.

Every text that belongs to somebody carries its owner's marker, a character that stands nowhere else in the house. A
marker in an answer to anybody else is a leak, whatever the status says; numbers are watched as whole strings.
"""

from datetime import date, timedelta

from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from alumni.models import (
    AlumniSettings,
    ExportRequest,
    Organisation,
)
from alumni.services.quality import keep_snapshots
from alumni_office.roles import OFFICE, sync_roles
from audit.models import ErasureLine, ReadingLine
from audit.trail import acting_as
from colleges import notices
from colleges.models import Appointment, OrganisationSettings, School, SuccessionRule
from common.models import ClockRun
from conftest import make_college
from tests.walker_cast import ANIMAL, HOME, MACHINE, MARKERS, ROLES, SEATED, STAFF
from tests.walker_colleges import Histories, Units
from tests.walker_events import Events
from tests.walker_fulfilment import Fulfilment
from tests.walker_links import Between
from tests.walker_people import People
from tests.walker_plans import Plans
from tests.walker_regulation import Regulation
from tests.walker_rooms import Rooms
from tests.walker_yearly import Yearly


class World(People, Between, Rooms, Histories, Units, Plans, Fulfilment, Yearly, Regulation, Events):
    """Made once; every request happens in a savepoint of its own that is rolled back."""

    def __init__(self, media):
        self.media = media
        sync_roles()
        AlumniSettings.current()
        OrganisationSettings.current()
        ClockRun.objects.create(job="common.x", label="清理")
        self.colleges = {
            ANIMAL: make_college("动物科技学院", {"畜牧兽医": "牧医"}),
            MACHINE: make_college("机电工程学院", {"机电一体化技术": "机电"}),
        }
        self.users = self._users()
        self.objects = {key: {} for key in self.colleges}
        self.own = {role: {} for role in SEATED}
        self.secrets = {}
        with acting_as(None), override_settings(MEDIA_ROOT=media):
            self._histories()  # before anything secret is there to be published
            for key in self.colleges:
                self._people(key)
            self._shared_person()
            self._claims()
            self._notable()
            self._organisation()
            for role in SEATED:
                self._own_things(role)
            for key, role in ((ANIMAL, "liaison"), (MACHINE, "other liaison")):
                self._uploads(key, self.users[role])
                self._register(key, self.users[role])
                self._links(key, self.users[role])
            self._plans()
            self._fulfilment()
            self._yearly()
            self._regulation()
            self._events()
            self._office_things()
            keep_snapshots()
        self.all_secrets = MARKERS | self.secrets
        self._browser = Client(raise_request_exception=False)
        self._sessions = {role: self._signed_in(role) for role in ROLES}

    # --- who ---------------------------------------------------------------------------------------------------------

    def _users(self):
        users = {role: _user(role.replace(" ", "-"), group) for role, group in STAFF.items()}
        for role in (*SEATED, "no appointment", "former liaison"):
            users[role] = _user(role.replace(" ", "-"))
        today, start = timezone.localdate(), date(2024, 9, 1)
        for role, home in HOME.items():
            duty = "leader" if role == "leader" else "liaison"
            Appointment.objects.create(user=users[role], college=self.colleges[home], duty=duty, since=start)
        Appointment.objects.create(
            user=users["former liaison"],
            college=self.colleges[ANIMAL],
            duty="liaison",
            since=start,
            until=today - timedelta(days=1),
        )
        return users

    # --- what a college owns -----------------------------------------------------------------------------------------

    def _office_things(self):
        notices.put("walk:office", role=OFFICE, title="秘密公文鼢", body="秘密公文正文鼢")
        Organisation.objects.create(name="某公司")
        SuccessionRule.objects.create(school=School.current(), written="旧专业", college=self.colleges[ANIMAL])
        wish = ExportRequest.objects.create(
            college=self.colleges[ANIMAL], requested_by=self.users["liaison"], columns=["name"], people=300,
            purpose="秘密待批鼱", state="with_office", submitted_by=self.users["leader"],
        )  # fmt: skip
        self.with_office = wish.pk
        ErasureLine.signed(
            actor=self.users["office"], subject_id=1, numbers=[1], asked_by="何主任", reason="本人要求", rows=3
        )
        ReadingLine.signed(
            actor=self.users["liaison"], college=self.colleges[ANIMAL], subject="秘密对象鼱", subject_id=1, what="手机"
        )

    # --- who comes by ------------------------------------------------------------------------------------------------

    def _signed_in(self, role):
        client = Client()
        if role in self.users:
            client.force_login(self.users[role])
        return client.cookies.output(header="", sep=";")

    def client(self, role):
        """A browser of the role's own, fresh but for the session. One for all: each new one loads the middleware."""
        self._browser.cookies.clear()
        self._browser.cookies.load(self._sessions[role])
        return self._browser

    # --- whose objects -----------------------------------------------------------------------------------------------

    def object(self, kind, role, whose):
        """The id of one object: `own`, `other` (another college's, or another user's) or `missing`."""
        if whose == "missing":
            return 987_654_321
        home = HOME.get(role, ANIMAL)
        if whose == "other":
            home = MACHINE if home == ANIMAL else ANIMAL
        if kind in self.objects[home]:
            return self.objects[home][kind]
        owner = role if role in SEATED else "liaison"
        if whose == "other":
            owner = "other liaison" if owner != "other liaison" else "liaison"
        return self.own[owner][kind]

    def admin_object(self, model, role):
        """A row that the admin's page of the model shows."""
        animal = self.objects[ANIMAL]
        kinds = {
            "alumnus": "person",
            "classgroup": "class",
            "rosterupload": "upload",
            "contactpoint": "point",
            "major": "major",
        }
        if model in kinds:
            return animal[kinds[model]]
        if model == "consenttext":
            return animal["text"]
        if model == "exportrequest":
            return self.with_office
        if model == "user":
            return self.users["no appointment"].pk
        models = {each._meta.model_name: each for each in admin.site._registry}
        return models[model].objects.order_by("pk").values_list("pk", flat=True)[0]


def _user(username, role=None):
    user = User(username=username, name=f"{username}先生", is_staff=role is not None, must_change_password=False)
    user.set_unusable_password()
    user.save()
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user
