"""The page of finding: found rows, paging, saved lists, tags put on many."""

import pytest
from django.urls import reverse

from alumni.forms.find import FindForm
from alumni.models import Alumnus, Education, SavedList, Tag
from alumni.search import Criteria, capped_count, find
from alumni.services.lists import save_list
from alumni.tests.finding import small_college
from colleges.models import Major, School

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(animal_college):
    return small_college(animal_college)


# --- the page --------------------------------------------------------------------------------------------------------

URL = "/college/alumni/"


def test_the_page_shows_the_found_masked_with_reason_and_count(people, liaison, sign_in):
    page = sign_in(liaison).get(URL, {"q": "13800138000"}).content.decode()
    assert "共 1 人" in page and "王</mark>" not in page and "符合：手机" in page
    assert "138 **** 8000" in page and "13800138000" not in page.replace('value="13800138000"', "").replace(
        "q=13800138000", ""
    ).replace("查找：13800138000", "")


def test_the_result_comes_without_the_page_for_htmx_and_the_address_is_tidy(people, liaison, sign_in):
    headers = {"HX-Request": "true", "HX-Target": "results"}
    response = sign_in(liaison).get(URL, {"q": "王伟", "major": "", "state": "", "rubbish": "1"}, headers=headers)
    assert response["HX-Push-Url"] == "/college/alumni/?q=%E7%8E%8B%E4%BC%9F"
    assert "<html" not in response.content.decode() and "王伟" in response.content.decode()
    restored = sign_in(liaison).get(URL, {"q": "王伟"}, headers=headers | {"HX-History-Restore-Request": "true"})
    assert "<html" in restored.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "major=abc&enrolled=99999&class_group=-1&region=xx&industry=ZZ&confirmed=maybe&state=x&tag=999999999999999999999",
        "after=&before=x",
        "after=99999999999999999999-a",
        "after=1-%00",
        "q=%00%ff%fe" + "a" * 500,
        "enrolled=２０１５&graduated=20 15",
        "after=٣-a",
        "q=a&q=b&major=1&major=2",
    ],
)
def test_rubbish_in_the_address_is_left_out(people, liaison, sign_in, query):
    assert sign_in(liaison).get(f"{URL}?{query}").status_code == 200
    # What cannot be read exactly is not taken out in a wider sense: it leads back to the search.
    assert sign_in(liaison).get(f"/college/alumni/exports/new/?{query}", follow=True).status_code == 200


def test_paging_goes_through_everybody_once_and_back_again(animal_college, liaison, sign_in):
    people = [Alumnus(name=f"李{n:03}", name_pinyin="li") for n in range(120)]
    Alumnus.objects.bulk_create(people)
    current = School.current()
    Education.objects.bulk_create(
        Education(alumnus=person, school=current, college=animal_college) for person in people
    )
    client, seen, query = sign_in(liaison), [], {}
    while True:
        context = client.get(URL, query).context
        seen.append([row.person.name for row in context["rows"]])
        if not context["page"].next:
            break
        query = {"after": context["page"].next}
    assert [len(page) for page in seen] == [50, 50, 20]
    assert [name for page in seen for name in page] == [f"李{n:03}" for n in range(120)]
    back = client.get(URL, {"before": context["page"].previous}).context
    assert [row.person.name for row in back["rows"]] == seen[1]
    first = client.get(URL, {"before": back["page"].previous}).context
    assert ([row.person.name for row in first["rows"]], first["page"].previous) == (seen[0], "")


def test_the_count_is_capped(animal_college):
    people = [Alumnus(name="李某", name_pinyin="li mou") for _ in range(1005)]
    Alumnus.objects.bulk_create(people)
    current = School.current()
    Education.objects.bulk_create(
        Education(alumnus=person, school=current, college=animal_college) for person in people
    )
    assert (
        capped_count(find(Alumnus.objects.of_college(animal_college), Criteria(q="李"), college=animal_college)) == 1001
    )


def test_an_empty_college_is_sent_to_its_first_roster_and_a_miss_to_wider_words(liaison, sign_in, animal_college):
    empty = sign_in(liaison).get(URL).content.decode()
    assert "本学院还没有校友资料" in empty and reverse("college:alumni:roster-upload") in empty
    assert "没有找到符合条件的校友" in sign_in(liaison).get(URL, {"q": "无此人"}).content.decode()


