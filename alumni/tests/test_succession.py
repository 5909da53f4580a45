"""Graduates of former majors find today's college by the office's rules; what none maps waits in its queue."""

from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tablib import Dataset

from alumni.models import Alumnus, ClassGroup, Education, RosterRow, RosterUpload
from alumni.resources import AppliedRuleResource
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from alumni.services.succession import apply_rules, assign_by_rule, change_rule, delete_rule
from alumni.succession import waiting_groups
from alumni.tests.roster_workbooks import workbook
from colleges.models import Major, School, SuccessionRule
from conftest import make_college

pytestmark = pytest.mark.django_db
HEAD = ["学号", "姓名", "专业", "入学年份", "毕业年份", "班级"]
ROWS = [
    ["850101", "甲小文", "兽医", 1985, 1988, "兽医8501"],
    ["890102", "乙小文", "兽医", 1989, 1992, "兽医8901"],
    ["900103", "丙小文", "兽医", 1990, 1993, "兽医9001"],
]


@pytest.fixture
def old_school():
    return School.objects.get(name="长沙农业学校")


@pytest.fixture
def animals(animal_college):
    return Major.objects.get(name="动物医学")


@pytest.fixture
def take(old_school, office):
    def take(*rows, college=None):
        kind = "roster" if college else "intake"
        content = workbook(("毕业生", [HEAD, *rows]))
        return take_upload(content, filename="老名册.xlsx", college=college, kind=kind, actor=office, school=old_school)

    return take


def told_by(groups):
    return [(each.school.name, each.written, each.first, each.last, each.rows, each.stays) for each in groups]


def test_an_intake_is_placed_by_the_rule_of_its_school_major_and_year(take, old_school, animal_college, animals):
    facts = {"school": old_school, "written": "兽医", "college": animal_college, "major": animals}
    SuccessionRule.objects.create(from_year=1980, until_year=1989, **facts)
    upload = take(*ROWS)
    placed = list(upload.rows.order_by("pk").values_list("name", "outcome", "college_id", "major_id"))
    assert placed == [
        ("甲小文", "new", animal_college.pk, animals.pk),
        ("乙小文", "new", animal_college.pk, animals.pk),
        ("丙小文", "unplaced", None, None),
    ]


def test_the_rule_of_another_school_places_nobody(take, animal_college):
    SuccessionRule.objects.create(school=School.current(), written="兽医", college=animal_college)
    assert take(*ROWS).counts == {"unplaced": 3}


def test_what_the_file_says_of_the_college_goes_before_the_rule(office, old_school, animal_college, machine_college):
    SuccessionRule.objects.create(school=old_school, written="兽医", college=animal_college)
    rows = [[*HEAD, "分院"], [*ROWS[0], "机电工程学院"]]
    content = workbook(("毕业生", rows))
    upload = take_upload(content, filename="老名册.xlsx", college=None, kind="intake", actor=office, school=old_school)
    assert upload.rows.get().college_id == machine_college.pk


def test_a_colleges_own_old_roster_is_not_asked_which_major_it_is(take, old_school, animal_college, animals):
    SuccessionRule.objects.create(school=old_school, written="兽医", college=animal_college, major=animals)
    upload = take(*ROWS, college=animal_college)
    assert upload.reading["questions"] == []
    assert set(upload.rows.values_list("major_id", flat=True)) == {animals.pk}


def test_what_no_rule_maps_waits_with_counts_and_is_settled_by_one_rule(
    sign_in, office, take, old_school, animal_college, animals
):
    upload = take(*ROWS)
    assert told_by(waiting_groups()) == [("长沙农业学校", "兽医", 1985, 1990, 3, 0)]
    client = sign_in(office)
    page = client.get(reverse("admin:roster-queue")).content.decode()
    assert "兽医" in page and "1985–1990" in page and "毕业生数据 3" in page
    sent = {"school": old_school.pk, "written": "兽医", "from_year": 1985, "until_year": 1989}
    sent |= {"college": animal_college.pk, "major": animals.pk}
    answer = client.post(reverse("admin:roster-assign"), sent, follow=True).content.decode()
    assert "已定为“长沙农业学校 兽医 1985–1989”今属动物科技学院。毕业生数据里 2 行有了归属" in answer
    upload.refresh_from_db()
    assert upload.counts == {"new": 2, "unplaced": 1}
    assert told_by(waiting_groups()) == [("长沙农业学校", "兽医", 1990, 1990, 1, 0)]
    import_roster(upload, digest=upload.digest, actor=office)
    stays = Education.objects.order_by("pk").values_list("alumnus__name", "college__name", "major__name")
    assert list(stays) == [("甲小文", "动物科技学院", "动物医学"), ("乙小文", "动物科技学院", "动物医学")]


