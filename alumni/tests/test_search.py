"""Finding: each kind of word, hits and near misses; the vector stays true whoever writes; nobody else's people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment
from alumni.search import Criteria, find, why
from alumni.search_words import terms_of
from alumni.services.lists import put_tag
from alumni.tests.finding import small_college
from colleges.models import College, Major, School
from conftest import make_alumnus, seated

pytestmark = pytest.mark.django_db


def names(desk, q="", *, user=None, **filters):
    people = find(Alumnus.objects.of_college(desk), Criteria(q=q, **filters), college=desk, user=user)
    return [person.name for person in people.in_list_order()]


def office_names(q="", **filters):
    return [person.name for person in find(Alumnus.objects.all(), Criteria(q=q, **filters)).in_list_order()]


def reasons(q):
    return {person.name: why(person, q) for person in find(Alumnus.objects.with_list_facts(), Criteria(q=q))}


@pytest.fixture
def people(animal_college):
    return small_college(animal_college)


@pytest.mark.parametrize(
    "q, found",
    [
        ("王伟", ["王伟"]),
        ("伟", ["王伟", "王小伟"]),
        ("王 伟", ["王伟", "王小伟"]),
        ("  王伟　X2015001 ", ["王伟"]),
        ("𬱖", ["陈𬱖"]),
        ("陈𬱖", ["陈𬱖"]),
        ("买买提·艾力", ["买买提·艾力"]),
        ("买买提•艾力", ["买买提·艾力"]),
        ("买买提艾力", ["买买提·艾力"]),
        ("提艾", ["买买提·艾力"]),
        ("买买提・艾力", ["买买提·艾力"]),
        ("买买提.艾力", ["买买提·艾力"]),
        ("买买提．艾力", ["买买提·艾力"]),
        ("买买提 艾力", ["买买提·艾力"]),
        ("买买艾力", []),
        ("欧阳", ["欧阳春雪"]),
        ("欧雪", []),
        ("欧阳雪", []),
        ("wangwei", ["王伟"]),
        ("wang wei", ["王伟", "王小伟"]),
        ("WangW", ["王伟"]),
        ("ww", ["王伟"]),
        ("wxw", ["王小伟"]),
        ("shan", ["单静宇"]),
        ("sjy", ["单静宇"]),
        ("dan", []),
        ("lü", ["吕芳"]),
        ("lv fang", ["吕芳"]),
        ("qinhai", ["覃海"]),
        ("tanhai", []),
        ("大北农", ["王伟"]),
        ("大北", ["王伟", "王小伟"]),
        ("隆平高科(长沙)种业", ["吕芳"]),
        ("byd", ["单静宇"]),
        ("兽医师", ["单静宇"]),
        ("牧医1501", ["单静宇", "王伟"]),
        ("1502", ["王小伟"]),
        ("X2015", ["王伟", "王小伟"]),
        ("x2", ["王伟", "王小伟"]),
        ("x20150011", []),
        ("20151103", ["单静宇"]),
        ("２０１５１１０３", ["单静宇"]),
        ("20151", ["陈𬱖", "吕芳", "买买提·艾力", "欧阳春雪", "覃海", "单静宇"]),
        ("0151103", []),
        ("1103", ["单静宇"]),
        ("5099", ["王小伟"]),
        ("0151", []),
        ("13800138000", ["王伟"]),
        ("138 0013 8000", ["王伟"]),
        ("+86 138-0013-8000", ["王伟"]),
        ("8613800138000", ["王伟"]),
        ("王伟 +8613800138000", ["王伟"]),
        ("1380013800", []),
        ("8000", ["单静宇", "王伟"]),
        ("7000", ["吕芳"]),
        ("0731-84637000", ["吕芳"]),
        ("(0731) 84637000", ["吕芳"]),
        ("+86 731 84637000", ["吕芳"]),
        ("84637000", ["吕芳"]),
        ("4637000", []),
        ("+1 212-555-0100", ["欧阳春雪"]),
        ("77482231", ["覃海"]),
        ("Lv.Fang@163.com", ["吕芳"]),
        ("lv.fang@163.COM", ["吕芳"]),
        ("ｌｖ．ｆａｎｇ＠１６３．ｃｏｍ", ["吕芳"]),
        ("fang@163.com", []),
        ("maimaiti_aili", ["买买提·艾力"]),
        ("MAIMAITI_AILI", ["买买提·艾力"]),
        ("ｗａｎｇｗｅｉ", ["王伟"]),
        ("王伟　２０１８", ["王伟"]),
        ("１３８　００１３　８０００", ["王伟"]),
        ("2018 1502", ["王小伟"]),
        ("2018 王伟", ["王伟"]),
        ("1999", []),
    ],
)
def test_each_kind_of_word_finds_whom_it_should(people, q, found):
    assert names(people, q) == found
    assert office_names(q) == found


@pytest.mark.parametrize(
    "q",
    [
        "'",
        "''",
        "\\",
        "王\\",
        "'王",
        "<b>王伟</b>",
        "%",
        "_",
        "&|!():*",
        "a' | 'C1",
        '"',
        "王伟' & '",
        "\x00",
        "💥",
        "-",
        "5",
        "+86",
    ],
)
def test_signs_of_the_query_language_are_words_like_others(people, q):
    assert names(people, q) == office_names(q)
    assert "王伟" not in names(people, q) or "王伟" in q or not terms_of(q)


def test_a_word_must_stand_together(people):
    """大北农 as bigrams is 大北 and 北农; who has both, but apart, is no hit."""
    Employment.objects.create(alumnus=Alumnus.objects.get(name="吕芳"), employer="大北方农机东北农场")
    assert names(people, "大北农") == ["王伟"]


@pytest.mark.parametrize(
    "q, found",
    [
        ("0731", ["罗老"]),
        ("731", ["龚老"]),
        ("31", ["伍老"]),
        ("70731", ["罗老"]),
    ],
)
def test_the_short_numbers_of_the_old_schools_are_found_whole(people, machine_college, q, found):
    for name, number in (("罗老", "70731"), ("龚老", "731"), ("伍老", "31")):
        make_alumnus(people, name, student_no=number, year=1970)
    make_alumnus(machine_college, "路人", student_no="80731", year=1970)
    assert names(people, q) == found
    assert [name for name in office_names(q) if name != "路人"] == found


def test_a_name_written_with_a_space_or_other_dots_is_found_in_every_way(people):
    make_alumnus(people, "Maria Silva", student_no="20151120")
    make_alumnus(people, "阿依古丽・买买提", student_no="20151121")
    for q in ("Maria Silva", "maria silva", "silva maria", "mariasilva", "ＭＡＲＩＡ　ＳＩＬＶＡ"):
        assert names(people, q) == ["Maria Silva"]
    for q in ("阿依古丽·买买提", "阿依古丽买买提", "古丽买"):
        assert names(people, q) == ["阿依古丽・买买提"]
    Alumnus.objects.filter(name="王伟").update(former_name="吐尔逊·艾力")
    assert names(people, "吐尔逊艾力") == ["王伟"]


@pytest.mark.parametrize(
    "q, said",
    [
        ("王伟", {"王伟": ["姓名"]}),
        ("shan", {"单静宇": ["拼音"]}),
        ("大北农", {"王伟": ["工作单位"]}),
        ("x2015099", {"王小伟": ["学号 X2015099"]}),
        ("13800138000", {"王伟": ["手机"]}),
        ("7000", {"吕芳": ["固定电话后四位"]}),
        ("0731-84637000", {"吕芳": ["固定电话"]}),
        ("王伟 2018", {"王伟": ["姓名", "毕业年份"]}),
        ("77482231", {"覃海": ["QQ"]}),
        ("1103", {"单静宇": ["学号 20151103"]}),
        ("lv.fang@163.com", {"吕芳": ["邮箱"]}),
        ("maimaiti_aili", {"买买提·艾力": ["微信"]}),
        ("买买提艾力", {"买买提·艾力": ["姓名"]}),
        ("动医1501 覃", {"覃海": ["班级", "姓名"]}),
    ],
)
def test_each_row_says_why_it_matched(people, q, said):
    assert reasons(q) == said


def test_a_former_employer_is_said_to_be_one(people):
    Employment.objects.filter(employer__startswith="湖南大北农").update(is_current=False)
    assert reasons("大北农") == {"王伟": ["以前的单位或职务"]}


def test_an_edited_reading_is_found_and_the_old_one_no_longer(people):
    person = Alumnus.objects.get(name="覃海")
    person.name_pinyin = "tan hai"
    person.save()
    assert (names(people, "tanhai"), names(people, "qinhai")) == (["覃海"], [])


# --- the vector stays true -------------------------------------------------------------------------------------------


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def test_the_vector_follows_edits_by_form_bulk_update_and_sql_by_hand(people):
    wei = Alumnus.objects.get(name="王伟")
    wei.name = "王维"
    wei.save()
    Employment.objects.filter(alumnus=wei).update(employer="袁氏种业")
    sql("UPDATE alumni_contact SET value = '13100001111' WHERE alumnus_id = %s", wei.pk)
    ClassGroup.objects.filter(name="牧医1501").update(name="牧医1511")
    Education.objects.filter(alumnus=wei).update(student_no="20156677")
    assert names(people, "王维") == names(people, "袁氏") == names(people, "1111") == names(people, "6677") == ["王维"]
    assert names(people, "1511") == ["单静宇", "王维"]
    assert names(people, "大北农") == names(people, "13800138000") == names(people, "王伟") == []


def test_saving_a_person_read_earlier_does_not_bring_an_old_vector_back(people):
    wei = Alumnus.objects.get(name="王伟")
    Employment.objects.filter(alumnus=wei).update(employer="袁氏种业")
    Contact.objects.filter(alumnus=wei).update(confirmed_on=timezone.localdate())
    wei.remark = "返校发言"
    wei.save()
    new = Alumnus.objects.create(name="新人", name_pinyin="xin ren")
    new.state = "lost"
    new.save()
    assert (names(people, "袁氏", confirmed="yes"), names(people, "大北农")) == (["王伟"], [])
    assert office_names("新人", state="lost") == ["新人"]
    assert Alumnus.objects.get(name="王伟").remark == "返校发言"


def test_the_vector_follows_deletes_and_replaced_contacts(people):
    wei, xiao = Alumnus.objects.get(name="王伟"), Alumnus.objects.get(name="王小伟")
    Employment.objects.filter(alumnus=wei).delete()
    Contact.objects.filter(alumnus=wei).update(replaced_on=timezone.localdate())
    sql("DELETE FROM alumni_employment WHERE alumnus_id = %s", xiao.pk)
    assert names(people, "大北") == []
    assert names(people, "8000") == ["单静宇"]
    assert names(people, "13800138000") == []


def test_the_day_of_the_last_confirmation_follows_the_contacts(people):
    today = timezone.localdate()
    Contact.objects.filter(value="13800138000").update(confirmed_on=today)
    Contact.objects.filter(value="13912348000").update(confirmed_on=today - timedelta(days=3000))
    assert names(people, confirmed="yes") == ["王伟"]
    assert "王伟" not in names(people, confirmed="no") and "单静宇" in names(people, confirmed="no")
    Contact.objects.filter(value="13800138000").delete()
    assert names(people, confirmed="yes") == []


# --- filters ---------------------------------------------------------------------------------------------------------


def stay(person, college, *, major=None, year=None, number="", group=None):
    return Education.objects.create(
        alumnus=person,
        school=School.current(),
        college=college,
        major=major,
        class_group=group,
        enrolled_year=year,
        graduated_year=year + 3,
        student_no=number,
    )


def test_filters_on_studies_hold_for_one_and_the_same_stay(people):
    medicine, vet = Major.objects.get(name="动物医学"), Major.objects.get(name="畜牧兽医")
    stay(Alumnus.objects.get(name="王伟"), people, major=medicine, year=2010)
    assert names(people, "王伟", major=medicine.pk, enrolled=2010) == ["王伟"]
    assert names(people, "王伟", major=vet.pk, graduated=2018) == ["王伟"]
    assert names(people, "王伟", major=vet.pk, enrolled=2010) == office_names("王伟", major=vet.pk, enrolled=2010) == []


def test_filters_of_place_industry_and_state(people):
    Alumnus.objects.filter(name="王伟").update(region="430100", state="lost")
    Employment.objects.filter(alumnus__name="单静宇").update(region="430300", industry="C")
    Alumnus.objects.filter(name="吕芳").update(region="990000", do_not_contact=True)
    assert names(people, region="430000") == ["单静宇", "王伟"]
    assert (names(people, region="430100"), names(people, region="990000")) == (["王伟"], ["吕芳"])
    assert (names(people, industry="C"), names(people, industry="A")) == (["单静宇"], [])
    assert (names(people, state="lost"), names(people, state="quiet")) == (["王伟"], ["吕芳"])
    assert names(people, class_group=ClassGroup.objects.get(name="牧医1502").pk) == ["王小伟"]


def test_a_tag_filters_only_for_its_owner(people, liaison, make_user):
    colleague = seated(make_user("animal-2", "彭老师"), people)
    tag, _ = put_tag(Alumnus.objects.filter(name="王伟"), name="志愿者", actor=liaison, college=people)
    assert names(people, tag=tag.pk, user=liaison) == ["王伟"]
    assert names(people, tag=tag.pk, user=colleague) == names(people, tag=tag.pk) == []


# --- rights ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("q", ["李娜", "lina", "13900139000", "9000", "20152202", "机电1501", "机电", "2015 李娜"])
def test_a_person_of_another_college_never_appears(people, machine_college, other_alumnus, q):
    assert names(people, q) == []
    assert names(machine_college, q) == ["李娜"]


def test_rights_do_not_rest_on_the_vector(people, other_alumnus):
    """Even a vector that claims a stay in the college shows nobody of another one."""
    sql("UPDATE alumni_alumnus SET search = search || array_to_tsvector(ARRAY[%s])", f"C{people.pk}")
    own = find(Alumnus.objects.all(), Criteria(q="李娜"), college=people)
    assert list(own) == []


def test_a_shared_person_appears_but_filters_and_class_names_are_those_of_the_own_stay(people, machine_college):
    major = Major.objects.get(name="机电一体化技术")
    group = ClassGroup.objects.create(college=machine_college, name="机电0901", enrolled_year=2009, major=major)
    stay(Alumnus.objects.get(name="王伟"), machine_college, major=major, year=2009, number="M2009077", group=group)
    assert names(machine_college, "王伟") == ["王伟"]
    assert "王伟" not in names(people, enrolled=2009) + names(people, major=major.pk) + names(
        people, college=machine_college.pk
    )
    for q in ("M2009", "机电0901", "机电", "0901", "9077"):
        assert (names(people, q), names(machine_college, q)) == ([], ["王伟"])
    for q in ("X2015001", "牧医", "5001"):
        assert names(machine_college, q) == []


def test_a_college_finds_the_people_of_one_that_was_merged_into_it(people):
    old = College.objects.create(name="畜牧兽医系", merged_into=people, opened_on="2001-01-01", closed_on="2010-01-01")
    make_alumnus(old, "贺老", class_name="牧医0101", year=2001)
    assert (
        names(people, "贺老")
        == names(people, college=old.pk)
        == office_names(college=people.pk, enrolled=2001)
        == ["贺老"]
    )
