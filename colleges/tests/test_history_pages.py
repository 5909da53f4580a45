import io
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from colleges.history import collect, digest
from colleges.history_parts import PARTS
from colleges.models import College, CollegeHistory, HistoryPicture, LeaderTerm, Teacher
from colleges.services.history import save_row, submit_history
from colleges.tests.histories import LINES, ORIGIN, TEXTS, approved, picture, with_picture, written
from colleges.tests.test_history_import import LEADERS, workbook
from conftest import make_college
from tests.documents import text_of_pdf

pytestmark = pytest.mark.django_db

LEADER = {"name": "唐建平", "title": "院长", "since_year": "2012", "until_year": "", "source": ""}


def own(name="history", *args):
    return reverse(f"college:{name}", args=args)


def at_office(name, college, *args):
    return reverse(f"admin:{name}", args=[college.pk, *args])


def token_of(page):
    return page.context["form"]["version"].value()


def test_the_overview_shows_what_there_is_and_what_is_missing(sign_in, liaison, animal_college):
    written(animal_college, liaison)
    page = sign_in(liaison).get(own()).content.decode()
    assert "学院起源于 1958 年设立的畜牧兽医科。" in page and "罗建民任系主任" in page
    assert "优秀校友：还没有在网站公开的优秀校友。" in page and "提交审核" in page


