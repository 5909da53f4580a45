"""How good the data is: each figure is one statement and as long as the list behind it; what was once stays in a table."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni import quality
from alumni.clockwork import keep_quality, look_for_duplicates
from alumni.forms.find import FindForm
from alumni.gaps import GAPS
from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment, QualitySnapshot
from alumni.search import Criteria, find
from alumni.services.quality import keep_snapshots
from colleges.models import College, School
from conftest import make_alumnus, make_college

pytestmark = pytest.mark.django_db
DESK, OFFICE = "/college/alumni/quality/", "/admin/quality/"


def position(person, text="经理"):
    Employment.objects.filter(alumnus=person).update(position=text)


@pytest.fixture
def people(animal_college, machine_college):
    """Of 动物科技学院: one complete, one in a class without anything else, one shared number, one nobody may ask."""
    today = timezone.localdate()
    wei = make_alumnus(animal_college, "王伟", class_name="牧医1501", mobile="13800138000", employer="大北农")
    position(wei)
    Contact.objects.filter(alumnus=wei).update(confirmed_on=today)
    make_alumnus(animal_college, "孙静", class_name="牧医1501")
    make_alumnus(animal_college, "李强", class_name="牧医1601", year=2016, mobile="13700001111", employer="温氏")
    make_alumnus(animal_college, "李敏", class_name="牧医1601", year=2016, mobile="13700001111")
    wrong = make_alumnus(animal_college, "赵敏", mobile="1370000222", year=2016)
    Education.objects.filter(alumnus=wrong).update(graduated_year=None)
    Contact.objects.filter(alumnus=wrong).update(confirmed_on=today - timedelta(days=1500))
    gone = make_alumnus(animal_college, "钱故", class_name="牧医1501")
    Alumnus.objects.filter(pk=gone.pk).update(state="deceased")
    quiet = make_alumnus(animal_college, "周静", class_name="牧医1501")
    Alumnus.objects.filter(pk=quiet.pk).update(do_not_contact=True)
    ClassGroup.objects.filter(name="牧医1501").update(head_teacher="刘老师", liaison=wei)
    ClassGroup.objects.create(college=animal_college, name="牧医1701", enrolled_year=2017, liaison_name="胡班长")
    make_alumnus(machine_college, "周涛", mobile="13800138000", employer="三一重工", class_name="机电1501")
    return animal_college


def test_the_figures_of_a_college(people):
    found = quality.asked_figures(people)
    assert found == {
        "people": 5, "complete": 1, "confirmed": 1, "incomplete": 4, "stale": 4, "never": 3,
        "no_phone": 1, "wrong_phone": 1, "shared_phone": 2, "no_job": 3,
    }  # fmt: skip
    assert quality.record_figures(people) == {
        "no_class": 1, "no_major": 7, "no_year": 1, "no_stay": 0, "no_place": 7, "province_only": 0, "no_industry": 7,
    }  # fmt: skip
    assert quality.class_figures(people) == {"classes": 3, "liaison": 1, "teacher": 2, "people": 1}


def test_the_office_also_sees_a_number_that_two_colleges_have(people):
    assert quality.asked_figures()["shared_phone"] == 4
    assert quality.asked_figures(people)["shared_phone"] == 2


def test_a_liaison_does_not_learn_whether_another_college_has_a_number(people, machine_college):
    """王伟's number is also that of 周涛 of the other college."""
    own = Alumnus.objects.of_college(people)
    names = {person.name for person in find(own, Criteria(gap="shared_phone"), college=people)}
    assert names == {"李强", "李敏"}


@pytest.mark.parametrize("name", GAPS)
@pytest.mark.parametrize("at_the_office", [True, False])
def test_every_gap_is_as_long_as_its_list(people, machine_college, name, at_the_office):
    Alumnus.objects.create(name="无籍", name_pinyin="wu ji", region="430000")
    college = None if at_the_office else people
    figures = quality.asked_figures(college) if GAPS[name].asked else quality.record_figures(college)
    everybody = Alumnus.objects.all() if at_the_office else Alumnus.objects.of_college(people)
    assert find(everybody, Criteria(gap=name), college=college).count() == figures[name]


def test_whoever_may_not_be_asked_is_not_missed(people):
    own = Alumnus.objects.of_college(people)
    assert {person.name for person in find(own, Criteria(gap="no_phone"), college=people)} == {"孙静"}


def test_who_still_studies_needs_no_work_to_be_complete(people):
    person = make_alumnus(people, "新生", mobile="13700003333", year=2025)
    before = quality.asked_figures(people)["complete"]
    Education.objects.filter(alumnus=person).update(state="studying")
    after = quality.asked_figures(people)
    assert (after["complete"], after["no_job"]) == (before + 1, 3)
    assert [share.complete for share in quality.by_year(people) if share.key == 2028] == [1]