def test_an_overlapping_rule_is_refused_in_the_queue_with_a_sentence(sign_in, office, take, old_school, animal_college):
    take(*ROWS)
    facts = {"school": old_school, "written": "兽医", "college": animal_college}
    assign_by_rule(from_year=1985, until_year=1989, actor=office, **facts)
    sent = {"school": old_school.pk, "written": "兽医", "from_year": 1989, "college": animal_college.pk}
    answer = sign_in(office).post(reverse("admin:roster-assign"), sent, follow=True).content.decode()
    assert "在这些年里已有一条沿革，年份重叠。请先改那一条的起止年份。" in answer
    assert SuccessionRule.objects.count() == 1
    with pytest.raises(ValidationError, match="年份重叠"):
        assign_by_rule(actor=office, **facts)


def stay_of(name, college, school, *, group=None, year=1985, written="兽医"):
    person = Alumnus.objects.create(name=name)
    return Education.objects.create(
        alumnus=person, college=college, school=school, class_group=group, enrolled_year=year, written_major=written
    )


def test_registered_stays_follow_the_rule_but_not_out_of_another_colleges_class(
    office, old_school, animal_college, machine_college, animals
):
    group = ClassGroup.objects.create(college=machine_college, name="兽医8501")
    free = stay_of("甲", machine_college, old_school)
    held = stay_of("乙", machine_college, old_school, group=group)
    known = stay_of("丙", machine_college, old_school)
    Education.objects.filter(pk=known.pk).update(major=Major.objects.get(name="数控技术"))
    later = stay_of("丁", machine_college, old_school, year=1990)
    assert told_by(waiting_groups()) == [("长沙农业学校", "兽医", 1985, 1990, 0, 3)]
    facts = {"school": old_school, "written": "兽医", "college": animal_college, "major": animals}
    _, done = assign_by_rule(from_year=1985, until_year=1989, actor=office, **facts)
    assert (done.rows, done.stays, done.held) == (0, 1, 1)
    found = Education.objects.in_bulk()
    settled = [(found[each.pk].college.name, str(found[each.pk].major)) for each in (free, held, known, later)]
    assert settled == [
        ("动物科技学院", "动物医学"),
        ("机电工程学院", "None"),
        ("机电工程学院", "数控技术"),
        ("机电工程学院", "None"),
    ]
    assert found[free.pk].version > free.version
    assert apply_rules(actor=office).stays == 0


def test_the_written_major_of_an_unknown_one_is_kept_with_the_stay(take, office, old_school, animal_college):
    upload = take(["850101", "甲小文", "农学", 1985, 1988, "农学8501"])
    assign_by_rule(school=old_school, written="农学", college=animal_college, actor=office)
    upload.refresh_from_db()
    import_roster(upload, digest=upload.digest, actor=office)
    stay = Education.objects.get()
    assert (stay.college, stay.major, stay.written_major) == (animal_college, None, "农学")
    assert waiting_groups() == []


def test_the_inspector_reads_the_queue_and_makes_no_rule(sign_in, inspector, take, old_school, animal_college):
    take(*ROWS)
    client = sign_in(inspector)
    page = client.get(reverse("admin:roster-queue")).content.decode()
    assert "兽医" in page and "定为沿革" not in page
    sent = {"school": old_school.pk, "written": "兽医", "college": animal_college.pk}
    assert client.post(reverse("admin:roster-assign"), sent).status_code == 403
    assert not SuccessionRule.objects.exists()


