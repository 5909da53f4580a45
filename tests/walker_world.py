"""What the walker walks through: two colleges full of secrets, and everybody who might come by.

Every text that belongs to somebody carries its owner's marker, a character that stands nowhere else in the house. A
marker in an answer to anybody else is a leak, whatever the status says; numbers are watched as whole strings.
"""

import io
from datetime import date, timedelta

from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from alumni.duplicates import propose_pairs
from alumni.models import (
    Achievement,
    AlumniSettings,
    Alumnus,
    ClassEntry,
    ClassGroup,
    ClassLink,
    DuplicatePair,
    Education,
    Employment,
    ExportRequest,
    NotableContact,
    NotableProfile,
    Organisation,
    PersonLink,
    Proposal,
    RememberedAnswer,
    SavedList,
    StatusChange,
    Tag,
)
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from alumni.services.claims import claim_person
from alumni.services.consents import give_consent, text_in_force
from alumni.services.merges import merge_people
from alumni.services.notable import start_profile
from alumni.services.photos import put_class_photo
from alumni.services.quality import keep_snapshots
from alumni.services.registers import freeze_headcount, return_register, submit_register
from alumni.services.rights import ask_erasure
from alumni.tests.pictures import picture
from alumni.tests.roster_workbooks import workbook
from alumni_office.roles import FINANCE, INSPECTOR, OFFICE, STUDENT_AFFAIRS, sync_roles
from audit.models import ErasureLine, ExportLine, ReadingLine
from audit.trail import acting_as
from colleges import notices
from colleges.models import Appointment, ContactPoint, Major, MajorPlacement, School, SuccessionRule
from common.formats import masked_phone
from common.models import ClockRun
from conftest import make_alumnus, make_college

STAFF = {"office": OFFICE, "finance": FINANCE, "inspector": INSPECTOR, "student affairs": STUDENT_AFFAIRS}
SEATED = ("liaison", "leader", "other liaison")
ROLES = ("anonymous", *STAFF, *SEATED, "no appointment", "former liaison")
ANIMAL, MACHINE = "animal", "machine"
HOME = {"liaison": ANIMAL, "leader": ANIMAL, "other liaison": MACHINE}
MARKERS = {
    "鼱": {"liaison", "leader", "office", "inspector"},  # rows of 动物科技学院
    "鼹": {"other liaison", "office", "inspector"},  # rows of 机电工程学院
    "鼬": {"liaison"},  # what is one's own, and nobody else's
    "鼯": {"leader"},
    "鼷": {"other liaison"},
    "鼢": {"office"},  # to the office only
    "鼫": {"office", "inspector"},  # rows of a third college
}
COLLEGE_MARKER = {ANIMAL: "鼱", MACHINE: "鼹"}
OWN_MARKER = {"liaison": "鼬", "leader": "鼯", "other liaison": "鼷"}
NUMBERS = {ANIMAL: ("13855551{}", "2015550{}"), MACHINE: ("13877772{}", "2015770{}")}


#: people of the one college who stand in the other's roster too
KNOWN = {ANIMAL: ("东撞名", "13700000001"), MACHINE: ("西撞名", "13700000002")}


