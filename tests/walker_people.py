"""The people of the walker's world: each college's own, two who may be one, one whom both share."""

from datetime import date

from alumni.duplicates import propose_pairs
from alumni.models import (
    ClassGroup,
    DuplicatePair,
    Education,
    Employment,
    RememberedAnswer,
    StatusChange,
)
from alumni.services.merges import merge_people
from colleges import notices
from colleges.models import ContactPoint, Major, MajorPlacement
from common.formats import masked_phone
from conftest import make_alumnus
from tests.walker_cast import ANIMAL, COLLEGE_MARKER, KNOWN, MACHINE, MARKERS, NUMBERS


class People:
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

    def _watch(self, mark, *numbers):
        for number in numbers:
            self.secrets[number] = MARKERS[mark]
            if len(number) == 11:
                self.secrets[masked_phone(number)] = MARKERS[mark]
