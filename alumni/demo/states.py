"""One of every state of a person: the dead, the lost, those who want quiet, those who changed or left, the elders."""

from datetime import date

from alumni.models import Alumnus, ClassGroup, Education, Employment, StatusChange
from alumni.pinyin import read_name
from colleges.models import College, School


def make_one_of_every_state(random, today):
    animal, machine = College.objects.get(name="动物科技学院"), College.objects.get(name="机电工程学院")
    chosen = list(Alumnus.objects.filter(educations__college=animal, educations__state="graduated").order_by("pk")[:40])
    deceased, lost, quiet, moved, left, completed, shared = (
        chosen[3],
        chosen[7],
        chosen[11],
        chosen[15],
        chosen[19],
        chosen[23],
        chosen[27],
    )
    for person, values in (
        (deceased, {"state": "deceased"}),
        (lost, {"state": "lost"}),
        (quiet, {"do_not_contact": True, "remark": "本人来电要求不再联系"}),
    ):
        for name, value in values.items():
            setattr(person, name, value)
        person.save()
    _changes(moved.educations.get(), left.educations.get(), completed.educations.get(), today)
    machine_class = ClassGroup.objects.filter(college=machine).order_by("-enrolled_year").first()
    _second_stay(shared, machine, machine_class)
    _elder(animal)
    for name in ("买买提·艾力", "王𬱖", "吕绿", "覃燕"):
        person = Alumnus.objects.create(name=name, name_pinyin=read_name(name), gender="女")
        _second_stay(person, animal, ClassGroup.objects.filter(college=animal).order_by("enrolled_year")[0])


def _changes(moved, left, completed, today):
    other = (
        ClassGroup.objects.filter(college=moved.college, enrolled_year__gte=moved.enrolled_year)
        .exclude(pk=moved.class_group_id)
        .order_by("enrolled_year", "pk")
        .first()
    )
    StatusChange.objects.create(
        education=moved,
        kind="transfer",
        on=date(moved.enrolled_year + 1, 9, 1),
        from_class=moved.class_group,
        to_class=other,
        note="院发〔2010〕12 号",
    )
    moved.class_group, moved.major = other, other.major
    moved.save()
    for stay, kind, state in ((left, "withdraw", "withdrawn"), (completed, "complete", "completed")):
        StatusChange.objects.create(
            education=stay, kind=kind, on=date(stay.enrolled_year + 2, 3, 1), from_class=stay.class_group
        )
        stay.state = state
        stay.save()


def _second_stay(person, college, group):
    Education.objects.create(
        alumnus=person,
        school=School.current(),
        college=college,
        class_group=group,
        major=group.major,
        enrolled_year=group.enrolled_year,
        graduated_year=group.graduated_year,
    )


def _elder(college):
    """Who graduated from a predecessor school, with a number that school issued."""
    person = Alumnus.objects.create(name="曾宪章", name_pinyin=read_name("曾宪章"), gender="男", region="430100")
    school = School.objects.get(name="长沙农业学校")
    Education.objects.create(
        alumnus=person,
        school=school,
        college=college,
        student_no="8601023",
        enrolled_year=1986,
        graduated_year=1989,
        level="中专",
    )
    Employment.objects.create(
        alumnus=person,
        employer="长沙市畜牧水产局",
        position="高级兽医师",
        since_year=1989,
        until_year=2023,
        is_current=False,
    )
