"""`/regulation/` for everybody and for who works here; loading, revoking and interpreting at the office. Texts are invented."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from planning.articles import CHAPTERS, WORKS
from planning.forms.regulation import BOTH, NOTHING
from planning.models import Article, Interpretation, RegulationText
from planning.regulation_sheet import OFFICE_READS
from planning.regulation_text import NO_CHAPTER, split
from planning.services.regulation import interpret_article, load_text, revoke_text, withdraw_interpretation

TEXT = """示例办法（试行）
第一章 开头
第一条 为了示例，先写第一条。
第二条 示例由示例室办理。
第二章 结尾
第三条 本办法自发布之日起施行。
"""
TODAY = timezone.localdate()
HOME = "/regulation/"


def loaded(actor, text=TEXT, *, on=date(2021, 3, 1), name="示例办法", trial=True):
    return load_text(split(text), name=name, document="", is_trial=trial, effective_on=on, actor=actor)


def given(actor, text="示例的解释。", *, article=2, days=10, public=True):
    facts = {"article": article, "text": text, "document": "", "given_on": TODAY - timedelta(days=days)}
    return interpret_article(**facts, is_public=public, actor=actor)


def page(client, url=HOME):
    return client.get(url).content.decode()


def words_of(html):
    """What stands in the text itself, without tags and blanks."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))


# --- our own map -----------------------------------------------------------------------------------------------------


def test_every_article_has_a_chapter_and_a_summary_of_our_own():
    assert sorted(WORKS) == list(range(1, 38))
    assert [number for _, first, last in CHAPTERS.values() for number in range(first, last + 1)] == list(range(1, 38))
    assert all(10 <= len(work.summary) <= 120 and work.summary.endswith("。") for work in WORKS.values())


def test_every_page_that_an_article_names_is_an_address_of_its_face():
    faces = {"college": "/college/", "office": "/admin/"}
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
    assert "“示例室”在 1 条里出现" in html and html.count("<mark>示例室</mark>") == 1
    assert html.count('class="reg-article"') == 1 and 'id="chapter-2"' not in html
    assert 'id="article-3"' in page(client, "/regulation/?q=第三条")
    assert "没有找到“查无此词”" in page(client, "/regulation/?q=查无此词")


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


def test_who_sits_for_no_unit_sees_no_figures(sign_in, finance, make_user):
    for user in (finance, make_user("nobody", "无职务")):
        html = page(sign_in(user)) + page(sign_in(user), "/regulation/9/")
        assert "reg-figures" not in html and "办得怎样" not in html
        assert 'href="/admin/' not in html and 'href="/college/' not in html
    assert not finance.has_perm(OFFICE_READS)


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


# --- acts ------------------------------------------------------------------------------------------------------------


def test_the_articles_of_a_version_are_never_changed(office):
    text = loaded(office)
    told = list(Article.objects.order_by("number").values_list("number", "chapter", "chapter_title", "body"))
    assert told == [
        (1, 1, "开头", "为了示例，先写第一条。"),
        (2, 1, "开头", "示例由示例室办理。"),
        (3, 2, "结尾", "本办法自发布之日起施行。"),
    ]
    with pytest.raises(DatabaseError), transaction.atomic():
        text.articles.update(body="改写")


def test_the_same_words_come_once_as_trial_and_once_as_final(office):
    trial = loaded(office)
    with pytest.raises(ValidationError, match="逐字相同"):
        loaded(office, on=date(2022, 3, 1))
    final = loaded(office, on=date(2022, 3, 1), trial=False)
    assert (str(trial), str(final)) == ("示例办法（试行）", "示例办法")
    assert RegulationText.objects.in_force() == final


def test_two_texts_do_not_take_effect_on_one_day(office):
    first = loaded(office)
    with pytest.raises(ValidationError, match="这一天已有一份文本施行"):
        loaded(office, TEXT.replace("示例室", "另一室"))
    revoke_text(first, reason="录错", actor=office)
    assert loaded(office, TEXT.replace("示例室", "另一室")) == RegulationText.objects.in_force()