@pytest.mark.parametrize("value", ["13800000000", "1380013800", "23800138000", "138001380001", "x"])
def test_a_mobile_that_cannot_be_is_wrong(people, value):
    Contact.objects.filter(alumnus__name="王伟").update(value=value)
    own = Alumnus.objects.of_college(people)
    assert "王伟" in {person.name for person in find(own, Criteria(gap="wrong_phone"), college=people)}


@pytest.mark.parametrize(
    ("kind", "value"),
    [("mobile", "+8613800138000"), ("mobile", "+4915112345678"), ("phone", "0731-84637000"), ("phone", "0731-84637000-12"),
     ("phone", "84637000"), ("phone", "4001234567")],
)  # fmt: skip
def test_a_number_as_it_is_stored_is_not_wrong(people, kind, value):
    Contact.objects.filter(alumnus__name="王伟").update(kind=kind, value=value)
    own = Alumnus.objects.of_college(people)
    assert "王伟" not in {person.name for person in find(own, Criteria(gap="wrong_phone"), college=people)}


def test_completeness_by_year_class_and_college_opens_its_list(people):
    own, everybody = Alumnus.objects.of_college(people), Alumnus.objects.all()

    def missing(desk=None, **asked):
        return find(own if desk else everybody, Criteria(gap="incomplete", **asked), college=desk).count()

    years = quality.by_year(people)
    assert [(s.key, s.people, s.complete, s.confirmed, s.percent) for s in years] == [
        (2019, 2, 0, 0, 0),
        (2018, 2, 1, 1, 50),
    ]
    assert [missing(people, graduated=s.key) for s in years] == [s.people - s.complete for s in years]
    classes = quality.with_shares(ClassGroup.objects.of_college(people))
    assert [(c.name, c.people, c.complete, c.share) for c in classes] == [
        ("牧医1701", 0, 0, None), ("牧医1601", 2, 0, 0.0), ("牧医1501", 2, 1, 50.0),
    ]  # fmt: skip
    assert [missing(people, class_group=c.pk) for c in classes] == [c.people - c.complete for c in classes]
    colleges = quality.by_college()
    assert [(s.key.name, s.people, s.complete) for s in colleges] == [("动物科技学院", 5, 1), ("机电工程学院", 1, 0)]
    assert [missing(college=s.key.pk) for s in colleges] == [4, 1]


def test_a_merged_college_counts_with_the_one_it_went_into(people):
    merged = make_college("牧医系", {})
    make_alumnus(merged, "胡老", year=1998)
    College.objects.filter(pk=merged.pk).update(merged_into=people, closed_on="2005-09-01")
    assert quality.asked_figures(people)["people"] == 6
    assert [(s.key.name, s.people) for s in quality.by_college()] == [("动物科技学院", 6), ("机电工程学院", 1)]


def test_years_must_stand_in_the_same_stay(people):
    """A second stay without years does not become complete through the first one's."""
    wei = Alumnus.objects.get(name="王伟")
    group = ClassGroup.objects.get(name="牧医1701")
    Education.objects.create(alumnus=wei, school=School.current(), college=people, class_group=group)
    shares = {c.name: (c.people, c.complete) for c in quality.with_shares(ClassGroup.objects.of_college(people))}
    assert shares["牧医1701"] == (1, 0) and shares["牧医1501"] == (2, 1)
    listed = find(Alumnus.objects.of_college(people), Criteria(gap="incomplete", class_group=group.pk), college=people)
    assert listed.count() == 1


@pytest.mark.parametrize(
    "figure", [quality.asked_figures, quality.record_figures, quality.class_figures, quality.by_year]
)
def test_one_statement_counts(people, figure):
    with CaptureQueriesContext(connection) as asked:
        figure(None)
    assert sum("COUNT(" in query["sql"] for query in asked) == 1


# --- over time ----------------------------------------------------------------------------------------------------------


def test_the_clock_writes_a_row_for_all_and_for_each_college_and_twice_the_same(people):
    assert keep_quality() == 3
    first = list(QualitySnapshot.objects.order_by("college").values("day", "college__name", "people", "complete"))
    assert {(row["college__name"], row["people"], row["complete"]) for row in first} == {
        (None, 6, 1), ("动物科技学院", 5, 1), ("机电工程学院", 1, 0),
    }  # fmt: skip
    keep_quality()
    assert (
        list(QualitySnapshot.objects.order_by("college").values("day", "college__name", "people", "complete")) == first
    )


def test_of_each_month_the_last_day_stays(people):
    for day in (date(2026, 1, 30), date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 2)):
        keep_snapshots(day)
    assert [snapshot.day for snapshot in quality.over_time()] == [date(2026, 1, 31), date(2026, 2, 2)]
    assert [snapshot.day for snapshot in quality.over_time(people)] == [date(2026, 1, 31), date(2026, 2, 2)]


