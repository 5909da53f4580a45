"""Files of notable alumni when two records become one: the public sees what the office published, and nothing else."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from alumni.duplicates import propose_pairs
from alumni.models import Achievement, DuplicatePair, Education, NotableProfile
from alumni.services.consents import give_consent, withdraw_consent
from alumni.services.duplicates import merge_sure_pairs
from alumni.services.merges import merge_people, unmerge
from alumni.services.notable import (
    approve_profile,
    publish_profile,
    save_achievement,
    start_profile,
    submit_profile,
    withdraw_profile,
)
from alumni.tests.notable_files import WON, WORDS, url
from colleges.models import School
from colleges.todos import Desk, todos_for
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
DRAFT, PRIZE = "未经审核的草稿文字", "没有出处的奖"
WAITS = "另一份的事迹和成就并入档案，待校友会办公室重新公开才显示。"


@pytest.fixture
def twin(animal_college):
    """王伟 once more, with the same phone."""
    return make_alumnus(animal_college, "王伟", mobile="13800138000")


@pytest.fixture
def draft(twin, animal_college, liaison):
    """His second file, which nobody has reviewed."""
    row = start_profile(
        twin, college=animal_college, changes=WORDS | {"headline": "另一句话", "story": DRAFT}, actor=liaison
    )
    won = Achievement(profile=row)
    save_achievement(won, changes=WON | {"text": PRIZE}, college=animal_college, actor=liaison)
    return row


def page_of(client, profile):
    client.logout()
    response = client.get(f"/notable/{profile.slug}/")
    return response.content.decode() if response.status_code == 200 else response.status_code


def todos():
    return {todo.title: todo.count for todo in todos_for(Desk()) if "优秀校友" in todo.title and todo.count}


def publish(profile, office):
    give_consent(profile.alumnus, "public_page", channel="paper", actor=office)
    approve_profile(submit_profile(profile, actor=office), actor=office)
    return publish_profile(profile, actor=office)


def test_what_a_liaison_merges_into_a_published_file_waits_until_the_office_publishes_it_anew(
    client, published, draft, alumnus, twin, animal_college, liaison, office
):
    before = page_of(client, published)
    merge_people(alumnus, twin, college=animal_college, actor=liaison)
    assert page_of(client, published) == before and DRAFT not in before and PRIZE not in before
    merged = NotableProfile.objects.get()
    assert DRAFT in merged.story and merged.achievements.filter(text=PRIZE).exists()
    assert todos() == {"优秀校友介绍请撤下核对，再重新公开": 1}
    client.force_login(liaison)
    desk = client.get(url("notable-detail", merged.pk)).content.decode()
    assert "待重新公开" in desk and "有内容尚未公开" in desk and "查看网站上的页面" in desk
    assert withdraw_profile(merged, actor=office).state == "submitted" and page_of(client, merged) == 404
    approve_profile(merged, actor=office)
    publish_profile(merged, actor=office)
    after = page_of(client, published)
    assert DRAFT in after and PRIZE in after and todos() == {}


def test_a_stay_or_a_name_that_comes_after_publication_waits_and_the_desk_is_told(
    client, published, alumnus, machine_college, office
):
    before = page_of(client, published)
    Education.objects.create(alumnus=alumnus, school=School.current(), college=machine_college, graduated_year=2021)
    assert page_of(client, published) == before and "机电工程学院" not in before
    client.force_login(office)
    assert "有内容尚未公开" in client.get(url("notable-detail", published.pk, door="admin")).content.decode()
    withdraw_profile(published, actor=office)
    publish_profile(published, actor=office)
    assert "机电工程学院" in page_of(client, published)
    client.force_login(office)
    assert "有内容尚未公开" not in client.get(url("notable-detail", published.pk, door="admin")).content.decode()


def test_an_approved_file_that_takes_up_a_draft_is_reviewed_again(approved, draft, alumnus, twin, liaison, office):
    merge = merge_people(alumnus, twin, college=None, actor=liaison)
    assert NotableProfile.objects.get().state == "submitted"
    unmerge(merge, college=None, actor=office)
    assert dict(NotableProfile.objects.values_list("pk", "state")) == {approved.pk: "approved", draft.pk: "draft"}


def test_a_published_file_stands_with_its_address_though_its_record_goes(
    client, published, draft, alumnus, twin, animal_college, liaison
):
    before = page_of(client, published)
    merge = merge_people(twin, alumnus, college=animal_college, actor=liaison)
    left = NotableProfile.objects.get()
    assert (left.pk, left.slug, left.state, left.alumnus_id) == (published.pk, published.slug, "published", twin.pk)
    assert DRAFT in left.story and page_of(client, left) == before
    unmerge(merge, college=animal_college, actor=liaison)
    assert dict(NotableProfile.objects.values_list("alumnus", "state")) == {alumnus.pk: "published", twin.pk: "draft"}
    assert page_of(client, published) == before
    assert NotableProfile.objects.get(alumnus=twin).achievements.get().text == PRIZE


@pytest.mark.parametrize("keeps", ["the published one", "the other"])
def test_the_published_page_stands_where_both_had_consented(client, published, draft, alumnus, twin, office, keeps):
    give_consent(twin, "public_page", channel="paper", actor=office)
    before = page_of(client, published)
    kept, gone = (alumnus, twin) if keeps == "the published one" else (twin, alumnus)
    merge = merge_people(kept, gone, college=None, actor=office)
    assert page_of(client, published) == before
    merge = unmerge(merge, college=None, actor=office)
    assert page_of(client, published) == before and merge.left_after_undo == []


@pytest.mark.parametrize("other", ["a draft", "public"])
def test_who_merges_a_published_file_is_told_before_and_after_what_the_site_shows(
    client, published, draft, alumnus, twin, liaison, office, other
):
    told = f"其中一份有公开的优秀校友介绍。合并后网址和公开的内容不变；{WAITS}"
    if other == "public":
        publish(draft, office)
        told = f"两份档案都有公开的优秀校友介绍。合并后网站上只留“保留的一份”的介绍，另一份的网页撤下；{WAITS}"
    propose_pairs()
    pair = DuplicatePair.objects.get()
    with pytest.raises(ValidationError, match="有已在网站公开的优秀校友介绍，请打开核对后再合并"):
        DuplicatePair.objects.update(is_sure=True)
        merge_sure_pairs(DuplicatePair.objects.all(), college=None, actor=office)
    client.force_login(liaison)
    page = client.get(reverse("college:alumni:duplicate-detail", args=[pair.pk]))
    assert told in page.content.decode()
    form = page.context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"keep": alumnus.pk}
    typed = {name: "" if value is None else value for name, value in typed.items()}
    after = client.post(reverse("college:alumni:duplicate-merge", args=[pair.pk]), typed, follow=True)
    assert told in [str(each) for each in after.context["messages"]]
    assert page_of(client, published) != 404 and page_of(client, draft) == 404


def test_what_was_published_of_two_as_one_leaves_the_site_when_they_are_parted(
    client, approved, draft, alumnus, twin, office
):
    merge = merge_people(alumnus, twin, college=None, actor=office)
    approve_profile(approved, actor=office)
    give_consent(alumnus, "public_page", channel="paper", actor=office)
    publish_profile(approved, actor=office)
    assert DRAFT in page_of(client, approved)
    merge = unmerge(merge, college=None, actor=office)
    assert page_of(client, approved) == page_of(client, draft) == 404
    assert NotableProfile.objects.get(alumnus=alumnus).state == "submitted"
    told = "合并之后公开的内容含两份档案的材料，已从网站撤下，请校友会办公室核对后重新公开。"
    assert ("优秀校友档案：王伟 优秀校友档案", told) in [(each["what"], each["why"]) for each in merge.left_after_undo]


def test_a_page_does_not_come_back_by_itself_when_consent_is_recorded_again(
    client, published, alumnus, liaison, office
):
    withdraw_consent(alumnus.consents.get(), channel="phone", actor=office)
    assert page_of(client, published) == 404 and todos() == {"优秀校友不能再公开，请从网站撤下": 1}
    give_consent(alumnus, "public_page", channel="phone", actor=liaison)
    assert page_of(client, published) == 404 and published.slug not in client.get("/notable/").content.decode()
    assert client.get(f"/notable/{published.slug}/portrait/").status_code == 404
    assert todos() == {"优秀校友介绍请撤下核对，再重新公开": 1}
    client.force_login(office)
    desk = client.get(url("notable-detail", published.pk, door="admin")).content.decode()
    assert "待重新公开" in desk and "页面不会自动恢复" in desk and "查看网站上的页面" not in desk
    withdraw_profile(published, actor=office)
    publish_profile(published, actor=office)
    assert page_of(client, published) != 404 and todos() == {}
