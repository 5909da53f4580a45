"""A college's working rooms in the walker's world: rosters, registers, notable alumni, what is somebody's own."""

import io
from datetime import timedelta

from django.utils import timezone

from alumni.models import (
    Achievement,
    Alumnus,
    ClassGroup,
    ExportRequest,
    NotableContact,
    NotableProfile,
    SavedList,
    Tag,
)
from alumni.notable_sheet import content_of
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from alumni.services.consents import give_consent, text_in_force
from alumni.services.notable import start_profile
from alumni.services.photos import put_class_photo
from alumni.services.registers import freeze_headcount, return_register, submit_register
from alumni.services.rights import ask_erasure
from alumni.tests.pictures import picture
from alumni.tests.roster_workbooks import workbook
from audit.models import ExportLine
from colleges import notices
from colleges.models import Major
from conftest import make_alumnus
from tests.walker_cast import ANIMAL, COLLEGE_MARKER, HOME, KNOWN, MACHINE, NUMBERS, OWN_MARKER


class Rooms:
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
            agreed = give_consent(known, "public_page", channel="paper", actor=user)
            shown = start_profile(known, college=college, changes=words | {"headline": "公开的介绍"}, actor=user)
            facts = {"reviewed_by": office, "reviewed_at": now, "published_at": now}
            facts |= {"published_content": content_of(shown), "published_under": agreed}
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
