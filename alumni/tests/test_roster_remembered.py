"""What was answered once: shown with whose it is, changed, withdrawn so that the next file asks again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alumni.models import RememberedAnswer, RosterUpload
from alumni.rosters.uploads import change_remembered, settle_questions, take_upload
from alumni.tests.test_roster_pages import book

HEAD = ["姓名", "班级", "联系电话", "联系方式"]
pytestmark = pytest.mark.django_db


def sheet(*people):
    people = people or (("张小雨", "13800138000", "13900139000"), ("李小雨", "13800138002", "13900139002"))
    return book(*([name, "动医1501", *phones] for name, *phones in people), head=HEAD)


def asked(college, actor, filename="联系表.xlsx"):
    return take_upload(sheet(), filename=filename, college=college, actor=actor)


def answered(college, actor, value="other_phone"):
    upload = asked(college, actor)
    [question] = upload.reading["questions"]
    return settle_questions(upload, {question["key"]: value}, actor=actor), RememberedAnswer.objects.get()


def at(name, *args):
    return reverse(f"college:alumni:roster-{name}", args=args)


def test_answer_is_kept_with_whose_it_is_when_and_from_which_file(animal_college, liaison):
    upload, answer = answered(animal_college, liaison)
    assert upload.state == "checked"
    kept = (answer.college, answer.key, answer.value, answer.given_by, answer.given_at.date(), answer.file_name)
    today = timezone.now().date()
    assert kept == (animal_college, "column:联系方式", "other_phone", liaison, today, "联系表.xlsx")


def test_list_says_question_answer_who_and_from_which_file_in_words(sign_in, animal_college, liaison):
    answered(animal_college, liaison)
    page = sign_in(liaison).get(at("remembered")).content.decode()
    for words in ("“联系方式”这一列是什么", "<strong>其他电话</strong>", "周老师", "来自“联系表.xlsx”", "列的含义"):
        assert words in page
    assert "other_phone" not in page


def test_list_is_found_from_the_rosters_and_is_explained_while_empty(sign_in, liaison):
    client = sign_in(liaison)
    assert at("remembered") in client.get(at("list")).content.decode()
    assert "还没有记住的回答" in client.get(at("remembered")).content.decode()


def test_file_that_was_read_by_an_earlier_answer_says_so_with_a_way_to_change_it(sign_in, animal_college, liaison):
    _, answer = answered(animal_college, liaison)
    upload = asked(animal_college, liaison, "第二份.xlsx")
    page = sign_in(liaison).get(at("detail", upload.pk)).content.decode()
    assert upload.state == "checked" and "按以前的回答读取的 1 处" in page and "在“联系表.xlsx”中回答" in page
    assert f"{at('remembered-edit', answer.pk)}?for={upload.pk}" in page


def test_questions_step_shows_what_was_read_by_earlier_answers(sign_in, animal_college, liaison):
    answered(animal_college, liaison)
    content = book(["张小雨", "13800138000", "13900139000"], head=["姓名", "联系电话", "联系方式"])
    upload = take_upload(content, filename="无班级.xlsx", college=animal_college, actor=liaison)
    page = sign_in(liaison).get(at("detail", upload.pk)).content.decode()
    assert upload.state == "questions" and "按以前的回答读取的 1 处" in page


def test_changed_answer_holds_for_the_next_file_and_stands_in_the_trail(sign_in, animal_college, liaison):
    _, answer = answered(animal_college, liaison)
    client = sign_in(liaison)
    form = client.get(at("remembered-edit", answer.pk)).context["form"]
    sent = {"value": "phone", "version": form["version"].value()}
    page = client.post(at("remembered-edit", answer.pk), sent, follow=True).content.decode()
    assert "已改为“本人手机”，从下一份名册起照此读取。" in page
    upload = asked(animal_college, liaison, "第二份.xlsx")
    assert upload.rows.get(name="张小雨").mobile == "13900139000"
    assert list(answer.trail_events.order_by("pgh_id").values_list("pgh_label", "value")) == [
        ("insert", "other_phone"),
        ("update", "phone"),
    ]


def test_changing_from_a_files_page_reads_that_file_again(sign_in, animal_college, liaison):
    upload, answer = answered(animal_college, liaison)
    client = sign_in(liaison)
    address = f"{at('remembered-edit', answer.pk)}?for={upload.pk}"
    sent = {"value": "phone", "version": client.get(address).context["form"]["version"].value()}
    answer_page = client.post(address, sent)
    assert answer_page["Location"] == at("detail", upload.pk)
    assert upload.rows.get(name="张小雨").mobile == "13900139000"


def test_withdrawn_answer_is_asked_again_by_the_next_file(sign_in, animal_college, liaison):
    _, answer = answered(animal_college, liaison)
    page = sign_in(liaison).post(at("remembered-withdraw", answer.pk), follow=True).content.decode()
    assert "已撤回这条回答，下次上传遇到时会重新询问。" in page
    assert asked(animal_college, liaison, "第二份.xlsx").state == "questions"
    trail = RememberedAnswer.trail_events.rel.related_model.objects.order_by("pgh_id")
    assert list(trail.values_list("pgh_label", "actor_name")) == [
        ("insert", None),
        ("delete", liaison.label),
    ]


def test_withdrawing_from_a_files_page_asks_at_once(sign_in, animal_college, liaison):
    upload, answer = answered(animal_college, liaison)
    sign_in(liaison).post(f"{at('remembered-withdraw', answer.pk)}?for={upload.pk}")
    upload.refresh_from_db()
    assert (upload.state, upload.reading["questions"][0]["key"]) == ("questions", "column:联系方式")


def test_answer_that_was_not_among_the_choices_is_refused(sign_in, animal_college, liaison):
    _, answer = answered(animal_college, liaison)
    client = sign_in(liaison)
    version = client.get(at("remembered-edit", answer.pk)).context["form"]["version"].value()
    page = client.post(at("remembered-edit", answer.pk), {"value": "身份证", "version": version})
    assert page.status_code == 200 and page.context["form"].errors
    answer.refresh_from_db()
    assert answer.value == "other_phone"


def test_answer_that_fits_no_question_is_refused_whoever_asks(animal_college, liaison):
    _, answer = answered(animal_college, liaison)
    with pytest.raises(ValidationError, match="请从列出的答案里选一个"):
        change_remembered(answer, value="身份证", version=answer.version, actor=liaison)


def test_second_writer_of_an_answer_is_told_of_the_first(sign_in, animal_college, liaison):
    _, answer = answered(animal_college, liaison)
    client = sign_in(liaison)
    version = client.get(at("remembered-edit", answer.pk)).context["form"]["version"].value()
    client.post(at("remembered-edit", answer.pk), {"value": "phone", "version": version})
    page = client.post(at("remembered-edit", answer.pk), {"value": "ignore", "version": version})
    assert "您填写期间，别人修改了这条记录" in page.content.decode()
    answer.refresh_from_db()
    assert answer.value == "phone"


def test_answers_of_another_college_are_not_found(sign_in, animal_college, liaison, other_liaison):
    _, answer = answered(animal_college, liaison)
    client = sign_in(other_liaison)
    assert "联系方式" not in client.get(at("remembered")).content.decode()
    assert client.get(at("remembered-edit", answer.pk)).status_code == 404
    assert client.post(at("remembered-withdraw", answer.pk)).status_code == 404
    assert RememberedAnswer.objects.count() == 1


def test_office_sees_the_answers_of_all_and_of_one_college(
    sign_in, office, animal_college, machine_college, liaison, other_liaison
):
    answered(animal_college, liaison)
    RememberedAnswer.objects.create(college=machine_college, key="major:数控", value="unknown", label="“数控”？")
    RememberedAnswer.objects.create(
        college=None, key="college:水利系", value=str(machine_college.pk), label="“水利系”？"
    )
    client, page = sign_in(office), reverse("admin:roster-remembered")

    def shown(**query):
        return {line.said for line in client.get(page, query).context["lines"]}

    assert shown() == {"其他电话", "暂不填写专业", "机电工程学院"}
    assert shown(college=machine_college.pk) == {"暂不填写专业"}
    assert shown(college="all") == {"机电工程学院"}
    assert shown(college="x") == shown()


def test_list_takes_as_many_queries_for_three_answers_as_for_one(sign_in, animal_college, liaison):
    client, counts = sign_in(liaison), []
    for names in ("甲", "乙丙"):
        for name in names:
            facts = {"value": "phone", "label": name, "given_by": liaison}
            RememberedAnswer.objects.create(college=animal_college, key=f"column:{name}", **facts)
        client.get(at("remembered"))
        with CaptureQueriesContext(connection) as queries:
            client.get(at("remembered"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_answering_again_in_another_file_takes_the_place_of_the_first(animal_college, liaison, leader):
    upload, answer = answered(animal_college, liaison)
    settle_questions(upload, {"column:联系方式": "ignore"}, actor=leader)
    again = RememberedAnswer.objects.get()
    assert (again.pk, again.value, again.given_by, again.version) == (answer.pk, "ignore", leader, 2)
    assert RosterUpload.objects.count() == 1