def test_what_is_revoked_or_withdrawn_is_so_once_and_with_a_reason(office):
    text, one = loaded(office), given(office)
    for act, row in ((revoke_text, text), (withdraw_interpretation, one)):
        with pytest.raises(ValidationError, match="请写明"):
            act(row, reason=" ", actor=office)
        done = act(row, reason="录错", actor=office)
        with pytest.raises(ValidationError, match="不必再办"):
            act(done, reason="再来", actor=office)


def test_an_interpretation_is_not_dated_ahead_and_is_of_an_article_there_may_be(office):
    with pytest.raises(ValidationError, match="日期不能晚于今天"):
        given(office, days=-1)
    with pytest.raises(ValidationError):
        given(office, article=38)
    assert not Interpretation.objects.exists()


# --- the office's pages ----------------------------------------------------------------------------------------------

FACTS = {"name": "", "document": "示例发〔2021〕1号", "is_trial": "on", "effective_on": "2021-03-01"}


def hidden(html):
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))


def test_the_office_loads_a_text_by_way_of_a_preview(sign_in, office):
    client = sign_in(office)
    preview = client.post("/admin/regulation/preview/", FACTS | {"text": TEXT}).content.decode()
    assert "找到 2 章 3 条，还没有保存" in preview and "这是第一份" in preview
    assert not RegulationText.objects.exists()
    saved = client.post("/admin/regulation/load/", hidden(preview))
    assert saved.status_code == 302 and saved["Location"] == reverse("admin:regulation-list")
    text = RegulationText.objects.get()
    assert (text.name, text.document, text.is_trial, text.effective_on, text.loaded_by) == (
        "示例办法（试行）", "示例发〔2021〕1号", True, date(2021, 3, 1), office,
    )  # fmt: skip
    assert text.articles.count() == 3


def test_what_is_saved_twice_from_one_preview_is_one_version(sign_in, office):
    client = sign_in(office)
    fields = hidden(client.post("/admin/regulation/preview/", FACTS | {"text": TEXT}).content.decode())
    assert [client.post("/admin/regulation/load/", fields).status_code for _ in range(2)] == [302, 302]
    assert RegulationText.objects.count() == 1


def test_a_preview_shows_the_changed_words_and_can_be_mended(sign_in, office):
    loaded(office)
    client = sign_in(office)
    facts = FACTS | {"text": TEXT.replace("由示例室办理", "由新办公室办理"), "effective_on": "2024-03-01"}
    html = client.post("/admin/regulation/preview/", facts).content.decode()
    assert "<ins>新办公</ins>" in html and "<del>示例</del>" in html and "有改动 <strong" in html
    again = client.post("/admin/regulation/load/", hidden(html) | {"change": "1"})
    assert again.status_code == 200 and "由新办公室办理" in again.content.decode()
    assert RegulationText.objects.count() == 1


def test_a_file_is_read_as_well_as_a_pasted_text(sign_in, office):
    client = sign_in(office)
    file = SimpleUploadedFile("示例.txt", TEXT.encode("gb18030"), "text/plain")
    html = client.post("/admin/regulation/preview/", FACTS | {"text": "", "file": file}).content.decode()
    assert "找到 2 章 3 条" in html and "示例由示例室办理" in html


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"text": ""}, NOTHING),
        ({"text": "这是一封信。"}, NO_CHAPTER),
        ({"text": TEXT.replace("第二条", "第一条")}, "第 4 行又出现第一条（第 3 行已有）"),
        ({"text": TEXT, "effective_on": "明天"}, "请写成 2025-08-01 这样的日期"),
        ({"text": TEXT.replace("示例办法（试行）\n", "")}, "文本开头没有标题行，请填写名称"),
        ({"text": TEXT, "name": "名" * 121}, "名称最多 120 字"),
        ({"text": "", "file": SimpleUploadedFile("a.docx", b"PK\x03\x04")}, "不是文本文件"),
        ({"text": TEXT, "file": SimpleUploadedFile("a.txt", TEXT.encode())}, BOTH),
        ({"text": "", "file": SimpleUploadedFile("a.txt", b"")}, "文件是空的"),
    ],
)
def test_bad_input_is_refused_beside_the_field(sign_in, office, sent, told):
    answer = sign_in(office).post("/admin/regulation/preview/", FACTS | sent)
    assert answer.status_code == 200 and told in answer.content.decode()
    assert not RegulationText.objects.exists()