def test_a_liaison_writes_the_texts_and_submits(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    form = client.get(own("history-texts"))
    sent = {"origin": ORIGIN, "development": "# 建系\n2003 年。", "version": token_of(form)}
    assert client.post(own("history-texts"), sent).status_code == 302
    assert client.post(own("history-submit")).status_code == 302
    history = CollegeHistory.objects.get()
    assert (history.origin, history.state, history.submitted_by) == (ORIGIN, "submitted", liaison)
    assert client.post(own("history-texts"), sent).status_code == 200  # what was typed is still there
    assert "正由校友会办公室审核" in client.get(own("history-texts")).content.decode()


def test_the_second_of_two_writers_sees_the_difference_and_loses_no_typing(sign_in, liaison, leader, animal_college):
    written(animal_college, liaison)
    client = sign_in(liaison)
    opened = token_of(client.get(own("history-texts")))
    from colleges.services.history import save_texts

    history = CollegeHistory.objects.get()
    save_texts(animal_college, changes=TEXTS | {"origin": "院长改过的起源"}, seen=history.version, actor=leader)
    page = client.post(own("history-texts"), {"origin": "我写的起源", "development": "x", "version": opened})
    shown = page.content.decode()
    assert page.status_code == 200 and "院长改过的起源" in shown and "我写的起源" in shown and "唐院长" in shown
    assert CollegeHistory.objects.get().origin == "院长改过的起源"


@pytest.mark.parametrize("part", [key for key in PARTS if key != "pictures"])
def test_every_part_opens_with_its_lines(sign_in, liaison, animal_college, part):
    written(animal_college, liaison)
    page = sign_in(liaison).get(own("history-part", part))
    assert page.status_code == 200 and len(page.context["rows"]) == PARTS[part].rows(animal_college).count() > 0


def test_a_line_is_added_changed_and_removed_with_a_reason(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    assert client.post(own("history-part", "leaders"), LEADER).status_code == 302
    row = LeaderTerm.objects.get()
    edit = own("history-row-edit", "leaders", row.pk)
    sent = LEADER | {"title": "书记", "version": token_of(client.get(edit))}
    assert client.post(edit, sent).status_code == 302
    assert LeaderTerm.objects.get().title == "书记"
    remove = own("history-row-remove", "leaders", row.pk)
    client.post(remove, {"reason": ""})
    assert LeaderTerm.objects.count() == 1
    client.post(remove, {"reason": "登记重复"})
    assert LeaderTerm.objects.count() == 0


def test_a_form_sent_twice_adds_one_line(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    sent = LEADER | {"once": client.get(own("history-part", "leaders")).context["form"]["once"].value()}
    first, second = (client.post(own("history-part", "leaders"), sent) for _ in range(2))
    assert LeaderTerm.objects.count() == 1 and first["Location"] == second["Location"]


def test_a_line_that_is_there_already_is_told_beside_the_form(sign_in, liaison, animal_college):
    written(animal_college, liaison)
    page = sign_in(liaison).post(own("history-part", "leaders"), LEADER)
    assert page.status_code == 200 and "这一任已经登记。" in page.content.decode()


def test_majors_are_read_and_not_written_here(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    assert "畜牧兽医" in client.get(own("history-part", "majors")).content.decode()
    assert client.post(own("history-part", "majors"), {"name": "新专业"}).status_code == 404
    assert client.get(own("history-import", "majors")).status_code == 404
    assert client.get(own("history-part", "nothing")).status_code == 404


def test_a_picture_is_put_and_shown_to_its_own_college_only(sign_in, liaison, other_liaison, animal_college):
    client = sign_in(liaison)
    file = picture()
    file.name = "校门.jpg"
    sent = {"file": file, "caption": "东校区老校门", "year": "1998"}
    assert client.post(own("history-part", "pictures"), sent).status_code == 302
    kept = HistoryPicture.objects.get()
    shown = client.get(own("history-picture", kept.pk))
    assert shown["Content-Type"] == "image/jpeg" and shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Cache-Control"] == "private, max-age=3600"
    assert sign_in(other_liaison).get(own("history-picture", kept.pk)).status_code == 404


def test_another_colleges_lines_are_not_there(sign_in, liaison, other_liaison, animal_college):
    written(animal_college, liaison)
    row, client = LeaderTerm.objects.first(), sign_in(other_liaison)
    assert client.get(own("history-row-edit", "leaders", row.pk)).status_code == 404
    assert client.post(own("history-row-edit", "leaders", row.pk), LEADER).status_code == 404
    assert client.post(own("history-row-remove", "leaders", row.pk), {"reason": "x"}).status_code == 404
    assert "罗建民" not in client.get(own("history-part", "leaders")).content.decode()
    assert LeaderTerm.objects.count() == 2


# --- as a workbook ---------------------------------------------------------------------------------------------------


def sent_in(client, *rows):
    file = io.BytesIO(workbook(LEADERS, *rows))
    file.name = "历任领导.xlsx"
    return client.post(own("history-import", "leaders"), {"file": file})


def test_a_workbook_is_previewed_before_it_is_imported_and_twice_does_no_harm(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    page = sent_in(client, ["唐建平", "院长", 2012, "", ""])
    assert "唐建平" in page.content.decode() and not LeaderTerm.objects.exists()
    sent = {"token": page.context["token"]}
    for _ in range(2):
        assert client.post(own("history-import", "leaders"), sent).status_code == 302
        assert LeaderTerm.objects.count() == 1
    page = sent_in(client, ["唐建平", "院长", 2012, "", ""]).content.decode()
    assert "表里的内容都已登记，不必导入。" in page


def test_a_wrong_cell_stops_the_whole_workbook(sign_in, liaison, animal_college):
    page = sent_in(sign_in(liaison), ["唐建平", "院长", 2012, "", ""], ["罗建民", "主任", "去年", "", ""])
    shown = page.content.decode()
    assert "C3" in shown and "“去年”不是年份" in shown and "导入这些内容" not in shown
    sign_in(liaison).post(own("history-import", "leaders"), {"token": page.context["token"]})
    assert not LeaderTerm.objects.exists()


def test_a_file_that_is_no_table_is_told(sign_in, liaison, animal_college):
    file = io.BytesIO(b"\x89PNG\r\n\x1a\nxxxx")
    file.name = "照片.xlsx"
    page = sign_in(liaison).post(own("history-import", "leaders"), {"file": file})
    assert page.status_code == 200 and page.context["form"].errors["__all__"]


def test_the_sample_and_the_lines_go_out_as_workbooks(sign_in, liaison, animal_college):
    written(animal_college, liaison)
    client = sign_in(liaison)
    sample = client.get(own("history-sample", "leaders"))
    assert load_workbook(io.BytesIO(sample.content)).sheetnames == ["历任领导", "填表说明"]
    exported = load_workbook(io.BytesIO(client.get(own("history-export", "leaders")).content)).active
    assert [row[0].value for row in exported] == ["姓名*", "罗建民", "唐建平"]


def test_the_booklet_holds_cover_contents_texts_and_tables(sign_in, liaison, animal_college):
    written(animal_college, liaison)
    with_picture(animal_college, liaison)
    file = sign_in(liaison).get(own("history-booklet"))
    text = text_of_pdf(file.content).replace(" ", "")
    assert file["Content-Type"] == "application/pdf"
    for words in ("目录", "未公布的稿", "学院起源于1958年", "建系", "大事年表", "东校区老校门", "谭秋生", "办学地址"):
        assert words in text


def test_a_picture_that_was_damaged_on_the_disk_does_not_stop_the_booklet(sign_in, liaison, animal_college):
    written(animal_college, liaison)
    kept = with_picture(animal_college, liaison)
    Path(kept.paper.file.path).write_bytes(b"damaged")
    file = sign_in(liaison).get(own("history-booklet"))
    assert file["Content-Type"] == "application/pdf" and "东校区老校门" not in text_of_pdf(file.content)


# --- the office ------------------------------------------------------------------------------------------------------


def test_the_office_lists_all_colleges_with_what_they_miss(sign_in, office, liaison, animal_college, machine_college):
    written(animal_college, liaison)
    submit_history(animal_college, actor=liaison)
    client = sign_in(office)
    rows = client.get(reverse("admin:history-list")).context["rows"]
    assert [(row["college"].name, row["label"], len(row["wants"])) for row in rows] == [
        ("动物科技学院", "待审核", 1),
        ("机电工程学院", "未开始", 9),
    ]
    rows = client.get(reverse("admin:history-list") + "?state=submitted").context["rows"]
    assert [row["college"] for row in rows] == [animal_college]


def test_the_office_lists_of_which_colleges_the_public_reads_nothing(
    sign_in, office, liaison, animal_college, machine_college
):
    approved(written(animal_college, liaison), liaison, office)
    rows = sign_in(office).get(reverse("admin:history-list") + "?state=unpublished").context["rows"]
    assert [row["college"] for row in rows] == [machine_college]


def test_the_history_of_a_college_that_was_merged_can_still_be_taken_off_the_site(
    sign_in, office, liaison, animal_college, machine_college
):
    approved(written(animal_college, liaison), liaison, office)
    College.objects.filter(pk=animal_college.pk).update(closed_on=date(2026, 8, 31), merged_into=machine_college)
    client = sign_in(office)
    rows = client.get(reverse("admin:history-list")).context["rows"]
    assert [(row["college"].name, row["words"]) for row in rows if row["college"].closed_on] == [
        ("动物科技学院", "学院已撤并，网站上还有它的院史")
    ]
    assert client.get(at_office("history-detail", animal_college)).status_code == 200
    client.post(at_office("history-withdraw", animal_college), {"reason": "并入后另写"})
    assert client.get(reverse("history:college", args=["动物科技学院"])).status_code == 404
    assert client.get(at_office("history-detail", animal_college)).status_code == 404


def test_the_list_takes_as_many_queries_with_one_college_as_with_three(sign_in, office, liaison, animal_college):
    written(animal_college, liaison)
    client = sign_in(office)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("admin:history-list")).status_code == 200
        return len(asked)

    queries()
    before = queries()
    for name in ("机电工程学院", "人文科学学院"):
        college = make_college(name, {})
        save_row(Teacher(college=college), college=college, changes=LINES[-1][1], actor=office)
    assert queries() == before


def test_a_part_takes_as_many_queries_with_one_line_as_with_three(sign_in, liaison, animal_college):
    client, url = sign_in(liaison), own("history-part", "teachers")

    def queries(count):
        for year in range(2000, 2000 + count):
            Teacher.objects.get_or_create(college=animal_college, name="谭秋生", subject="解剖", since_year=year)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        return len(asked)

    queries(1)
    assert queries(1) == queries(3)


def test_the_office_returns_and_approves_what_it_looked_at(sign_in, office, liaison, animal_college):
    written(animal_college, liaison)
    submit_history(animal_college, actor=liaison)
    client = sign_in(office)
    client.post(at_office("history-return", animal_college), {"remark": "请补依据。"})
    assert CollegeHistory.objects.get().state == "returned"
    submit_history(animal_college, actor=liaison)
    page = client.get(at_office("history-detail", animal_college))
    client.post(at_office("history-approve", animal_college), page.context["approve_hidden"])
    history = CollegeHistory.objects.get()
    assert (history.state, history.published.number) == ("approved", 1)
    client.post(at_office("history-approve", animal_college), page.context["approve_hidden"])
    assert "不必再次审核" in client.get(at_office("history-detail", animal_college)).content.decode()
    client.post(at_office("history-withdraw", animal_college), {"reason": "内容有误"})
    assert CollegeHistory.objects.get().published is None


def test_what_the_office_looked_at_is_not_published_once_it_changed(sign_in, office, liaison, animal_college):
    written(animal_college, liaison)
    submit_history(animal_college, actor=liaison)
    client = sign_in(office)
    page = client.get(at_office("history-detail", animal_college))
    row = Teacher(college=animal_college)
    said = {"name": "黄芳", "subject": "家畜病理", "since_year": 2010}
    save_row(row, college=animal_college, changes=said, actor=office)
    client.post(at_office("history-approve", animal_college), page.context["approve_hidden"])
    assert CollegeHistory.objects.get().published is None
    assert page.context["approve_hidden"]["seen"] != digest(collect(animal_college))


@pytest.mark.parametrize("name", ["history-texts", "history-submit", "history-approve", "history-return"])
def test_the_inspector_reads_and_writes_nothing(sign_in, inspector, liaison, animal_college, name):
    written(animal_college, liaison)
    approved(animal_college, liaison, inspector)
    client = sign_in(inspector)
    page = client.get(at_office("history-detail", animal_college))
    assert page.status_code == 200 and "罗建民" in page.content.decode()
    assert "编写</a>" not in page.content.decode() and "撤下" not in page.content.decode()
    for part in PARTS:
        assert client.get(at_office("history-part", animal_college, part)).status_code == 200
        assert client.post(at_office("history-part", animal_college, part), LEADER).status_code == 403
    assert client.post(at_office(name, animal_college), {"remark": "x"}).status_code == 403
    assert client.get(at_office("history-booklet", animal_college)).status_code == 200


def test_the_office_writes_a_line_for_a_college(sign_in, office, animal_college, machine_college):
    client = sign_in(office)
    assert client.post(at_office("history-part", animal_college, "leaders"), LEADER).status_code == 302
    row = LeaderTerm.objects.get()
    assert row.college == animal_college
    assert client.get(at_office("history-row-edit", machine_college, "leaders", row.pk)).status_code == 404
