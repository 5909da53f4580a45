"""Loading, revoking and interpreting the regulation at the office (art. 36). Texts are invented."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse

from planning.forms.regulation import BOTH, NOTHING
from planning.models import Article, Interpretation, RegulationText
from planning.regulation_text import NO_CHAPTER
from planning.services.regulation import revoke_text, withdraw_interpretation
from planning.tests.regulations import TEXT, TODAY, given, loaded, page

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
