"""`/regulation/` for everybody and for who works here. Texts are invented."""

import re
from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.articles import CHAPTERS, WORKS
from planning.regulation_sheet import OFFICE_READS
from planning.services.plans import publish_plan
from planning.services.regulation import revoke_text, withdraw_interpretation
from planning.tests.regulations import HOME, TEXT, TODAY, given, loaded, page
from planning.tests.year import department, draft, of_school


def words_of(html):
    """What stands in the text itself, without tags and blanks."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


# --- our own map -----------------------------------------------------------------------------------------------------


def test_every_article_has_a_chapter_and_a_summary_of_our_own():
    assert sorted(WORKS) == list(range(1, 38))
    assert [number for _, first, last in CHAPTERS.values() for number in range(first, last + 1)] == list(range(1, 38))
    assert all(10 <= len(work.summary) <= 120 and work.summary.endswith("。") for work in WORKS.values())


def test_every_page_that_an_article_names_is_an_address_of_its_face():
    faces = {"college": "/college/", "office": "/admin/", "desk": "/desk/"}
    for work in WORKS.values():
        for place in work.places:
            for face, door in faces.items():
                name = getattr(place, face)
                assert not name or reverse(name).startswith(door)
            assert not place.public or not reverse(place.public).startswith(tuple(faces.values()))


# --- the public page -------------------------------------------------------------------------------------------------


def test_without_a_text_the_page_shows_numbers_and_summaries_and_says_so(client, db):
    html = page(client)
    assert "校友会办公室还没有录入办法的正式文本" in html
    assert "第三十七条" in html and WORKS[7].summary in html and CHAPTERS[11][0] in html
    assert html.count('class="reg-article"') == 37
    one = page(client, "/regulation/7/")
    assert WORKS[7].summary in one and "还没有录入办法的正式文本" in one and CHAPTERS[2][0] in one


def test_the_version_of_the_day_is_shown_and_another_one_may_be_chosen(client, office):
    loaded(office)
    loaded(office, TEXT.replace("示例室", "新示例室"), on=date(2023, 3, 1), name="示例办法正式稿", trial=False)
    assert "第二条示例由新示例室办理。" in words_of(page(client))
    assert "第二条示例由示例室办理。" in words_of(page(client, "/regulation/?on=2022-06-01"))
    assert "2020年1月1日还没有施行的文本" in words_of(page(client, "/regulation/?on=2020-01-01"))
    assert "新示例室" in page(client, "/regulation/2/") and "新示例室" not in page(
        client, "/regulation/2/?on=2022-06-01"
    )
    assert page(client, "/regulation/?on=rubbish") == page(client) == page(client, "/regulation/?on=2023-99-99")


def test_the_public_is_not_shown_what_takes_effect_later(client, sign_in, office, liaison):
    loaded(office)
    later = TODAY + timedelta(days=30)
    loaded(office, TEXT.replace("示例室", "将来室"), on=later, name="将来的办法")
    assert "将来" not in page(client, f"/regulation/?on={later}") + page(client)
    assert "将来室" in page(sign_in(liaison), f"/regulation/?on={later}")


def test_a_revoked_text_is_gone_and_the_one_before_is_in_force_again(client, office):
    loaded(office)
    wrong = loaded(office, TEXT.replace("示例室", "错的室"), on=date(2023, 3, 1))
    revoke_text(wrong, reason="漏了一章", actor=office)
    assert "错的室" not in page(client) + page(client, "/regulation/?on=2023-06-01")
    assert "示例由示例室办理" in page(client)


def test_a_search_shows_the_articles_that_hold_the_words_and_marks_them(client, office):
    loaded(office)
    html = page(client, "/regulation/?q=示例室")
    assert "“示例室”找到 1 条" in html and html.count("<mark>示例室</mark>") == 1
    assert html.count('class="reg-article"') == 1 and 'id="chapter-2"' not in html
    assert 'id="article-3"' in page(client, "/regulation/?q=第三条")
    assert "没有找到“查无此词”" in page(client, "/regulation/?q=查无此词")


def test_a_search_for_a_chapter_or_a_number_in_digits_finds_its_articles(client, office):
    loaded(office)
    html = page(client, "/regulation/?q=开头")
    assert "“开头”找到 2 条" in html and html.count('class="reg-article"') == 2 and "<mark>开头</mark></h2>" in html
    assert 'id="article-3"' in page(client, "/regulation/?q=第3条") and "<mark>第三条</mark>" in page(
        client, "/regulation/?q=3条"
    )


def test_a_search_wants_two_characters_and_rubbish_breaks_nothing(client, office):
    loaded(office)
    html = page(client, "/regulation/?q=示")
    assert "请至少输入两个字再查找" in words_of(html) and "<mark>" not in html
    for asked in ("%00%00", "(((", "<script>", "\\1\\2", "长" * 500, "  "):
        answer = client.get(HOME, {"q": asked})
        assert answer.status_code == 200 and "<script>" not in answer.content.decode()


def test_an_article_that_nobody_knows_is_not_found_and_one_the_text_lacks_says_so(client, office):
    assert client.get("/regulation/38/").status_code == client.get("/regulation/0/").status_code == 404
    loaded(office)
    assert "这一版文本没有这一条" in page(client, "/regulation/12/")
    assert client.get("/regulation/999999999999/").status_code == 404
    assert client.post(HOME).status_code == 405


def test_the_words_of_a_text_are_no_markup(client, office):
    loaded(office, TEXT.replace("示例室", "<b>示例</b>室"))
    assert "&lt;b&gt;示例" in page(client) and "<b>" not in page(client, "/regulation/?q=示例")


# --- who sees what ---------------------------------------------------------------------------------------------------


def test_an_interpretation_that_is_not_public_is_for_who_has_signed_in(client, sign_in, office, finance):
    given(office, "对外的说法。")
    given(office, "对内的说法。", public=False)
    given(office, "查不到的说法。", public=False)
    for url in (HOME, "/regulation/2/", "/regulation/?q=说法", "/regulation/?q=查不到"):
        anonymous = page(client, url)
        assert "对内的说法" not in anonymous and office.name not in anonymous
    assert "对外的说法" in page(client) and "对外的说法" in page(client, "/regulation/2/")
    assert "没有找到“查不到”" in page(client, "/regulation/?q=查不到")
    assert "对内的说法" in page(sign_in(finance)) and "内部" in page(sign_in(finance), "/regulation/2/")


def test_a_withdrawn_interpretation_stays_for_the_staff_with_its_reason(client, sign_in, office, liaison):
    one = given(office, "旧的说法。")
    withdraw_interpretation(one, reason="说法变了", actor=office)
    assert "旧的说法" not in page(client) + page(client, "/regulation/2/")
    staff = page(sign_in(liaison), "/regulation/2/")
    assert "旧的说法" in staff and "说法变了" in staff and "旧的说法" not in page(sign_in(liaison))


def test_an_anonymous_visitor_sees_no_figures_and_no_working_pages(client, office, alumnus):
    loaded(office)
    html = page(client) + page(client, "/regulation/9/")
    assert 'class="bare reg-figures' not in html and "figure-row" not in html
    assert "/college/" not in html and 'href="/admin/' not in html


def test_a_liaison_is_led_to_the_own_desk_and_the_office_to_its_own(sign_in, liaison, office, inspector):
    for user, door, others in ((liaison, "/college/alumni/", "/admin/"), (office, "/admin/", "/college/")):
        html = page(sign_in(user), "/regulation/9/")
        assert f'href="{door}' in html and f'href="{others}' not in html
        assert "办得怎样" in html
    assert "动物科技学院" in page(sign_in(liaison)) and "全校" in page(sign_in(inspector), "/regulation/9/")


def test_a_department_is_led_to_its_desk_and_told_how_its_items_stand(sign_in, make_user, office):
    youth = make_user("tw1", "团老师")
    group = department(youth)
    plan = draft(office)
    of_school(plan, office, department=group)
    publish_plan(plan, actor=office)
    html = page(sign_in(youth), "/regulation/7/")
    assert "团委" in html and "办得怎样" in html and 'href="/desk/"' in html and "学校交办的事项" in html
    assert 'href="/admin/' not in html and 'href="/college/' not in html
    assert "计划事项已办结" in page(sign_in(youth))


def test_who_sits_for_no_unit_sees_no_figures(sign_in, finance, make_user):
    for user in (finance, make_user("nobody", "无职务")):
        html = page(sign_in(user)) + page(sign_in(user), "/regulation/9/")
        assert "reg-figures" not in html and "办得怎样" not in html
        assert 'href="/admin/' not in html and 'href="/college/' not in html
    assert not finance.has_perm(OFFICE_READS)


def test_the_version_of_today_is_asked_for_once(client, office):
    loaded(office)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/regulation/2/")
    assert sum('FROM "planning_regulationtext"' in each["sql"] for each in asked) == 1


def test_the_page_asks_as_many_questions_of_one_interpretation_as_of_three(client, office):
    loaded(office)

    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(HOME)
        return len(asked)

    given(office)
    one = count()
    given(office, article=1), given(office, article=3)
    assert count() == one
