"""Colleges in the walker's world: histories with an edition that is public and lines since then that are not; what they
filed of themselves and handed over."""

import io
from datetime import date

from django.utils import timezone

from alumni.tests.pictures import picture
from colleges.history import collect, digest
from colleges.models import Appointment, Department, HandOver, LeaderTerm, OfficeDuty
from colleges.services.hand_overs import make_hand_over
from colleges.services.history import approve_history, put_picture, save_row, save_texts, submit_history
from colleges.services.safeguards import file_paper
from tests.walker_cast import ANIMAL, COLLEGE_MARKER, MACHINE


class Histories:
    def _histories(self):
        """What is public names nobody's secret; what the college wrote afterwards is its own."""
        for key, college in self.colleges.items():
            mark, user = COLLEGE_MARKER[key], self.users["liaison" if key == ANIMAL else "other liaison"]
            texts = {"origin": "公开的起源", "development": "公开的历程", "shows_teachers": False}
            save_texts(college, changes=texts, seen=1, actor=user)
            shown = self._picture(college, "公开的图片", "green", user)
            submit_history(college, actor=user)
            approve_history(college, seen=digest(collect(college)), actor=self.users["office"])
            kept = self._picture(college, f"秘密图片{mark}", "brown" if key == ANIMAL else "navy", user)
            said = {"name": f"秘密领导{mark}", "title": f"秘密职务{mark}", "since_year": 2003}
            leader = save_row(LeaderTerm(college=college), college=college, changes=said, actor=user)
            self.objects[key] |= {
                "part": "leaders", "leader_term": leader.pk, "history_picture": kept.pk, "college_number": college.pk,
                "college_name": college.name, "picture_key": shown.paper.sha256[:32],
            }  # fmt: skip

    @staticmethod
    def _picture(college, caption, colour, user):
        file = io.BytesIO(picture(colour, (400, 300)))
        return put_picture(college, file, name="图.jpg", caption=caption, actor=user)


class Units:
    def _organisation(self):
        """Each college filed a paper; in each somebody left, wrote, and the liaison has not accepted yet."""
        Department.objects.create(name="某部门")
        OfficeDuty.objects.create(user=self.users["office"], title="主任")
        for key, role in ((ANIMAL, "liaison"), (MACHINE, "other liaison")):
            mark, user, college = COLLEGE_MARKER[key], self.users[role], self.colleges[key]
            paper = io.BytesIO(f"%PDF-1.4 秘密办法{mark}".encode())
            safeguard = file_paper(college, file=paper, name=f"秘密文件{mark}.pdf", actor=user)
            type(safeguard).objects.filter(pk=safeguard.pk).update(document=f"秘密文号{mark}", room=f"秘密场所{mark}")
            row = self._handed_over(college, user)
            told = [{"title": f"秘密旧信{mark}", "body": "", "at": timezone.now().isoformat()}]
            HandOver.objects.filter(pk=row.pk).update(note=f"秘密交接{mark}", messages=told)
            self.objects[key] |= {"paper": safeguard.paper_id, "hand_over": row.pk}

    def _handed_over(self, college, user):
        past = {"since": date(2020, 9, 1), "until": date(2024, 8, 31)}
        left = Appointment.objects.create(user=self.users["no appointment"], college=college, duty="liaison", **past)
        return make_hand_over(left, Appointment.objects.get(user=user, college=college))
