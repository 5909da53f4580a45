"""The database by major, year, industry and region: every figure is the length of the list behind it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni import classified
from alumni.forms.find import FindForm
from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment
from alumni.search import Criteria, find
from colleges.models import College, Major, School
from conftest import make_alumnus, make_college

pytestmark = pytest.mark.django_db
DESK, OFFICE = "/college/alumni/classified/", "/admin/classified/"


def at_work(person, industry="", region="", **more):
    Employment.objects.create(alumnus=person, employer="某单位", industry=industry, region=region, **more)


@pytest.fixture
def people(animal_college, machine_college):
    """Four of 动物科技学院, one of them with two stays, two majors and two places; one of 机电工程学院."""
    vet, pets = Major.objects.get(name="畜牧兽医"), Major.objects.get(name="宠物医疗技术")
    wei = make_alumnus(animal_college, "王伟", class_name="牧医1501", major=vet, mobile="13800138000")
    Education.objects.create(
        alumnus=wei,
        school=School.current(),
        college=animal_college,
        major=pets,
        enrolled_year=2019,
        graduated_year=2022,
    )
    Alumnus.objects.filter(pk=wei.pk).update(region="430100")
    at_work(wei, "A", "440300")
    Contact.objects.update(confirmed_on=timezone.localdate())
    jing = make_alumnus(animal_college, "孙静", class_name="牧医1501", major=vet)
    Alumnus.objects.filter(pk=jing.pk).update(region="430000", state="deceased")
    at_work(jing, "A", "430100", is_current=False)
    li = make_alumnus(animal_college, "李强", year=2016)
    at_work(li, "C", "430300")
    make_alumnus(animal_college, "赵敏", year=2016, major=vet)
    stranger = make_alumnus(machine_college, "周涛", major=Major.objects.get(name="数控技术"))
    Alumnus.objects.filter(pk=stranger.pk).update(region="440100")
    at_work(stranger, "C")
    return animal_college


def told(counted):
    return counted.people, [(row.label, row.people, row.confirmed) for row in counted.rows]


def own(college):
    return Alumnus.objects.of_college(college)


def test_a_college_is_counted_by_major_with_everybody_once_in_each(people):
    assert told(classified.by_major(own(people), people)) == (
        4,
        [("畜牧兽医", 3, 1), ("宠物医疗技术", 1, 1), ("未登记专业", 1, 0)],
    )


def test_a_college_is_counted_by_graduation_year_the_latest_first(people):
    assert told(classified.by_year(own(people), people)) == (
        4,
        [("2022 届", 1, 1), ("2019 届", 2, 0), ("2018 届", 2, 1)],
    )


def test_a_college_is_counted_by_the_industry_of_present_work(people):
    assert told(classified.by_industry(own(people), people)) == (
        4,
        [("农、林、牧、渔业", 1, 1), ("制造业", 1, 0), ("未登记行业", 2, 0)],
    )


def test_who_lives_here_and_works_there_stands_in_both_provinces_and_once_in_the_total(people):
    assert told(classified.by_province(own(people), people)) == (
        4,
        [("湖南省", 3, 1), ("广东省", 1, 1), ("未登记所在地", 1, 0)],
    )
    assert told(classified.by_city(own(people), "430000")) == (
        3,
        [("长沙市", 1, 1), ("湘潭市", 1, 0), ("未登记到市州", 1, 0)],
    )


@pytest.mark.parametrize("at_the_office", [True, False])
@pytest.mark.parametrize("way", [*classified.WAYS, "city"])
def test_every_row_is_as_long_as_its_list(people, way, at_the_office):
    college = None if at_the_office else people
    everybody = Alumnus.objects.all() if at_the_office else own(people)
    count = classified.WAYS.get(way) or (lambda people, college: classified.by_city(people, "430000"))
    counted = count(everybody, college)
    assert counted.rows
    for row in counted.rows:
        found = find(everybody, Criteria(**row.asked), college=college)
        assert (row.label, found.count()) == (row.label, row.people)
        assert find(everybody, Criteria(**row.asked, confirmed="yes"), college=college).count() == row.confirmed


def test_people_of_a_merged_college_count_with_the_one_it_went_into(people):
    merged = make_college("牧医系", {"养殖": "养殖"})
    make_alumnus(merged, "胡老", major=Major.objects.get(name="养殖"), year=1998)
    College.objects.filter(pk=merged.pk).update(merged_into=people, closed_on="2005-09-01")
    assert classified.by_major(own(people), people).people == 5
    assert ("养殖", 1, 0) in told(classified.by_major(own(people), people))[1]


def test_a_major_of_another_college_that_own_people_studied_opens_its_list(people, liaison):
    moved = Major.objects.get(name="数控技术")
    Education.objects.filter(alumnus__name="赵敏").update(major=moved)
    form = FindForm({"major": str(moved.pk)}, college=people, user=liaison)
    assert form.is_exact and form.described() == "专业：数控技术"
    names = [person.name for person in find(own(people), form.criteria(), college=people)]
    assert names == ["赵敏"]
    Education.objects.filter(alumnus__name="赵敏").update(major=None)
    assert not FindForm({"major": str(moved.pk)}, college=people, user=liaison).is_exact


@pytest.mark.parametrize("way", classified.WAYS)
def test_each_way_counts_in_one_statement(people, way):
    with CaptureQueriesContext(connection) as asked:
        classified.WAYS[way](own(people), people)
    assert sum("count(" in query["sql"].lower() for query in asked) == 1


# --- pages ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", classified.WAYS)
def test_a_liaison_sees_the_own_college_and_each_row_opens_its_list(sign_in, liaison, people, by):
    page = sign_in(liaison).get(f"{DESK}?by={by}")
    text = page.content.decode()
    assert page.status_code == 200 and "数控技术" not in text and "广州" not in text
    for each in page.context["rows"]:
        assert each["href"].startswith("/college/alumni/?")
        listed = sign_in(liaison).get(each["href"])
        assert listed.context["count"] == each["row"].people, each["href"]


@pytest.mark.parametrize("by", classified.WAYS)
def test_the_office_sees_all_and_may_choose_a_college(sign_in, office, people, by):
    client = sign_in(office)
    for query, total in ((f"by={by}", 5), (f"by={by}&college={people.pk}", 4)):
        page = client.get(f"{OFFICE}?{query}")
        assert page.context["counted"].people == total
        for each in page.context["rows"]:
            assert client.get(each["href"]).context["cl"].result_count == each["row"].people, each["href"]


def test_the_titles_say_what_is_to_be_seen(sign_in, office, people):
    client = sign_in(office)
    titles = [client.get(f"{OFFICE}?by={by}").context["chart"]["chart"].title for by in classified.WAYS]
    assert titles == [
        "畜牧兽医的校友最多，3 人",
        "最近 3 届里，2018 届在册最多，3 人",
        "每 100 位校友里有 40 位在制造业",
        "湖南以外，校友最多的是广东，2 人",
    ]
    assert (
        client.get(f"{OFFICE}?by=region&province=430000").context["chart"]["chart"].title
        == "湖南省内的校友有 33% 在长沙市"
    )


@pytest.mark.parametrize(
    "query", ["by=nothing", "by=region&province=999999", "by=region&province=1", "college=x", "college=99999"]
)
def test_rubbish_in_the_address_shows_the_page_without_it(sign_in, office, people, query):
    assert sign_in(office).get(f"{OFFICE}?{query}").context["counted"].people == 5


def test_an_empty_college_is_told_what_to_expect(sign_in, liaison):
    assert "还没有可以分类的校友" in sign_in(liaison).get(DESK).content.decode()


@pytest.mark.parametrize("by", classified.WAYS)
def test_the_page_asks_as_often_for_three_rows_as_for_one(sign_in, liaison, animal_college, by):
    client = sign_in(liaison)

    def asked(name, year):
        major, _ = Major.objects.get_or_create(name=name)
        person = make_alumnus(animal_college, "王伟", class_name=name, year=year, major=major)
        at_work(person, "ABC"[year % 3], ("430100", "440300", "110000")[year % 3])
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{DESK}?by={by}")
        return len(queries)

    asked("甲", 2015)
    one = asked("甲", 2015)
    asked("乙", 2016)
    assert asked("丙", 2017) == one
    assert ClassGroup.objects.count() == 3
