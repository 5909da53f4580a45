"""What browsers, old pages and strangers send that no form of ours would: answered in words, never with an error page."""

import pytest
from django.urls import reverse

from alumni.models import Alumnus, ClassGroup, RememberedAnswer, RosterUpload
from alumni.rosters.importing import import_roster
from alumni.rosters.uploads import take_upload
from alumni.tests.test_roster_pages import book, send
from colleges.models import School
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
SUPERSCRIPT = "²"  # str.isdigit() says yes, int() says no


def test_a_csv_with_a_very_long_file_name_is_taken(animal_college, liaison):
    content = "姓名,班级,手机\n王小明,动医1501,138\n李小红,动医1501,13800138002\n".encode("gb18030")
    upload = take_upload(content, filename="名" * 116 + ".csv", college=animal_college, actor=liaison)
    assert upload.file_name == "名" * 116 + ".csv"
    assert list(upload.rows.order_by("row").values_list("row", "outcome")) == [(2, "refused"), (3, "new")]


def test_a_name_whose_reading_is_longer_than_the_column_comes_in(animal_college, liaison):
    content = book([None, "庄" * 38, None, "动医1501", 2015, 2018, None])
    upload = take_upload(content, filename="长名.xlsx", college=animal_college, actor=liaison)
    import_roster(upload, digest=upload.digest, actor=liaison)
    [person] = Alumnus.objects.all()
    assert person.name == "庄" * 38 and person.name_pinyin == ("zhuang " * 38)[:120].rstrip()


def test_what_a_column_is_said_to_be_is_remembered_for_the_next_file(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    content = book(["王小明", "动医1501", "某厂"], head=["姓名", "班级", "去哪儿了"])
    send(client, "一.xlsx", content)
    upload = RosterUpload.objects.get()
    client.post(reverse("college:alumni:roster-answer", args=[upload.pk]), {"columns": "1", "c2": "employer"})
    [answer] = RememberedAnswer.objects.all()
    assert (answer.college, answer.key, answer.value) == (animal_college, "column:去哪儿了", "employer")
    send(client, "二.xlsx", content, once="k2")
    assert RosterUpload.objects.get(file_name="二.xlsx").rows.get().employer == "某厂"


def test_a_table_of_many_columns_is_asked_about_only_once(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    head = ["人员", "班级", "手机", "工作单位", *(f"很长的调查问题第{number}项" for number in range(20))]
    content = book(
        ["王小明", "动医1501", "13800138001", "某厂"], ["李小红", "动医1501", "13800138002", "某厂"], head=head
    )
    send(client, "一.xlsx", content)
    client.post(reverse("college:alumni:roster-answer", args=[RosterUpload.objects.get().pk]), {"q0": "人员"})
    send(client, "二.xlsx", content, once="k2")
    assert set(RosterUpload.objects.values_list("state", flat=True)) == {"checked"}


def test_a_person_no_longer_among_the_candidates_is_never_replaced_by_another(sign_in, liaison, animal_college):
    person = make_alumnus(animal_college, "王小明", class_name="动医1501", year=2015)
    client = sign_in(liaison)
    send(client, "一.xlsx", book([None, "王小明", "动物医学", "动医1501", 2015, 2018, None]))
    upload = RosterUpload.objects.get()
    row = upload.rows.get()
    assert (row.outcome, row.candidates) == ("possible", [person.pk])
    sent = {"same_as": f"{row.pk}:{person.pk + 999}"}
    page = client.post(reverse("college:alumni:roster-decide", args=[upload.pk]), sent, follow=True)
    row.refresh_from_db()
    assert "所选的校友已不在可选之列" in page.content.decode() and row.decision == ""


def test_an_export_of_a_list_whose_class_is_gone_is_never_widened(sign_in, liaison, animal_college):
    make_alumnus(animal_college, "王小明", class_name="动医1501", year=2015)
    page = sign_in(liaison).get(reverse("college:alumni:export-new"), {"class_group": 10**6}, follow=True)
    assert page.redirect_chain == [(reverse("college:alumni:find") + "?", 302)]
    assert "筛选条件里有已失效的内容" in page.content.decode()


def test_numbers_that_are_none_and_broken_keys_are_no_error(sign_in, liaison, animal_college):
    make_alumnus(animal_college, "王小明", class_name="动医1501", year=2015)
    client, group = sign_in(liaison), ClassGroup.objects.get()
    send(client, "一.xlsx", book([None, "李小红", "动物医学", "动医1501", 2015, 2018, None]))
    upload = RosterUpload.objects.get()
    answers = [
        client.get(reverse("college:alumni:person-add"), {"class": SUPERSCRIPT}),
        client.post(reverse("college:alumni:person-add"), {"name": "王小明", "apart": SUPERSCRIPT, "once": "\x00"}),
        client.post(reverse("college:alumni:class-split", args=[group.pk]), {"stays": SUPERSCRIPT, "name": "新班"}),
        client.post(reverse("college:alumni:roster-decide", args=[upload.pk]), {"rows": SUPERSCRIPT}, follow=True),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("name", "<b>王小明</b>", "姓名里有不该出现的符号"),
        ("name", "王小明😀", "姓名里有不该出现的符号"),
        ("student_no", "1.2E+10", "请改填原来的学号"),
        ("student_no", "430121199601011234", "像身份证号，系统不保存"),
    ],
)
def test_by_hand_nothing_gets_in_that_a_roster_would_refuse(sign_in, liaison, animal_college, field, written, said):
    sent = {"name": "王小明", "school": School.current().pk, "state": "graduated", "enrolled_year": 2015}
    page = sign_in(liaison).post(reverse("college:alumni:person-add"), sent | {field: written})
    assert said in page.content.decode() and Alumnus.objects.count() == 0


def test_a_name_written_apart_by_hand_is_one_name_and_an_identity_number_is_left_out(sign_in, liaison, animal_college):
    client = sign_in(liaison)
    sent = {"name": "王 小 明", "school": School.current().pk, "state": "graduated", "enrolled_year": 2015}
    client.post(reverse("college:alumni:person-add"), sent | {"student_no": " 2015 0101 "})
    [person] = Alumnus.objects.all()
    assert (person.name, person.educations.get().student_no) == ("王小明", "20150101")
    address = reverse("college:alumni:person-edit", args=[person.pk])
    seen = client.get(address).context["form"]["version"].value()
    facts = {"name": person.name, "name_pinyin": "wang xiao ming", "state": "active", "version": seen}
    client.post(address, facts | {"remark": "身份证430121199601011234，退役军人"})
    person.refresh_from_db()
    assert person.remark == "身份证（证件号已略去），退役军人"