def test_the_queue_asks_the_database_as_often_for_one_group_as_for_three(sign_in, office, take):
    client, counts = sign_in(office), []
    for rows in (ROWS[:1], [[f"88010{n}", "甲小文", f"农科{n}", 1988, 1991, f"农科88{n:02}"] for n in (1, 2, 3)]):
        take(*rows)
        client.get(reverse("admin:roster-queue"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("admin:roster-queue"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- a wrong rule ----------------------------------------------------------------------------------------------------


@pytest.fixture
def wrong(take, office, old_school, animal_college, machine_college):
    """兽医 was given to 机电工程学院: two rows of an intake, and of three stays one that was settled by hand since."""
    upload = take(*ROWS)
    for name, year in (("甲", 1985), ("乙", 1986), ("丁", 1990)):
        stay_of(name, machine_college, old_school, year=year)
    lathes = Major.objects.get(name="数控技术")
    facts = {"school": old_school, "written": "兽医", "college": machine_college, "major": lathes}
    rule, _ = assign_by_rule(from_year=1985, until_year=1989, actor=office, **facts)
    by_hand = Education.objects.get(alumnus__name="乙")
    for major in (None, lathes):  # taken away and given again by a person
        by_hand.major = major
        by_hand.save()
    upload.refresh_from_db()
    assert upload.counts == {"new": 2, "unplaced": 1}
    return rule


def registered():
    found = Education.objects.order_by("alumnus__name").values_list("alumnus__name", "college__name", "major__name")
    return {name: (college, major) for name, college, major in found}


def test_a_deleted_rule_gives_back_what_it_placed_and_says_so_before(sign_in, office, wrong):
    client, page = sign_in(office), reverse("admin:colleges_successionrule_delete", args=[wrong.pk])
    said = client.get(page).content.decode()
    assert "尚未导入的毕业生数据 2 条" in said and "已按它登记专业的学籍 1 条" in said
    answer = client.post(page, {"reason": "学院选错了"}, follow=True).content.decode()
    assert "毕业生数据 2 行、学籍 1 条已退回“归属待定”。" in answer
    assert not SuccessionRule.objects.exists()
    rows = RosterRow.objects.order_by("pk").values_list("name", "outcome", "college_id", "major_id", "reason")
    again = "专业沿革已改动，请重新确定归属"
    assert list(rows)[:2] == [(name, "unplaced", None, None, again) for name in ("甲小文", "乙小文")]
    assert RosterUpload.objects.get().counts == {"unplaced": 3}
    machines = "机电工程学院"
    assert registered() == {"丁": (machines, None), "乙": (machines, "数控技术"), "甲": (machines, None)}
    assert told_by(waiting_groups()) == [("长沙农业学校", "兽医", 1985, 1990, 3, 2)]


def test_a_changed_rule_places_anew_what_it_had_placed(sign_in, office, wrong, animal_college, animals):
    client, page = sign_in(office), reverse("admin:colleges_successionrule_change", args=[wrong.pk])
    sent = {"school": wrong.school_id, "written": "兽医", "from_year": 1985, "until_year": 1988}
    sent |= {"college": animal_college.pk, "major": animals.pk, "document": ""}
    answer = client.post(page, sent, follow=True).content.decode()
    assert "毕业生数据 2 行、学籍 1 条已撤回，其中按现有沿革重新归属 1 行、1 条" in answer
    rows = RosterRow.objects.order_by("pk").values_list("name", "outcome", "college_id", "major_id")
    assert list(rows)[:2] == [("甲小文", "new", animal_college.pk, animals.pk), ("乙小文", "unplaced", None, None)]
    assert registered()["甲"] == ("动物科技学院", "动物医学")
    assert registered()["乙"] == ("机电工程学院", "数控技术")


def test_a_rule_of_which_only_the_document_changes_leaves_everything_where_it_is(office, wrong):
    before = (registered(), list(RosterRow.objects.values_list("college_id", "outcome")))
    wrong.document = "院办〔2002〕3 号"
    assert change_rule(wrong, actor=office) is None
    assert (registered(), list(RosterRow.objects.values_list("college_id", "outcome"))) == before


def test_a_rule_changed_by_a_workbook_places_anew_too(office, wrong):
    head = ["学校", "原专业名称", "入学年份自", "入学年份至", "今属学院", "今属专业", "依据"]
    data = Dataset(["长沙农业学校", "兽医", "1985", "1988", "动物科技学院", "动物医学", ""], headers=head)
    AppliedRuleResource().import_data(data, user=office, raise_errors=True)
    assert registered()["甲"] == ("动物科技学院", "动物医学")
    assert RosterUpload.objects.get().counts == {"new": 1, "unplaced": 2}


def test_what_an_intake_read_by_a_wrong_rule_returns_as_well(take, office, old_school, machine_college):
    lathes = Major.objects.get(name="数控技术")
    facts = {"school": old_school, "written": "兽医", "college": machine_college, "major": lathes}
    rule, _ = assign_by_rule(actor=office, **facts)
    upload = take(*ROWS)
    assert upload.counts == {"new": 3}
    assert delete_rule(rule, actor=office).rows == 3
    upload.refresh_from_db()
    assert upload.counts == {"unplaced": 3}
    assert told_by(waiting_groups()) == [("长沙农业学校", "兽医", 1985, 1990, 3, 0)]


def test_imported_rows_and_those_of_another_year_stay_when_a_rule_goes(
    take, office, old_school, animal_college, animals
):
    facts = {"school": old_school, "written": "兽医", "college": animal_college, "major": animals}
    early, _ = assign_by_rule(until_year=1988, actor=office, **facts)
    assign_by_rule(from_year=1989, actor=office, **facts)
    upload = take(*ROWS)
    assert delete_rule(early, actor=office).rows == 1
    upload.refresh_from_db()
    assert upload.counts == {"new": 2, "unplaced": 1}
    import_roster(upload, digest=upload.digest, actor=office)
    assert delete_rule(SuccessionRule.objects.get(), actor=office).rows == 0
    assert Education.objects.filter(major=animals).count() == 2


def major_named(name):
    return Major.objects.get(name=name) if name else None


@pytest.mark.parametrize(("major", "called"), [("数控技术", "已按它登记专业的学籍"), (None, "已按它归到学院的学籍")])
def test_a_stay_goes_back_to_the_college_it_had_before_the_rule_and_waits_again(
    sign_in, office, old_school, animal_college, machine_college, major, called
):
    stay = stay_of("甲", animal_college, old_school)
    facts = {"school": old_school, "written": "兽医", "college": machine_college, "major": major_named(major)}
    rule, _ = assign_by_rule(actor=office, **facts)
    assert registered() == {"甲": ("机电工程学院", major)} and waiting_groups() == []
    client, page = sign_in(office), reverse("admin:colleges_successionrule_delete", args=[rule.pk])
    assert f"{called} 1 条：退回原来的学院和“归属待定”" in client.get(page).content.decode()
    answer = client.post(page, {"reason": "学院选错了"}, follow=True).content.decode()
    assert "毕业生数据 0 行、学籍 1 条已退回“归属待定”。学籍已回到原来的学院。" in answer
    assert registered() == {"甲": ("动物科技学院", None)}
    assert Education.objects.get().version == stay.version + (3 if major else 2)
    assert told_by(waiting_groups()) == [("长沙农业学校", "兽医", 1985, 1985, 0, 1)]


@pytest.mark.parametrize("major", ["数控技术", None])
def test_of_a_rule_taken_back_whoever_was_moved_on_since_stays_and_is_named(
    sign_in, office, old_school, animal_college, machine_college, major
):
    for name in ("甲", "乙", "丙"):
        stay_of(name, animal_college, old_school)
    facts = {"school": old_school, "written": "兽医", "college": machine_college, "major": major_named(major)}
    rule, _ = assign_by_rule(actor=office, **facts)
    group = ClassGroup.objects.create(college=machine_college, name="农机8501")
    Education.objects.filter(alumnus__name="乙").update(class_group=group)
    Education.objects.filter(alumnus__name="丙").update(college=make_college("园艺园林学院", {}))
    client, page = sign_in(office), reverse("admin:colleges_successionrule_delete", args=[rule.pk])
    said = client.get(page).content.decode()
    assert "此后有人改过、保持原样的学籍 2 条：" in said
    answer = client.post(page, {"reason": "学院选错了"}, follow=True).content.decode()
    assert "学籍 1 条已退回“归属待定”。学籍已回到原来的学院。" in answer
    assert "另有 2 条学籍此后有人改过，保持原样，请逐一核对：" in answer
    for name in ("乙", "丙"):
        card = reverse("admin:alumni_alumnus_change", args=[Alumnus.objects.get(name=name).pk])
        assert f'<a href="{card}">{name}</a>' in said and f'<a href="{card}">{name}</a>' in answer
    assert registered() == {
        "甲": ("动物科技学院", None),
        "乙": ("机电工程学院", major),
        "丙": ("园艺园林学院", major),
    }


def test_a_rule_without_a_major_that_now_says_the_college_from_before_leaves_nobody_waiting(
    sign_in, office, old_school, animal_college, machine_college
):
    stay_of("甲", animal_college, old_school)
    rule, _ = assign_by_rule(school=old_school, written="兽医", college=machine_college, actor=office)
    client, page = sign_in(office), reverse("admin:colleges_successionrule_change", args=[rule.pk])
    sent = {"school": old_school.pk, "written": "兽医", "college": animal_college.pk, "document": ""}
    answer = client.post(page, sent, follow=True).content.decode()
    assert "毕业生数据 0 行、学籍 1 条已撤回，其中按现有沿革重新归属 0 行、1 条" in answer
    assert registered() == {"甲": ("动物科技学院", None)} and waiting_groups() == []


def test_of_two_rules_after_another_the_second_gives_back_what_it_found(
    office, old_school, animal_college, machine_college
):
    stay_of("甲", animal_college, old_school)
    facts = {"school": old_school, "written": "兽医", "actor": office}
    first, _ = assign_by_rule(college=machine_college, **facts)
    assert delete_rule(first, actor=office).stays == 1
    second, _ = assign_by_rule(college=machine_college, major=major_named("数控技术"), **facts)
    taken = delete_rule(second, actor=office)
    assert (taken.stays, taken.kept, registered()) == (1, [], {"甲": ("动物科技学院", None)})


# --- what the queue says and offers ----------------------------------------------------------------------------------


def test_a_rule_without_a_major_tells_of_the_stays_it_moved(
    sign_in, office, old_school, animal_college, machine_college
):
    stay_of("甲", machine_college, old_school)
    sent = {"school": old_school.pk, "written": "兽医", "college": animal_college.pk}
    answer = sign_in(office).post(reverse("admin:roster-assign"), sent, follow=True).content.decode()
    assert "1 条学籍已按沿革归到学院；沿革没有写今属专业，这些学籍不再列在“归属待定”。" in answer
    assert registered() == {"甲": ("动物科技学院", None)} and waiting_groups() == []


def test_the_queue_refuses_a_major_of_another_college(sign_in, office, take, old_school, machine_college, animals):
    take(*ROWS)
    client, page = sign_in(office), reverse("admin:roster-queue")
    assert '<optgroup label="动物科技学院">' in client.get(page).content.decode()
    sent = {"school": old_school.pk, "written": "兽医", "college": machine_college.pk, "major": animals.pk}
    answer = client.post(reverse("admin:roster-assign"), sent, follow=True).content.decode()
    assert "“动物医学”不是机电工程学院的专业，现在属于动物科技学院。请改选学院或专业" in answer
    assert not SuccessionRule.objects.exists()


def test_the_number_of_stays_in_the_queue_opens_the_people_behind_it(
    sign_in, office, liaison, old_school, animal_college, machine_college
):
    stay_of("甲", machine_college, old_school, written="兽医专业")
    stay_of("乙", machine_college, old_school, year=1990)
    stay_of("丙", machine_college, old_school, written="农学")
    assign_by_rule(school=old_school, written="兽医", from_year=1990, college=animal_college, actor=office)
    client = sign_in(office)
    people = f"{reverse('admin:roster-queue-people')}?school={old_school.pk}&written="
    queue = client.get(reverse("admin:roster-queue")).content.decode()
    assert people.replace("&", "&amp;") + quote("兽医") in queue
    assert [stay.alumnus.name for stay in client.get(people + "兽医").context["page"]] == ["甲"]
    assert client.get(people.replace(str(old_school.pk), "0")).status_code == 404
    assert sign_in(liaison).get(people).status_code in (302, 403)