def test_a_day_stands_once_even_for_all(people):
    keep_snapshots(date(2026, 1, 31))
    snapshot = QualitySnapshot.objects.get(college=None)
    snapshot.pk = None
    with pytest.raises(IntegrityError):
        snapshot.save(force_insert=True)


# --- pages ---------------------------------------------------------------------------------------------------------------


def figures_of(page):
    return [*page.context["figures"], *page.context["contacts"], *page.context["records"], *page.context["classes"]]


def length(client, href):
    context = client.get(href).context
    if "cl" in context:
        return context["cl"].result_count
    return context["count"] if "count" in context else context["page"].paginator.count


def test_every_figure_of_a_desk_opens_its_list(sign_in, liaison, people):
    client = sign_in(liaison)
    page = client.get(DESK)
    opened = {each["label"]: length(client, each["href"]) for each in figures_of(page) if each["href"]}
    assert opened.pop("通讯录完整") == 4 and opened.pop("近期核对过") == 4
    assert opened == {each["label"]: int(each["number"]) for each in figures_of(page)[2:] if each["href"]}
    assert "没有学籍经历" not in page.content.decode()


def test_every_figure_of_the_office_opens_its_list_of_all_and_of_one_college(sign_in, office, people):
    make_alumnus(people, "王伟", mobile="13800138000", employer="长沙牧场")
    look_for_duplicates()
    client = sign_in(office)
    for address in (OFFICE, f"{OFFICE}?college={people.pk}"):
        figures = figures_of(client.get(address))[2:]
        opened = {each["label"]: length(client, each["href"]) for each in figures if each["href"]}
        opened.pop("疑似重复，待判断", None)
        expected = {each["label"]: int(each["number"]) for each in figures if each["href"]}
        expected.pop("疑似重复，待判断", None)
        assert opened == expected


def test_the_line_says_how_completeness_went(sign_in, liaison, people):
    numbers = {"confirmed": 0, "without_phone": 0, "classes": 2, "without_liaison": 1}
    for day, complete in ((date(2026, 8, 31), 1), (date(2026, 9, 30), 3)):
        QualitySnapshot.objects.create(day=day, college=people, people=4, complete=complete, **numbers)
    titles = [each["chart"].title for each in sign_in(liaison).get(DESK).context["charts"]]
    assert titles == [
        "2026 年 8 月以来，通讯录完整率由 25% 升到 75%",
        "最近 2 届里，2019 届的通讯录最不完整，完整率 0%",
        "最需要补全的班级：牧医1601，完整率 0%",
    ]


def test_a_liaison_sees_nothing_of_other_colleges(sign_in, liaison, people, machine_college):
    QualitySnapshot.objects.create(
        day=date(2026, 8, 31), college=machine_college, people=77777, complete=0, confirmed=0, without_phone=0, classes=0,
        without_liaison=0,
    )  # fmt: skip
    client = sign_in(liaison)
    for address in (DESK, f"{DESK}?college={machine_college.pk}", f"{DESK}classes/?college={machine_college.pk}"):
        text = client.get(address).content.decode()
        assert "机电1501" not in text and "77777" not in text and "机电工程学院" not in text


def test_classes_are_listed_by_what_they_lack(sign_in, liaison, people):
    client = sign_in(liaison)

    def names(query):
        return [row["group"].name for row in client.get(f"{DESK}classes/{query}").context["rows"]]

    assert names("") == ["牧医1701", "牧医1601", "牧医1501"]
    assert names("?lacks=liaison") == ["牧医1601"]
    assert names("?lacks=teacher") == ["牧医1701", "牧医1601"]
    assert names("?lacks=people") == ["牧医1701"]
    assert names("?lacks=rubbish&page=x") == ["牧医1701", "牧医1601", "牧医1501"]


def test_a_gap_is_told_in_the_log_of_an_export(people, liaison):
    form = FindForm({"gap": "no_phone"}, college=people, user=liaison)
    assert form.is_exact and form.described() == "资料欠缺：没有电话"
    assert not FindForm({"gap": "no_stay"}, college=people, user=liaison).is_exact


@pytest.mark.parametrize("address", [DESK, f"{DESK}classes/"])
def test_the_pages_ask_as_often_for_three_classes_as_for_one(sign_in, liaison, animal_college, address):
    client = sign_in(liaison)

    def asked(name, year):
        make_alumnus(animal_college, "王伟", class_name=name, year=year, mobile=f"1380013{year}", employer="某单位")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    asked("牧医1501", 2015)
    one = asked("牧医1501", 2015)
    asked("牧医1601", 2016)
    assert asked("牧医1701", 2017) == one


def test_the_office_page_asks_as_often_for_three_colleges_as_for_two(sign_in, office, people):
    client = sign_in(office)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(OFFICE)
        return sum("COUNT(" in query["sql"] for query in queries)

    asked()
    before = asked()
    make_alumnus(make_college("信息技术学院", {}), "吴昊", class_name="软件1501")
    assert asked() == before
