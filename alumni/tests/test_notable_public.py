"""What of a notable alumnus stands on the public pages, and which portrait; who must not be there leaves."""

import io
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alumni.models import NotableProfile
from alumni.notable_sheet import content_of
from alumni.services.consents import give_consent, withdraw_consent
from alumni.services.merges import merge_people, unmerge
from alumni.services.notable import publish_profile, start_profile, withdraw_profile
from alumni.services.photos import put_portrait, remove_photo
from alumni.tests.notable_files import WORDS, url
from alumni.tests.pictures import picture
from colleges.todos import Desk, todos_for
from conftest import make_alumnus

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["deceased", "lost", "quiet"])
def test_whoever_may_not_be_contacted_is_not_published_and_leaves_the_site(approved, published, alumnus, office, state):
    assert list(NotableProfile.objects.public()) == [published]
    alumnus.do_not_contact = state == "quiet"
    alumnus.state = "active" if state == "quiet" else state
    alumnus.save()
    assert list(NotableProfile.objects.public()) == []
    withdraw_profile(published, actor=office)
    with pytest.raises(ValidationError, match="本人已故、失去联系或要求勿打扰"):
        publish_profile(NotableProfile.objects.get(pk=published.pk), actor=office)


def test_the_public_sees_who_agreed_by_a_random_address_and_nothing_else(client, published, alumnus, office):
    listed = client.get("/notable/").content.decode()
    assert "王伟" in listed and published.slug in listed
    page = client.get(f"/notable/{published.slug}/")
    shown = page.content.decode()
    assert "省科技进步三等奖" in shown and "动物科技学院" in shown
    for secret in ("13800138000", "138 0013", "20151101", "牧医1501", f"/{published.pk}/", f"/{alumnus.pk}/"):
        assert secret not in shown + listed
    assert client.get(f"/notable/{published.pk}/").status_code == 404
    withdraw_consent(alumnus.consents.get(), channel="phone", actor=office)
    assert client.get(f"/notable/{published.slug}/").status_code == 404
    assert "王伟" not in client.get("/notable/").content.decode()
    assert "优秀校友不能再公开，请从网站撤下" in [todo.title for todo in todos_for(Desk())]


def portrait_of(client, profile):
    response = client.get(f"/notable/{profile.slug}/portrait/")
    return b"".join(response.streaming_content) if response.status_code == 200 else response.status_code


@pytest.fixture
def put(alumnus, liaison):
    """Upload a portrait; return its bytes as stored."""

    def act(colour, person=alumnus):
        photo = put_portrait(person, io.BytesIO(picture(colour)), actor=liaison)
        return photo.image.read()

    return act


def told_to_wait(client, user, profile, door):
    client.force_login(user)
    told = "新照片尚未公开" in client.get(url("notable-detail", profile.pk, door=door)).content.decode()
    client.logout()
    return told


def test_a_portrait_that_came_after_publication_waits_until_the_file_is_published_anew(
    client, approved, alumnus, liaison, office, put
):
    agreed = put("orange")
    give_consent(alumnus, "public_page", channel="paper", actor=office)
    publish_profile(approved, actor=office)
    assert portrait_of(client, approved) == agreed and not told_to_wait(client, liaison, approved, "college:alumni")
    fresh = put("navy")
    assert portrait_of(client, approved) == agreed != fresh
    assert told_to_wait(client, liaison, approved, "college:alumni") and told_to_wait(client, office, approved, "admin")
    withdraw_profile(approved, actor=office)
    assert portrait_of(client, approved) == 404 and not told_to_wait(client, office, approved, "admin")
    publish_profile(approved, actor=office)
    assert portrait_of(client, approved) == fresh and not told_to_wait(client, office, approved, "admin")


def test_a_file_published_without_a_portrait_shows_none_until_it_is_published_anew(client, published, put, office):
    put("orange")
    assert portrait_of(client, published) == 404 and told_to_wait(client, office, published, "admin")
    assert "portrait/" not in client.get("/notable/").content.decode()
    assert "portrait/" not in client.get(f"/notable/{published.slug}/").content.decode()


def test_a_public_portrait_that_is_removed_leaves_the_site_at_once(client, approved, alumnus, liaison, office, put):
    put("orange")
    give_consent(alumnus, "public_page", channel="paper", actor=office)
    publish_profile(approved, actor=office)
    remove_photo(alumnus.photos.get(), reason="本人不同意", actor=liaison)
    assert portrait_of(client, approved) == 404
    assert "portrait/" not in client.get(f"/notable/{approved.slug}/").content.decode()


def test_a_portrait_that_goes_back_with_its_owner_is_not_shown_for_another(
    client, approved, alumnus, animal_college, office, put
):
    twin = make_alumnus(animal_college, "王伟")
    put("orange", twin)
    merge = merge_people(alumnus, twin, college=None, actor=office)
    give_consent(alumnus, "public_page", channel="paper", actor=office)
    profile = publish_profile(approved, actor=office)
    assert portrait_of(client, profile) not in (404, b"")
    unmerge(merge, college=None, actor=office)
    assert portrait_of(client, profile) == 404
    assert "portrait/" not in client.get(f"/notable/{profile.slug}/").content.decode()


@pytest.mark.parametrize("door", ["college", "public"])
def test_the_list_asks_as_often_for_three_files_as_for_one(client, published, animal_college, liaison, office, door):
    client.force_login(liaison)
    address = "/notable/" if door == "public" else url("notable-list")

    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    queries()
    once = queries()
    for name in ("刘洋", "陈静"):
        person = make_alumnus(animal_college, name, class_name="牧医1502")
        consent = give_consent(person, "public_page", channel="paper", actor=office)
        row = start_profile(person, college=animal_college, changes=WORDS, actor=liaison)
        facts = {"reviewed_by": office, "reviewed_at": timezone.now(), "published_at": timezone.now()}
        facts |= {"published_content": content_of(row), "published_under": consent}
        NotableProfile.objects.filter(pk=row.pk).update(state="published", **facts)
    assert NotableProfile.objects.public().count() == 3
    assert queries() == once


def test_what_was_public_before_it_was_kept_word_by_word_stays_public_as_it_was(client, published, alumnus):
    before = client.get(f"/notable/{published.slug}/").content
    kept = NotableProfile.objects.get().published_content
    NotableProfile.objects.update(published_content={}, published_under=None)
    migration = import_module("alumni.migrations.0018_notable_as_published")
    with connection.schema_editor() as editor:
        migration.keep_what_is_public(apps, editor)
    profile = NotableProfile.objects.get()
    assert (profile.published_content, profile.published_under) == (kept, alumnus.consents.get())
    assert client.get(f"/notable/{published.slug}/").content == before
