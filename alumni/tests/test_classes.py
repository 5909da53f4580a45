"""Classes of a college: listed, seen, renamed, split, merged, deleted; the people and the search stay true."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact, Education, StatusChange
from alumni.search import Criteria, find
from alumni.services.classes import delete_class, merge_classes, rename_class, split_class
from audit.trail import acting_as
from colleges.models import School
from conftest import make_alumnus


def url(name, *args):
    return reverse(f"college:alumni:{name}", args=args)


@pytest.fixture
def group(animal_college):
    """牧医1501 with 王伟, 张三 and 李四."""
    for number, name in enumerate(("王伟", "张三", "李四")):
        make_alumnus(animal_college, name, class_name="牧医1501", student_no=f"2015110{number}")
    return ClassGroup.objects.get()


@pytest.fixture
def other_group(animal_college, group):
    """牧医1502 with 赵六."""
    make_alumnus(animal_college, "赵六", class_name="牧医1502")
    return ClassGroup.objects.get(name="牧医1502")


@pytest.fixture
def foreign(other_alumnus):
    return ClassGroup.objects.get(name="机电1501")


def names_in(group):
    return sorted(group.educations.values_list("alumnus__name", flat=True))


def found(text, college):
    return sorted(find(Alumnus.objects.all(), Criteria(q=text), college=college).values_list("name", flat=True))


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def told(response):
    return [str(message) for message in response.context["messages"]]


def join(person, group, **facts):
    return Education.objects.create(
        alumnus=person, school=School.current(), college=group.college, class_group=group, **facts
    )


# the list


def test_the_list_shows_own_classes_with_size_carers_and_recent_contacts(desk, group, foreign):
    ClassGroup.objects.filter(pk=group.pk).update(head_teacher="罗老师", liaison=Alumnus.objects.get(name="王伟"))
    Contact.objects.create(
        alumnus=Alumnus.objects.get(name="张三"),
        kind="qq",
        value="10000",
        source="self",
        confirmed_on=timezone.localdate(),
    )
    response = desk.get(url("class-list"))
    assert [(each.name, each.size, each.lately) for each in response.context["page"]] == [("牧医1501", 3, 1)]
    text = response.content.decode()
    for words in ("罗老师", "王伟", "1/3", "33%"):
        assert words in text
    assert "机电1501" not in text


def test_the_list_is_narrowed_by_major_years_and_name(desk, group, animal_college):
    major = animal_college.placements.get(major__name="动物医学").major
    ClassGroup.objects.create(
        college=animal_college,
        name="动医1601",
        major=major,
        enrolled_year=2016,
        graduated_year=2019,
        head_teacher="罗老师",
    )
    for query in (f"major={major.pk}", "enrolled=2016", "graduated=2019", "q=动医", "q=罗老"):
        response = desk.get(url("class-list") + "?" + query)
        assert [each.name for each in response.context["page"]] == ["动医1601"], query
        assert len(response.context["chips"]) == 1
    assert "没有符合条件的班级" in desk.get(url("class-list") + "?q=无此班").content.decode()
    part = desk.get(
        url("class-list") + "?q=动医", headers={"HX-Request": "true", "HX-Target": "results"}
    ).content.decode()
    assert "动医1601" in part and "<html" not in part


def test_a_college_without_classes_is_led_to_the_upload(desk):
    text = desk.get(url("class-list")).content.decode()
    assert "还没有班级" in text and url("roster-upload") in text


def count_queries(desk, address):
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return len(captured)


def test_list_and_roster_ask_as_often_for_three_rows_as_for_one(desk, alumnus, animal_college):
    one = ClassGroup.objects.get()
    desk.get(url("class-list"))
    before = [count_queries(desk, address) for address in (url("class-list"), url("class-detail", one.pk))]
    for number in range(3):
        make_alumnus(
            animal_college, f"张{number}", class_name="牧医1501", mobile=f"1370013700{number}", employer="牧业"
        )
        make_alumnus(animal_college, f"李{number}", class_name=f"牧医160{number}")
    assert [count_queries(desk, address) for address in (url("class-list"), url("class-detail", one.pk))] == before


# one class


def test_the_roster_shows_masked_mobiles_and_none_of_who_may_not_be_contacted(desk, animal_college):
    make_alumnus(animal_college, "王伟", class_name="牧医1501", mobile="13800138000", employer="湘潭牧业")
    quiet = make_alumnus(animal_college, "张三", class_name="牧医1501", mobile="13700137000")
    Alumnus.objects.filter(pk=quiet.pk).update(do_not_contact=True)
    text = desk.get(url("class-detail", ClassGroup.objects.get().pk)).content.decode()
    assert "138 **** 8000" in text and "湘潭牧业" in text and "勿打扰" in text
    assert "13800138000" not in text and "137 **** 7000" not in text


def test_everything_of_another_colleges_class_is_not_found(desk, foreign):
    pages = ("class-detail", "class-edit", "class-rename", "class-split", "class-merge")
    assert {desk.get(url(name, foreign.pk)).status_code for name in pages} == {404}
    acts = (*pages[1:], "class-delete")
    assert {desk.post(url(name, foreign.pk), {"name": "x"}).status_code for name in acts} == {404}
    assert ClassGroup.objects.get(pk=foreign.pk).name == "机电1501"


def test_a_class_is_added_once(desk, animal_college):
    typed = {
        "name": "牧医 1501",
        "enrolled_year": 2015,
        "head_teacher": "罗老师",
        "head_teacher_phone": "0731 84637000",
        "once": "k",
    }
    responses = [desk.post(url("class-add"), typed) for _ in range(2)]
    group = ClassGroup.objects.get()
    assert {response.url for response in responses} == {url("class-detail", group.pk)}
    assert (group.college, group.name, group.head_teacher_phone) == (animal_college, "牧医1501", "0731-84637000")
    again = desk.post(url("class-add"), {"name": "牧医1501", "enrolled_year": 2015})
    assert errors(again) == {"name": ["本学院这一年级已有同名班级。"]}


def edit_data(desk, address, **changes):
    form = desk.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in data.items() if value is not None} | changes


def test_the_liaison_of_a_class_is_one_of_its_people_or_written_by_name(desk, group, other_group):
    address = url("class-edit", group.pk)
    stranger = Alumnus.objects.get(name="赵六")
    assert list(errors(desk.post(address, edit_data(desk, address, liaison=stranger.pk)))) == ["liaison"]
    one = Alumnus.objects.get(name="王伟")
    both = desk.post(address, edit_data(desk, address, liaison=one.pk, liaison_name="某人"))
    assert errors(both)["liaison_name"] == ["已从本班校友中选定联络员，请清空未入库的姓名和电话。"]
    desk.post(address, edit_data(desk, address, liaison=one.pk))
    group.refresh_from_db()
    assert group.liaison == one


def test_a_stale_edit_of_a_class_keeps_what_was_typed(desk, group):
    address = url("class-edit", group.pk)
    mine = edit_data(desk, address, head_teacher="我写的")
    desk.post(address, edit_data(desk, address, head_teacher="别人写的"))
    response = desk.post(address, mine)
    (difference,) = response.context["form"].differences
    assert (difference.label, difference.opened, difference.now, difference.typed) == (
        "班主任",
        "空",
        "别人写的",
        "我写的",
    )
    assert ClassGroup.objects.get().head_teacher == "别人写的"


# renaming


def test_a_renamed_class_keeps_its_people_and_is_found_by_its_new_name(desk, group, animal_college):
    response = desk.post(url("class-rename", group.pk), {"name": "兽医1501"}, follow=True)
    assert told(response) == ["班级“牧医1501”已更名为“兽医1501”，班里的人没有改变。"]
    assert names_in(group) == ["张三", "李四", "王伟"]
    assert found("兽医1501", animal_college) == ["张三", "李四", "王伟"]
    assert found("牧医1501", animal_college) == []


def test_a_class_does_not_take_another_classs_name(desk, group, other_group, liaison):
    response = desk.post(url("class-rename", group.pk), {"name": "牧医1502"})
    assert errors(response) == {"__all__": ["本学院这一年级已有同名班级。"]}
    with pytest.raises(ValidationError, match="与现在的名称相同"):
        rename_class(group, name="牧医1501", actor=liaison)


# splitting


def test_a_split_moves_the_chosen_with_years_carers_and_liaison(desk, group, animal_college):
    one = Alumnus.objects.get(name="王伟")
    ClassGroup.objects.update(head_teacher="罗老师", liaison=one)
    stay = group.educations.get(alumnus=one)
    response = desk.post(url("class-split", group.pk), {"name": "牧医1503", "stays": [stay.pk]}, follow=True)
    assert told(response) == ["已从“牧医1501”分出 1 人，组成新班级“牧医1503”。"]
    new = ClassGroup.objects.get(name="牧医1503")
    group.refresh_from_db()
    assert (names_in(new), names_in(group)) == (["王伟"], ["张三", "李四"])
    assert (new.enrolled_year, new.graduated_year, new.head_teacher) == (2015, 2018, "罗老师")
    assert (new.liaison, group.liaison) == (one, None)
    assert found("牧医1503", animal_college) == ["王伟"]
    assert find(Alumnus.objects.all(), Criteria(class_group=new.pk), college=animal_college).get() == one
    assert found("牧医1501", animal_college) == ["张三", "李四"]


@pytest.mark.parametrize(
    ("chosen", "sentence"), [(0, "请至少选一人分到新班级。"), (3, "不能把全部人员分出去。如果只是改名，请使用“更名”。")]
)
def test_a_split_takes_some_but_not_all(desk, group, chosen, sentence):
    stays = list(group.educations.values_list("pk", flat=True))[:chosen]
    response = desk.post(url("class-split", group.pk), {"name": "牧医1503", "stays": stays})
    assert errors(response) == {"stays": [sentence]}
    assert ClassGroup.objects.count() == 1


def test_a_split_takes_nobody_of_another_class(desk, group, other_group):
    stranger = other_group.educations.get()
    response = desk.post(url("class-split", group.pk), {"name": "牧医1503", "stays": [stranger.pk]})
    assert errors(response) == {"stays": ["所选的人不在这个班级里，请刷新页面。"]}
    assert names_in(other_group) == ["赵六"]


# merging


def test_a_merge_moves_everybody_and_removes_the_emptied_class(desk, group, other_group, animal_college):
    ClassGroup.objects.filter(pk=other_group.pk).update(head_teacher="罗老师", liaison=Alumnus.objects.get(name="赵六"))
    preview = desk.get(url("class-merge", other_group.pk) + f"?into={group.pk}").content.decode()
    assert "牧医1502 的 1 人并入 牧医1501（现有 3 人）" in preview
    response = desk.post(url("class-merge", other_group.pk), {"into": group.pk, "once": "k"}, follow=True)
    assert told(response) == ["已把“牧医1502”的 1 人并入“牧医1501”，“牧医1502”已删除。"]
    merged = ClassGroup.objects.get()
    assert names_in(merged) == ["张三", "李四", "王伟", "赵六"]
    assert (merged.head_teacher, merged.liaison.name) == ("罗老师", "赵六")
    assert found("牧医1501", animal_college) == ["张三", "李四", "王伟", "赵六"]
    assert found("牧医1502", animal_college) == []


def test_who_is_in_both_classes_keeps_one_completed_stay(group, other_group, liaison):
    person = Alumnus.objects.get(name="赵六")
    here = join(person, group)
    twin = other_group.educations.get()
    Education.objects.filter(pk=twin.pk).update(student_no="20151177", level="专科")
    change = StatusChange.objects.create(education=twin, kind="suspend", from_class=other_group, to_class=other_group)
    assert merge_classes(other_group, into=group, actor=liaison) == 1
    here.refresh_from_db()
    change.refresh_from_db()
    assert list(person.educations.all()) == [here]
    assert (here.student_no, here.level, here.enrolled_year) == ("20151177", "专科", 2015)
    assert (change.education, change.from_class, change.to_class) == (here, group, group)


def test_contradicting_stays_stop_the_merge_and_nothing_is_changed(group, other_group, liaison):
    join(Alumnus.objects.get(name="赵六"), group, student_no="1")
    other_group.educations.update(student_no="2")
    with pytest.raises(ValidationError) as refusal:
        merge_classes(other_group, into=group, actor=liaison)
    assert refusal.value.messages == ["赵六在两个班级都有学籍经历，学号不一致，不能合并。请先更正其中一条。"]
    assert ClassGroup.objects.count() == 2 and names_in(other_group) == ["赵六"]


def test_classes_of_other_years_majors_or_colleges_are_not_merged(group, other_group, foreign, liaison, desk):
    with pytest.raises(ValidationError, match="不属于同一学院"):
        merge_classes(group, into=foreign, actor=liaison)
    assert list(errors(desk.post(url("class-merge", group.pk), {"into": foreign.pk}))) == ["into"]
    ClassGroup.objects.filter(pk=other_group.pk).update(enrolled_year=2016)
    with pytest.raises(ValidationError, match="入学年份不同（2015、2016）"):
        merge_classes(group, into=other_group, actor=liaison)
    assert names_in(group) == ["张三", "李四", "王伟"]


# deleting


def test_only_an_empty_class_is_deleted(desk, group, liaison):
    with pytest.raises(ValidationError, match="牧医1501还有 3 人，不能删除"):
        delete_class(group, actor=liaison)
    group.educations.all().delete()
    response = desk.post(url("class-delete", group.pk), follow=True)
    assert told(response) == ["已删除空班级“牧医1501”。"]
    assert not ClassGroup.objects.exists()


def test_every_act_on_a_class_stands_in_the_trail_under_its_name(group, other_group, liaison):
    rename_class(group, name="兽医1501", actor=liaison)
    split_class(group, stays=[group.educations.first().pk], name="兽医1503", actor=liaison)
    merge_classes(other_group, into=group, actor=liaison)
    events = ClassGroup.trail_events.rel.related_model.objects.filter(actor_id=liaison.pk).order_by("pgh_id")
    assert [(event.pgh_label, event.name) for event in events] == [
        ("update", "兽医1501"),
        ("insert", "兽医1503"),
        ("delete", "牧医1502"),
    ]


def test_the_class_page_tells_who_changed_what(desk, group, leader, liaison):
    rename_class(group, name="兽医1501", actor=leader)
    with acting_as(None):
        ClassGroup.objects.filter(pk=group.pk).update(liaison=group.educations.get(alumnus__name="张三").alumnus)
    entries = desk.get(url("class-detail", group.pk)).context["entries"]
    told = [(entry.who, sentence) for entry in entries for sentence in entry.sentences]
    assert sorted(told) == sorted(
        [
            ("系统", "登记班级“牧医1501”"),
            ("唐院长", "班级资料：班级名称 牧医1501 → 兽医1501"),
            ("系统", "班级资料：班级联络员 空 → 张三"),
        ]
    )


@pytest.mark.parametrize("name", ["<b>牧医1501", "牧医\u200b1501"])
def test_a_class_is_not_renamed_to_markup_or_hidden_signs(desk, group, name):
    page = desk.post(url("class-rename", group.pk), {"name": name})
    assert "名称里有" in " ".join(page.context["form"].errors["name"])
    assert ClassGroup.objects.get().name == "牧医1501"


def test_searching_classes_keeps_the_filters(desk, group, other_group):
    """The box and the filters are forms of their own; each carries what the other asked for."""
    ClassGroup.objects.filter(pk=other_group.pk).update(enrolled_year=2016)
    kept = '<input type="hidden" name="enrolled" value="2016">'
    page = desk.get(url("class-list"), {"enrolled": "2016", "q": "1502"})
    assert kept in page.content.decode().partition('id="class-search_kept"')[2].partition("</form>")[0]
    assert [each.name for each in page.context["page"]] == ["牧医1502"]
    part = desk.get(url("class-list"), {"enrolled": "2016"}, headers={"HX-Request": "true", "HX-Target": "results"})
    assert f'<div id="class-search_kept" hidden hx-swap-oob="true">{kept}</div>' in part.content.decode()