def test_the_page_needs_the_same_queries_for_one_row_and_for_three(
    people, liaison, sign_in, django_assert_max_num_queries, django_assert_num_queries
):
    client = sign_in(liaison)
    client.get(URL, {"q": "覃海"})
    with django_assert_max_num_queries(30) as one:
        client.get(URL, {"q": "覃海"})
    with django_assert_num_queries(len(one)):
        assert len(client.get(URL, {"q": "陈 𬱖"}).context["rows"]) == 1
    with django_assert_num_queries(len(one)):
        assert len(client.get(URL, {"q": "大北"}).context["rows"]) == 2
    with django_assert_num_queries(len(one)):
        assert len(client.get(URL, {"q": "动医1501"}).context["rows"]) == 5


# --- saved lists -----------------------------------------------------------------------------------------------------


def test_a_search_is_saved_under_a_name_opened_renamed_and_deleted(people, liaison, sign_in):
    client = sign_in(liaison)
    client.post("/college/alumni/saved/", {"name": "大北农", "query": "q=大北农&enrolled=2015&rubbish=1"})
    saved = SavedList.objects.get()
    assert (saved.name, saved.query, saved.owner, saved.college) == (
        "大北农",
        "q=%E5%A4%A7%E5%8C%97%E5%86%9C&enrolled=2015",
        liaison,
        people,
    )
    assert f"?{saved.query}".replace("&", "&amp;") in client.get(URL).content.decode()
    assert [row.person.name for row in client.get(f"{URL}?{saved.query}").context["rows"]] == ["王伟"]
    client.post(f"/college/alumni/saved/{saved.pk}/rename/", {"name": "农企"})
    assert SavedList.objects.get().name == "农企"
    client.post(f"/college/alumni/saved/{saved.pk}/delete/")
    assert not SavedList.objects.exists()


def test_a_list_without_conditions_or_with_a_used_name_is_refused_in_words(people, liaison, sign_in):
    client = sign_in(liaison)
    save_list("农企", query="q=1", actor=liaison, college=people)
    for name, query, said in (
        ("空", "", "还没有条件"),
        ("农企", "q=2", "您已有同名的常用名单"),
        ("  ", "q=3", "请填写名称。"),
    ):
        page = client.post("/college/alumni/saved/", {"name": name, "query": query}, follow=True).content.decode()
        assert said in page
    assert SavedList.objects.count() == 1


@pytest.mark.parametrize("act", ["rename", "delete"])
def test_nobody_elses_list_can_be_touched(people, liaison, leader, sign_in, act):
    saved = save_list("农企", query="q=1", actor=liaison, college=people)
    response = sign_in(leader).post(f"/college/alumni/saved/{saved.pk}/{act}/", {"name": "新"})
    assert (response.status_code, SavedList.objects.get().name) == (404, "农企")
    assert "农企" not in sign_in(leader).get(URL).content.decode()


def test_ticked_people_get_a_tag_but_never_people_of_another_college(people, other_alumnus, liaison, sign_in):
    client, wei = sign_in(liaison), Alumnus.objects.get(name="王伟")
    sent = {"pk": [wei.pk, other_alumnus.pk, "x"], "tag_name": "志愿者", "query": "q=王伟"}
    assert client.post("/college/alumni/tag-people/", sent)["Location"] == f"{URL}?q=%E7%8E%8B%E4%BC%9F"
    assert [person.name for person in liaison_tag(liaison).alumni.all()] == ["王伟"]
    client.post("/college/alumni/tag-people/", sent | {"act": "take"})
    assert not liaison_tag(liaison).alumni.exists()


def liaison_tag(user):
    return Tag.objects.get(owner=user)


def test_the_form_describes_a_search_for_the_log_without_a_whole_phone(people, liaison):
    major = Major.objects.get(name="畜牧兽医")
    asked = {
        "q": "13800138000 王伟",
        "major": major.pk,
        "enrolled": "2015",
        "region": "430100",
        "state": "quiet",
        "tag": "9",
    }
    form = FindForm(asked, college=people, user=liaison)
    assert (
        form.described()
        == "查找“138 **** 8000 王伟”；专业：畜牧兽医；入学年份：2015 级；所在地：湖南省长沙市；状态：勿打扰"
    )
    assert not form.is_exact  # the tag is nobody's
    assert form.query == f"q=13800138000+%E7%8E%8B%E4%BC%9F&major={major.pk}&enrolled=2015&region=430100&state=quiet"