class World:
    """Made once; every request happens in a savepoint of its own that is rolled back."""

    def __init__(self, media):
        self.media = media
        sync_roles()
        AlumniSettings.current()
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
            for key in self.colleges:
                self._people(key)
            self._shared_person()
            self._claims()
            self._notable()
            for role in SEATED:
                self._own_things(role)
            for key, role in ((ANIMAL, "liaison"), (MACHINE, "other liaison")):
                self._uploads(key, self.users[role])
                self._register(key, self.users[role])
                self._links(key, self.users[role])
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

    def _people(self, key):
        college, mark = self.colleges[key], COLLEGE_MARKER[key]
        phones, numbers = NUMBERS[key]
        major = Major.objects.create(name=f"秘密专业{mark}")
        MajorPlacement.objects.create(major=major, college=college, since=date(2001, 9, 1))
        person = make_alumnus(
            college, f"秘{mark}人", class_name=f"秘密班{mark}", major=major, student_no=numbers.format("01"),
            mobile=phones.format("101"), employer=f"秘密单位{mark}",
        )  # fmt: skip
        person.remark = person.former_name = f"秘密备注{mark}"
        person.save()
        stay, job, contact = person.educations.get(), person.employments.get(), person.contacts.get()
        Employment.objects.filter(pk=job.pk).update(position=f"秘密职务{mark}", source=f"秘密来源{mark}")
        group = stay.class_group
        ClassGroup.objects.filter(pk=group.pk).update(
            head_teacher=f"秘密老师{mark}", head_teacher_phone=phones.format("102"), counsellor=f"秘密辅导员{mark}"
        )
        second = ClassGroup.objects.create(college=college, name=f"秘密二班{mark}", enrolled_year=2015)
        empty = ClassGroup.objects.create(college=college, name=f"秘密空班{mark}", enrolled_year=2017)
        Education.objects.filter(pk=stay.pk).update(state="studying")
        # Known by nothing that is secret, so that the other college's roster may name them: it learns that they exist.
        make_alumnus(college, KNOWN[key][0], class_name=f"秘密班{mark}", mobile=KNOWN[key][1], employer=f"暗单位{mark}")
        change = StatusChange.objects.create(education=stay, kind="suspend", from_class=group, note=f"秘密文号{mark}")
        point = ContactPoint.objects.create(
            college=college, label=f"秘密电话{mark}", phone=phones.format("103"), is_published=False
        )
        answer = RememberedAnswer.objects.create(
            college=college,
            key=f"column:秘密列{mark}",
            value="phone",
            label=f"秘密{mark}",
            file_name=f"秘密文件{mark}.xlsx",
        )
        notice = notices.put(
            f"walk:{key}", college=college, title=f"秘密消息{mark}", body=f"秘密正文{mark}", url="/college/"
        )
        self.objects[key] |= {
            "person": person.pk, "stay": stay.pk, "job": job.pk, "contact": contact.pk, "class": group.pk,
            "second": second.pk, "empty": empty.pk, "change": change.pk, "point": point.pk, "notice": notice.pk, "major": major.pk,
            "answer": answer.pk,
        }  # fmt: skip
        self._doubles(key, college, mark)
        self._watch(mark, numbers.format("01"), *(phones.format(tail) for tail in ("101", "102", "103")))

    def _doubles(self, key, college, mark):
        """Two who may be one, and two who were made one."""
        phone = NUMBERS[key][0].format("107")
        self._watch(mark, phone)
        first, second, third = (make_alumnus(college, f"双{mark}人", mobile=phone) for _ in range(3))
        propose_pairs([first.pk, second.pk, third.pk])
        merge = merge_people(second, third, college=college, actor=self.users["office"])
        pair = DuplicatePair.objects.get(first=first, second=second)
        self.objects[key] |= {"pair": pair.pk, "merge": merge.pk}

    def _watch(self, mark, *numbers):
        for number in numbers:
            self.secrets[number] = MARKERS[mark]
            if len(number) == 11:
                self.secrets[masked_phone(number)] = MARKERS[mark]

    def _shared_person(self):
        """Studied in both: each college sees the other's stay as college and years, and nothing more of it."""
        person = make_alumnus(
            self.colleges[ANIMAL], "两院生", class_name="共班", student_no="20140001", mobile="13912340000"
        )
        Education.objects.create(
            alumnus=person,
            school=person.educations.get().school,
            college=self.colleges[MACHINE],
            class_group_id=self.objects[MACHINE]["class"],
            student_no=NUMBERS[MACHINE][1].format("02"),
        )
        Education.objects.filter(alumnus=person, college=self.colleges[ANIMAL]).update(
            class_group_id=self.objects[ANIMAL]["class"]
        )
        self.shared = person.pk
        self._watch("鼹", NUMBERS[MACHINE][1].format("02"))
        self._watch("鼱", "20140001")

    def _links(self, key, user):
        """What waits at the desk is secret; behind a link stands a person without secrets, so that others' would show."""
        college, mark = self.colleges[key], COLLEGE_MARKER[key]
        own, phones = self.objects[key], NUMBERS[key][0]
        ends = timezone.now() + timedelta(days=1)
        link, _ = PersonLink.issue(alumnus_id=own["person"], college=college, issued_by=user, expires_at=ends)
        proposal = Proposal.objects.create(alumnus_id=own["person"], field="mobile", new=phones.format("107"))
        classlink, _ = ClassLink.issue(class_group_id=own["class"], issued_by=user, expires_at=ends)
        entry = ClassEntry.objects.create(link=classlink, facts={"name": f"填{mark}人", "mobile": phones.format("108")})
        holder = make_alumnus(college, "持链人", class_name=f"公开班{key}", mobile=f"1370000200{len(key)}")
        _, me = PersonLink.issue(alumnus=holder, college=college, expires_at=ends)
        objection, object_token = PersonLink.issue(alumnus=holder, purpose="object", expires_at=ends)
        Proposal.objects.create(alumnus=holder, field="mobile", new="x", state="in_force", objection=objection)
        _, class_token = ClassLink.issue(class_group=holder.educations.get().class_group, expires_at=ends)
        own |= {"link": link.pk, "proposal": proposal.pk, "classlink": classlink.pk, "entry": entry.pk}
        own |= {"me_token": me, "objection_token": object_token, "class_token": class_token}
        self._watch(mark, phones.format("107"), phones.format("108"))

    def _claims(self):
        """Each college asks for a person of a third one, and is asked by it for one of its own."""
        third = make_college("第三学院", {})
        stranger = make_alumnus(third, "秘鼫人", class_name="秘密班鼫", student_no="20159901", employer="秘密单位鼫")
        stranger.remark = "秘密备注鼫"
        stranger.save()
        school = stranger.educations.get().school_id
        for key, role in ((ANIMAL, "liaison"), (MACHINE, "other liaison")):
            mark, facts = COLLEGE_MARKER[key], {"school_id": school, "student_no": "20159901"}
            named = facts | {"name": f"秘密认领{mark}"}
            asked = claim_person(self.colleges[key], facts=named, actor=self.users[role])
            facts |= {"student_no": NUMBERS[key][1].format("01"), "name": f"秘密被认领{mark}"}
            to_answer = claim_person(third, facts=facts, actor=self.users["office"])
            self.objects[key] |= {"asked": asked.pk, "to_answer": to_answer.pk}

    def _notable(self):
        """In each college a file in the making, and one that is public of somebody who is no secret."""
        office, now = self.users["office"], timezone.now()
        words = {"category": "other", "story": "写明白的事迹"}
        for key, college in self.colleges.items():
            mark, user = COLLEGE_MARKER[key], self.users["liaison" if key == ANIMAL else "other liaison"]
            person = make_alumnus(college, f"秘密优秀{mark}", class_name=f"秘密班{mark}")
            draft = start_profile(person, college=college, changes=words | {"headline": f"秘密介绍{mark}"}, actor=user)
            won = Achievement.objects.create(profile=draft, year=2020, text=f"秘密成就{mark}", source=f"秘密文号{mark}")
            entry = {"way": "phone", "who": f"秘密联络人{mark}", "text": f"秘密谈话{mark}", "noted_by": user}
            noted = NotableContact.objects.create(profile=draft, **entry)
            consent = give_consent(person, "yearbook", channel="paper", note=f"秘密柜号{mark}", actor=user)
            known = Alumnus.objects.get(name=KNOWN[key][0])
            give_consent(known, "public_page", channel="paper", actor=user)
            shown = start_profile(known, college=college, changes=words | {"headline": "公开的介绍"}, actor=user)
            facts = {"reviewed_by": office, "reviewed_at": now, "published_at": now}
            NotableProfile.objects.filter(pk=shown.pk).update(state="published", **facts)
            self.objects[key] |= {
                "notable": draft.pk, "achievement": won.pk, "noted": noted.pk, "consent": consent.pk, "slug": shown.slug,
                "purpose": "employer", "text": text_in_force("employer").pk,
            }  # fmt: skip
            if key == ANIMAL:
                asked = {"reason": "秘密缘由鼱", "identity": "秘密核对鼱"}
                self.objects[key]["erasure"] = ask_erasure(person, actor=office, **asked).pk

    def _uploads(self, key, user):
        college, mark = self.colleges[key], COLLEGE_MARKER[key]
        major = Major.objects.get(pk=self.objects[key]["major"]).name
        head = ["姓名", "学号", "班级", "专业", "入学年份", "手机", "工作单位"]

        def taken(title, rows):
            content = workbook((f"秘密表{mark}", [head, *rows]))
            return take_upload(content, filename=f"{title}{mark}.xlsx", college=college, actor=user)

        base = NUMBERS[key][0]
        known, number = KNOWN[MACHINE if key == ANIMAL else ANIMAL]
        done = taken(
            "秘密已导入", [[f"导{mark}人", "", f"秘密三班{mark}", major, 2018, base.format("104"), f"导入单位{mark}"]]
        )
        import_roster(done, digest=done.digest, actor=user)
        checked = taken(
            "秘密待导入",
            [
                [f"新{mark}人", "", f"秘密四班{mark}", major, 2018, base.format("105"), f"新单位{mark}"],
                [f"错{mark}人", "", f"秘密四班{mark}", major, 2018, "1.38E+10", f"错单位{mark}"],
                [f"秘{mark}人", "", f"秘密班{mark}", major, 2015, "", ""],
                [known, "", f"秘密四班{mark}", major, 2018, number, ""],
            ],
        )
        unclear = taken("秘密待确认", [[f"疑{mark}人", "", "", "", "", base.format("106"), f"疑单位{mark}"]])
        self.objects[key] |= {
            "imported": done.pk,
            "upload": checked.pk,
            "unclear": unclear.pk,
            "digest": checked.digest,
        }
        self.objects[key]["row"] = checked.rows.order_by("id").first().pk
        # As if matching had slipped: the page itself must not show a stranger as a candidate.
        stranger = self.objects[MACHINE if key == ANIMAL else ANIMAL]["person"]
        for row in checked.rows.filter(outcome="possible"):
            checked.rows.filter(pk=row.pk).update(candidates=[*row.candidates, stranger])
        self._watch(mark, *(base.format(tail) for tail in ("104", "105", "106")))

    def _register(self, key, user):
        """A register that the office returned, and a photo."""
        group, mark = ClassGroup.objects.get(pk=self.objects[key]["class"]), COLLEGE_MARKER[key]
        facts = {"kind": "military", "caption": f"秘密照片{mark}", "actor": user}
        self.objects[key]["photo"] = put_class_photo(group, io.BytesIO(picture()), **facts).pk
        freeze_headcount(group, headcount=30, source=f"秘密依据{mark}", actor=user)
        submit_register(group, actor=user)
        return_register(group, remark=f"秘密意见{mark}", actor=self.users["office"])

    def _own_things(self, role):
        user, mark, home = self.users[role], OWN_MARKER[role], HOME[role]
        college, college_mark = self.colleges[home], COLLEGE_MARKER[home]
        tag = Tag.objects.create(owner=user, college=college, name=f"秘密标签{mark}")
        tag.alumni.add(self.objects[home]["person"])
        saved = SavedList.objects.create(owner=user, college=college, name=f"秘密名单{mark}", query="region=430100")
        facts = {"college": college, "requested_by": user, "columns": ["name"], "people": 300}
        wish = ExportRequest.objects.create(purpose=f"秘密申请{college_mark}", state="with_leader", **facts)
        granted = ExportRequest.objects.create(
            purpose=f"秘密许可{college_mark}", state="granted", decided_by=self.users["office"], decided_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=1), **facts,
        )  # fmt: skip
        notice = notices.put(f"walk:{role}", user=user, title=f"秘密私信{mark}")
        ExportLine.signed(
            actor=user, college=college, what=f"秘密导出{college_mark}", purpose=f"秘密用途{college_mark}", columns=["姓名"], rows=1,
            people=[self.objects[home]["person"]], unmasked=True, file_name=f"秘密{college_mark}.xlsx", sha256="0" * 64,
        )  # fmt: skip
        self.own[role] = {"tag": tag.pk, "saved": saved.pk, "wish": wish.pk, "granted": granted.pk, "mail": notice.pk}

    def _office_things(self):
        notices.put("walk:office", role=OFFICE, title="秘密公文鼢", body="秘密公文正文鼢")
        self.mail = {role: notices.put(f"walk:{role}", user=self.users[role], title="您的消息").pk for role in STAFF}
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
        if model == "notice":
            return self.mail.get(role, animal["notice"])
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