def test_a_taken_day_is_told_in_the_preview_and_again_when_saved(sign_in, office):
    loaded(office, TEXT.replace("示例室", "另一室"))
    client = sign_in(office)
    html = client.post("/admin/regulation/preview/", FACTS | {"text": TEXT}).content.decode()
    assert "已有一份文本施行" in html and "保存这份文本" not in html
    answer = client.post("/admin/regulation/load/", hidden(html))
    assert answer.status_code == 200 and "这一天已有一份文本施行" in answer.content.decode()


def test_versions_are_listed_compared_and_revoked(sign_in, office):
    old = loaded(office)
    new = loaded(office, TEXT.replace("示例室", "新示例室"), on=date(2023, 3, 1), trial=False)
    client = sign_in(office)
    listing = page(client, "/admin/regulation/")
    assert listing.count("施行中") == 1 and "已被取代" in listing
    assert "<ins>新</ins>" in page(client, f"/admin/regulation/{new.pk}/compare/")
    assert "<del>新</del>" in page(client, f"/admin/regulation/{old.pk}/compare/?with={new.pk}")
    assert "请选一份相比" in page(client, f"/admin/regulation/{old.pk}/compare/?with=x")
    url = f"/admin/regulation/{new.pk}/revoke/"
    assert "请写明作废的原因" in client.post(url, {"reason": ""}).content.decode()
    assert client.post(url, {"reason": "录错"}).status_code == 302
    new.refresh_from_db()
    assert new.revoked_why == "录错" and RegulationText.objects.in_force() == old


def test_the_office_interprets_and_withdraws(sign_in, office):
    client = sign_in(office)
    facts = {"article": "9", "text": "两年以内。", "document": "", "given_on": TODAY.isoformat(), "is_public": "on"}
    assert client.post("/admin/regulation/interpretations/add/", facts).status_code == 302
    one = Interpretation.objects.get()
    assert (one.article, one.text, one.given_by, one.is_public) == (9, "两年以内。", office, True)
    assert "两年以内" in page(client, "/admin/regulation/interpretations/?article=9")
    url = f"/admin/regulation/interpretations/{one.pk}/withdraw/"
    assert client.post(url, {"reason": "改了"}).status_code == 302
    one.refresh_from_db()
    assert (one.withdrawn_on, one.withdrawn_why) == (TODAY, "改了")
    assert "还没有解释" in page(client, "/admin/regulation/interpretations/?article=8")


@pytest.mark.parametrize("who", ["inspector", "finance", "student_affairs", "liaison"])
def test_only_the_office_loads_and_interprets(request, sign_in, office, who):
    text, one = loaded(office), given(office)
    client = sign_in(request.getfixturevalue(who))
    acts = [
        "regulation/load/",
        "regulation/preview/",
        f"regulation/{text.pk}/revoke/",
        "regulation/interpretations/add/",
        f"regulation/interpretations/{one.pk}/withdraw/",
    ]
    assert all(client.post(f"/admin/{url}", {"reason": "x"}).status_code in (302, 403) for url in acts)
    reads = [client.get(f"/admin/{url}").status_code for url in ("regulation/", "regulation/interpretations/")]
    assert reads == {"inspector": [200, 200], "liaison": [302, 302]}.get(who, [403, 403])
    text.refresh_from_db(), one.refresh_from_db()
    assert (text.revoked_at, one.withdrawn_on, RegulationText.objects.count()) == (None, None, 1)
