"""The inspector reads every row of every upload and the queue; acts, files and full numbers are the office's."""

import pytest
from django.urls import reverse

from alumni.models import RememberedAnswer, RosterUpload
from alumni.rosters.uploads import take_upload
from alumni.tests.test_roster_pages import book
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
ACTS = ("answer", "decide", "place", "import", "undo", "discard")


@pytest.fixture
def upload(animal_college, liaison):
    make_alumnus(animal_college, "赵大海", class_name="动医1501", mobile="13800138001")
    content = book(
        ["2015001", "赵大海", "动物医学", "动医1501", 2015, 2018, "13900139001"],
        ["2015002", "钱小雨", "动物医学", "动医1501", 2015, 2018, "13700137002"],
        ["2015003", "孙小雨", "动物医学", "动医1501", 2015, 2018, "138001380012345"],
    )
    return take_upload(content, filename="动医1501.xlsx", college=animal_college, actor=liaison)


def page_of(client, name, *args, **query):
    answer = client.get(reverse(f"admin:roster-{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


def test_inspector_reads_every_row_with_numbers_in_part_and_no_button(sign_in, inspector, upload):
    client = sign_in(inspector)
    pages = [page_of(client, "detail", upload.pk, show=show) for show in ("possible", "new", "refused")]
    for page, words in zip(pages, ("赵大海", "钱小雨", "第 4 行"), strict=True):
        assert words in page
        assert "<button" not in page and "下载" not in page and 'type="checkbox"' not in page
    assert "137 **** 7002" in pages[1] and "138****2345" in pages[2]
    for number in ("13800138001", "138 0013 8001", "13900139001", "139 0013 9001", "137 0013 7002", "138001380012345"):
        assert number not in "".join(pages)


def test_inspector_reads_list_queue_and_remembered_answers_without_an_act(sign_in, inspector, upload, animal_college):
    RememberedAnswer.objects.create(college=animal_college, key="column:联系方式", value="phone", label="“联系方式”？")
    client = sign_in(inspector)
    pages = {name: page_of(client, name) for name in ("list", "queue", "remembered")}
    assert "动医1501.xlsx" in pages["list"] and "本人手机" in pages["remembered"]
    assert (
        "上传名册" not in pages["list"]
        and "上传毕业生数据" not in pages["queue"]
        and "更改或撤回" not in pages["remembered"]
    )


def test_inspector_writes_nothing_and_takes_no_file(sign_in, inspector, upload):
    client = sign_in(inspector)
    for act in ACTS:
        assert client.post(reverse(f"admin:roster-{act}", args=[upload.pk])).status_code == 403
    assert client.get(reverse("admin:roster-upload")).status_code == 403
    assert client.post(reverse("admin:roster-upload")).status_code == 403
    for file in ("refused", "original"):
        assert client.get(reverse(f"admin:roster-{file}", args=[upload.pk])).status_code == 403
    assert RosterUpload.objects.get().state == "checked"


def test_inspector_sees_open_questions_as_sentences(sign_in, inspector, animal_college, liaison):
    content = book(["张小雨", "13800138000"], head=["姓名", "手机"])
    unclear = take_upload(content, filename="无班级.xlsx", college=animal_college, actor=liaison)
    page = page_of(sign_in(inspector), "detail", unclear.pk)
    assert "里的学生是哪个班" in page and "<select" not in page and "确认并重新检查" not in page


def test_finance_reads_no_roster(sign_in, finance, upload):
    client = sign_in(finance)
    assert client.get(reverse("admin:roster-detail", args=[upload.pk])).status_code == 403
