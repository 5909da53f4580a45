"""Classes, and thousands of people with studies, work and contacts."""

from datetime import date, timedelta

from alumni.demo.chance import EMPLOYERS, POSITIONS, REGIONS, TEACHERS, a_mobile, a_name
from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, Organisation
from alumni.pinyin import read_name
from colleges.models import College, School

FIRST_YEAR, CLASS_SIZE = 2009, (22, 34)


def make_classes(random, this_year):
    made = []
    for college in College.objects.order_by("position"):
        for placement in college.placements.select_related("major").order_by("major__name"):
            last = min(this_year - 1, placement.until.year if placement.until else this_year)
            for year in range(FIRST_YEAR, last + 1):
                if random.random() < 0.42:
                    made.append(_class(random, college, placement.major, year))
    return ClassGroup.objects.bulk_create(made)


def _class(random, college, major, year):
    has_teacher = random.random() < 0.85
    return ClassGroup(
        college=college,
        major=major,
        name=f"{major.short_names[0]}{year % 100:02d}0{random.randint(1, 3)}",
        enrolled_year=year,
        graduated_year=year + 3,
        head_teacher=random.choice(TEACHERS) if has_teacher else "",
        head_teacher_phone=a_mobile(random) if has_teacher else "",
        counsellor=random.choice(TEACHERS) if random.random() < 0.4 else "",
    )


def make_people(random, groups, today):
    school = School.current()
    people, stays = [], []
    for group in groups:
        for number in range(random.randint(*CLASS_SIZE)):
            name = a_name(random)
            person = Alumnus(
                name=name,
                name_pinyin=read_name(name),
                gender=random.choice("男女"),
                region=random.choice(REGIONS) if random.random() < 0.8 else "",
            )
            people.append(person)
            stays.append(
                Education(
                    alumnus=person,
                    school=school,
                    college_id=group.college_id,
                    class_group=group,
                    major_id=group.major_id,
                    student_no=f"{group.enrolled_year}{group.pk:04d}{number + 1:02d}",
                    enrolled_year=group.enrolled_year,
                    graduated_year=group.graduated_year,
                    level="专科",
                    duration="3年",
                    state="studying" if group.graduated_year > today.year else "graduated",
                )
            )
    Alumnus.objects.bulk_create(people, batch_size=2000)
    Education.objects.bulk_create(stays, batch_size=2000)
    _contacts(random, people, stays, today)
    _jobs(random, people, stays, today)


def _contacts(random, people, stays, today):
    rows = []
    for person, stay in zip(people, stays, strict=True):
        if random.random() < 0.12:
            continue
        confirmed = today - timedelta(days=random.randint(5, 1500)) if random.random() < 0.7 else None
        since = max(date(stay.graduated_year, 6, 20), date(2015, 9, 1))
        since = min(since, today)
        facts = {"alumnus": person, "source": "roster", "source_detail": "2024 年校友信息采集", "since": since}
        rows.append(Contact(kind="mobile", value=a_mobile(random), confirmed_on=confirmed, **facts))
        if random.random() < 0.06:
            rows.append(
                Contact(
                    kind="mobile",
                    value=a_mobile(random),
                    replaced_on=today - timedelta(days=random.randint(30, 900)),
                    **facts,
                )
            )
        if random.random() < 0.2:
            rows.append(Contact(kind="email", value=f"u{len(rows)}@example.com", confirmed_on=confirmed, **facts))
        if random.random() < 0.15:
            rows.append(Contact(kind="wechat", value=f"wx_{len(rows):05d}", confirmed_on=confirmed, **facts))
    Contact.objects.bulk_create(rows, batch_size=2000)


def _jobs(random, people, stays, today):
    rows = []
    for person, stay in zip(people, stays, strict=True):
        if stay.graduated_year >= today.year or random.random() < 0.22:
            continue
        employer, industry, region = random.choice(EMPLOYERS)
        since = min(stay.graduated_year + random.randint(0, 5), today.year)
        facts = {"alumnus": person, "source": "2024 年校友信息采集"}
        rows.append(
            Employment(
                employer=employer,
                industry=industry,
                region=region,
                position=random.choice(POSITIONS),
                since_year=since,
                **facts,
            )
        )
        if since > stay.graduated_year:
            employer, industry, region = random.choice(EMPLOYERS)
            rows.append(
                Employment(
                    employer=employer,
                    industry=industry,
                    region=region,
                    position="技术员",
                    since_year=stay.graduated_year,
                    until_year=since,
                    is_current=False,
                    **facts,
                )  # fmt: skip
            )
    Employment.objects.bulk_create(rows, batch_size=2000)


def name_class_liaisons(random):
    for group in ClassGroup.objects.order_by("pk"):
        draw = random.random()
        if draw < 0.6:
            group.liaison_id = group.educations.order_by("pk").values_list("alumnus_id", flat=True).first()
        elif draw < 0.7:
            group.liaison_name, group.liaison_phone = a_name(random), a_mobile(random)
        else:
            continue
        group.save()


def make_organisations():
    for name, industry, region in EMPLOYERS:
        if industry:
            kind = {"S": "public", "P": "school", "M": "public", "Q": "public"}.get(industry, "company")
            record = Organisation.objects.create(name=name, industry=industry, region=region, kind=kind)
            if kind == "company":
                Employment.objects.filter(employer=name).update(organisation=record)
