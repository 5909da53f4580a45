import pytest
from django.urls import reverse

from alumni.models import NotableProfile
from alumni.services.consents import withdraw_consent
from colleges.models import CollegeHistory, CollegeName
from colleges.services.history import save_row, save_texts, withdraw_history
from colleges.tests.histories import LINES, TEXTS, approved, with_picture, written
from colleges.tests.test_history import published_notable
from common import fonts
from tests.documents import text_of_pdf

pytestmark = pytest.mark.django_db


def page(name="动物科技学院"):
    return reverse("history:college", args=[name])


def key_of(edition):
    return edition.parts["pictures"][0]["key"]


@pytest.fixture
def edition(animal_college, liaison, office):
    written(animal_college, liaison)
    with_picture(animal_college, liaison)
    return approved(animal_college, liaison, office)


def test_the_public_reads_the_published_edition(client, edition):
    shown = client.get(page()).content.decode()
    for words in ("学院起源于 1958 年", "2003 年设动物科学系", "罗建民", "东校区牧医楼", "东校区老校门", "第 1 版"):
        assert words in shown
    index = client.get(reverse("history:index")).content.decode()
    assert page() in index or "动物科技学院" in index


def test_what_no_office_approved_is_not_there(client, animal_college, liaison):
    written(animal_college, liaison)
    assert client.get(page()).status_code == 404
    assert "动物科技学院" not in client.get(reverse("history:index")).content.decode()
    assert client.get(page("没有的学院")).status_code == 404


def test_a_former_name_leads_to_the_present_one(client, edition):
    assert client.get(page("动物科学系"))["Location"] == page()
    booklet = client.get(reverse("history:booklet", args=["动物科学系"]))
    assert booklet["Location"] == reverse("history:booklet", args=["动物科技学院"])


def test_a_former_name_of_a_college_that_published_nothing_leads_nowhere(client, machine_college, edition):
    CollegeName.objects.create(college=machine_college, name="机电系")
    assert client.get(page("机电系")).status_code == 404


def test_changes_after_the_approval_do_not_show(client, animal_college, liaison, edition):
    history = CollegeHistory.objects.get()
    save_texts(animal_college, changes=TEXTS | {"origin": "还没审的起源"}, seen=history.version, actor=liaison)
    later = with_picture(animal_college, liaison, colour="navy", caption="还没审的图片")
    shown = client.get(page()).content.decode()
    assert "还没审的" not in shown and "学院起源于 1958 年" in shown
    unseen = reverse("history:picture", args=["动物科技学院", later.paper.sha256[:32]])
    assert client.get(unseen).status_code == 404


def test_a_picture_is_served_by_its_key_while_it_is_published(client, animal_college, office, edition):
    url = reverse("history:picture", args=["动物科技学院", key_of(edition)])
    answer = client.get(url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(url.replace(key_of(edition), str(edition.parts["pictures"][0]["paper"]))).status_code == 404
    withdraw_history(animal_college, reason="照片未征得同意", actor=office)
    assert client.get(url).status_code == client.get(page()).status_code == 404


def test_no_teacher_is_named_who_did_not_agree(client, edition):
    assert "谭秋生" not in client.get(page()).content.decode()
    assert "谭秋生" not in text_of_pdf(client.get(reverse("history:booklet", args=["动物科技学院"])).content)


def test_teachers_are_named_while_they_agree(client, animal_college, liaison, office):
    written(animal_college, liaison, shows_teachers=True)
    approved(animal_college, liaison, office)
    assert "谭秋生" in client.get(page()).content.decode()
    history = CollegeHistory.objects.get()
    save_texts(animal_college, changes=TEXTS, seen=history.version, actor=liaison)
    assert "谭秋生" not in client.get(page()).content.decode()


def test_the_published_booklet_says_which_edition_it_is(client, edition):
    file = client.get(reverse("history:booklet", args=["动物科技学院"]))
    text = text_of_pdf(file.content).replace(" ", "")
    assert "第1版" in text and "未公布的稿" not in text and "东校区老校门" in text


def test_the_booklet_says_where_notable_alumni_are_to_be_read_and_names_none(client, animal_college, office, edition):
    published_notable(animal_college, office)
    text = text_of_pdf(client.get(reverse("history:booklet", args=["动物科技学院"])).content).replace(" ", "")
    assert "优秀校友" in text and reverse("alumni:notable-list") in text and "张三丰" not in text


def test_a_machine_without_fonts_shows_the_page_instead_of_the_booklet(client, edition, monkeypatch, tmp_path):
    monkeypatch.setenv("FONT_DIR", str(tmp_path))
    monkeypatch.setenv("IGNORE_SYSTEM_FONTS", "1")
    monkeypatch.setattr(fonts, "LOCAL_FONTS", tmp_path)
    answer = client.get(reverse("history:booklet", args=["动物科技学院"]))
    assert answer.status_code == 503 and "现在不能成册，请过些时候再下载。" in answer.content.decode()


def test_notable_alumni_stand_by_link_and_are_gone_with_their_consent(client, animal_college, office, edition):
    profile = published_notable(animal_college, office)
    link = reverse("alumni:notable-detail", args=[profile.slug])
    NotableProfile.objects.update(headline="还没有审过的介绍")
    shown = client.get(page()).content.decode()
    assert link in shown and "湘西山羊良种推广人" in shown and "还没有审过的介绍" not in shown
    withdraw_consent(profile.alumnus.consents.get(), channel="phone", actor=office)
    shown = client.get(page()).content.decode()
    assert link not in shown and "张三丰" not in shown


def test_no_number_of_a_row_stands_in_the_page(client, edition):
    shown = client.get(page()).content.decode()
    assert f"/{edition.parts['pictures'][0]['paper']}/" not in shown


def test_the_page_asks_the_same_number_of_queries_however_long_the_history(
    client, animal_college, liaison, office, django_assert_num_queries, edition
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(page())
        return len(asked)

    before = queries()
    model, facts = LINES[1]
    for year in (1998, 1999, 2000):
        save_row(
            model(college=animal_college), college=animal_college, changes=facts | {"since_year": year}, actor=liaison
        )
    approved(animal_college, liaison, office)
    assert queries() == before
