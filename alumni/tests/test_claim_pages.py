"""Claims at both desks: the asking side sees only what it wrote itself, the answering one its own record beside that."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alumni.models import Claim, ClassGroup, Education, Employment
from alumni.rosters.uploads import take_upload
from alumni.services.claims import accept_claim, claim_rows, reject_claim
from alumni.tests.roster_workbooks import workbook
from colleges.models import School
from colleges.todos import Desk, todos_for
from conftest import make_alumnus, make_college, seated

pytestmark = pytest.mark.django_db
HEADERS = ["姓名", "学号", "班级", "手机"]
#: what stands in the other college's record, and nowhere else in the house
CANARIES = [
    "机密曾用名",
    "机密班1501",
    "机密单位",
    "机密备注",
    "机密职务",
    "机密老师",
    "20157799",
    "139 **** 9999",
    "13900139999",
]


@pytest.fixture
def secret(machine_college):
    """李秘 of 机电工程学院, full of what nobody else may read."""
    person = make_alumnus(
        machine_college,
        "李秘",
        class_name="机密班1501",
        student_no="20157799",
        mobile="13900139999",
        employer="机密单位",
    )
    person.former_name, person.remark = "机密曾用名", "机密备注"
    person.save()
    Employment.objects.filter(alumnus=person).update(position="机密职务")
    ClassGroup.objects.filter(name="机密班1501").update(head_teacher="机密老师")
    return person


@pytest.fixture
def upload(animal_college, liaison, secret):
    """Names the person by the number and another name, so that even the name told is the asking college's own."""
    rows = [HEADERS, ["王秘", "20157799", "牧医1801", ""]]
    return take_upload(workbook(("名册", rows)), filename="牧医1801.xlsx", college=animal_college, actor=liaison)


@pytest.fixture
def claim(upload, liaison):
    return claim_rows(upload, actor=liaison)[0]


def at(name, *args):
    return reverse(f"college:alumni:{name}", args=args)


def text(client, address, **data):
    return client.get(address, data).content.decode()


def asking_pages(client, claim):
    addresses = [at("claim-list"), at("claim-list") + "?show=mine", at("claim-list") + "?show=answered"]
    addresses += [at("claim-detail", claim.pk), at("roster-detail", claim.upload_id) + "?show=elsewhere"]
    addresses += [reverse("inbox:list"), reverse("college:desk")]
    return "".join(text(client, address) for address in addresses)


def test_nothing_of_the_record_reaches_the_asking_college_in_any_state(
    sign_in, liaison, claim, machine_college, other_liaison, secret
):
    client = sign_in(liaison)
    told = [asking_pages(client, claim)]
    reject_claim(claim, reason="同名，不是一人", college=machine_college, actor=other_liaison)
    told.append(asking_pages(client, claim))
    Claim.objects.update(state="withdrawn")
    told.append(asking_pages(client, claim))
    shown = "".join(told)
    assert "王秘" in shown and "牧医1801" in shown
    leaked = [word for word in (*CANARIES, "李秘", "机电工程学院", other_liaison.name) if word in shown]
    assert leaked == ["20157799"]  # which the asking college wrote itself
    for address in (at("claim-accept", claim.pk), at("claim-reject", claim.pk)):
        assert client.post(address, {"way": "move", "reason": "试试"}).status_code == 404


def test_the_answering_college_sees_both_sides_and_accepts(
    sign_in, liaison, other_liaison, claim, secret, animal_college
):
    client = sign_in(other_liaison)
    page = text(client, at("claim-detail", claim.pk))
    assert "动物科技学院申请认领王秘" in page and "依据：学号相同" in page
    assert all(word in page for word in ("李秘（曾用名机密曾用名）", "机密班1501", "牧医1801", "139 **** 9999"))
    assert "13900139999" not in page
    assert client.post(at("claim-accept", claim.pk), {"way": "add"}).status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.answered_for.name) == ("accepted", "机电工程学院")
    assert secret.educations.count() == 2
    client = sign_in(liaison)
    assert "打开这名校友的页面" in text(client, at("claim-detail", claim.pk))
    assert "已接受" in text(client, at("claim-list"), show="mine")


def test_after_a_stay_went_over_the_college_still_sees_what_it_answered_and_no_record(
    sign_in, other_liaison, claim, secret, animal_college
):
    client = sign_in(other_liaison)
    assert "把这段学籍划转过去" in text(client, at("claim-detail", claim.pk))
    answer = client.post(at("claim-accept", claim.pk), {"way": "move"}, follow=True)
    page = answer.content.decode()
    assert "这段学籍已划转到动物科技学院" in page and "此人现在不在本学院名下" in page
    assert [word for word in CANARIES if word in page] == ["20157799"]
    assert secret.educations.get().college == animal_college
    assert "王秘" in text(client, at("claim-list"), show="answered")


def test_a_rejection_without_a_reason_is_asked_for_one(sign_in, other_liaison, claim):
    client = sign_in(other_liaison)
    page = client.post(at("claim-reject", claim.pk), {"reason": ""})
    assert page.status_code == 200 and page.context["reject"].errors == {
        "reason": ["请写明不接受的原因，申请学院会看到。"]
    }
    client.post(at("claim-reject", claim.pk), {"reason": "同名，不是一人"})
    claim.refresh_from_db()
    assert (claim.state, claim.reason, claim.decided_by) == ("rejected", "同名，不是一人", other_liaison)


def test_the_asking_college_withdraws_and_nobody_else_does(sign_in, liaison, other_liaison, claim):
    assert sign_in(other_liaison).post(at("claim-withdraw", claim.pk)).status_code == 404
    client = sign_in(liaison)
    assert "已撤回这份申请" in client.post(at("claim-withdraw", claim.pk), follow=True).content.decode()
    assert sign_in(other_liaison).get(at("claim-detail", claim.pk)).status_code == 200
    claim.refresh_from_db()
    assert claim.state == "withdrawn"


def test_a_third_college_finds_no_such_claim(sign_in, make_user, claim):
    stranger = seated(make_user("third", "第三人"), make_college("信息技术学院", {}))
    client = sign_in(stranger)
    assert client.get(at("claim-detail", claim.pk)).status_code == 404
    assert client.post(at("claim-accept", claim.pk), {"way": "add"}).status_code == 404
    assert "王秘" not in text(client, at("claim-list"))


def test_rows_are_asked_for_by_one_button_and_say_what_became_of_them(
    sign_in, liaison, upload, machine_college, other_liaison
):
    client, page = sign_in(liaison), at("roster-detail", upload.pk) + "?show=elsewhere"
    assert "向对方学院申请认领这 1 人" in text(client, page)
    done = client.post(at("roster-claim", upload.pk), follow=True).content.decode()
    assert "已向对方学院申请认领 1 人" in done and "已申请，待答复" in done and "申请认领这" not in done
    assert "没有新的申请" in client.post(at("roster-claim", upload.pk), follow=True).content.decode()
    assert Claim.objects.count() == 1
    reject_claim(Claim.objects.get(), reason="同名，不是一人", college=machine_college, actor=other_liaison)
    shown = text(client, page)
    assert "未接受" in shown and "同名，不是一人" in shown and "不导入这一行" in shown
    client.post(at("roster-decide", upload.pk), {"put_aside": upload.rows.get().pk})
    assert upload.rows.get().outcome == "skipped"


def test_who_is_known_only_elsewhere_is_asked_for_where_one_would_have_been_added(
    sign_in, liaison, secret, animal_college
):
    client = sign_in(liaison)
    sent = {"name": "王秘", "student_no": "20157799", "school": School.current().pk, "state": "graduated"}
    sent |= {"enrolled_year": "2018", "graduated_year": "2021", "mobile": "13700137009"}
    page = client.post(at("person-add"), sent).content.decode()
    assert "可以向对方学院申请认领" in page and "申请认领</button>" in page
    page = client.post(
        at("person-add"), sent | {"claim": "1", "claim_note": "由我院转出"}, follow=True
    ).content.decode()
    assert "已向对方学院提交认领申请" in page and "137 **** 7009" in page
    claim = Claim.objects.get()
    assert (claim.alumnus, claim.note, claim.college) == (secret, "由我院转出", animal_college)
    assert not [word for word in CANARIES if word in page and word != "20157799"]
    again = client.post(at("person-add"), sent | {"claim": "1"}).content.decode()
    assert "已在等待答复" in again
    assert Education.objects.filter(college=animal_college).count() == 0


def test_a_strangers_phone_under_another_name_is_no_obstacle(sign_in, liaison, secret, animal_college):
    """As in a roster: only number, or name and phone, say that it is the same person."""
    sent = {"name": "赵新", "school": School.current().pk, "state": "graduated", "enrolled_year": "2018"}
    client = sign_in(liaison)
    assert client.post(at("person-add"), sent | {"mobile": "13900139999"}).status_code == 302
    assert Education.objects.get(college=animal_college).alumnus.name == "赵新"


def test_both_desks_are_told_what_waits(claim, animal_college, machine_college, office):
    def waits(college):
        return [(todo.title, todo.count) for todo in todos_for(Desk(college=college)) if "认领" in todo.title]

    assert waits(machine_college) == [("其他学院申请认领本院校友，请答复", 1)]
    assert waits(None) == [("学院间的认领申请待答复", 1)]
    assert waits(animal_college) == []
    accept_claim(claim, college=None, actor=office)
    assert waits(machine_college) == waits(None) == []


def test_the_office_answers_and_the_inspector_only_reads(sign_in, office, inspector, claim):
    client = sign_in(inspector)
    page = text(client, reverse("admin:claim-detail", args=[claim.pk]))
    assert "机密班1501" in page and "接受认领" not in page
    assert client.post(reverse("admin:claim-accept", args=[claim.pk]), {"way": "add"}).status_code == 403
    client = sign_in(office)
    assert "核对并答复" in text(client, reverse("admin:claim-list"))
    client.post(reverse("admin:claim-accept", args=[claim.pk]), {"way": "add"})
    claim.refresh_from_db()
    assert (claim.state, claim.decided_by, claim.answered_for) == ("accepted", office, None)


@pytest.mark.parametrize("show", ["waiting", "answered"])
def test_a_list_asks_the_database_as_often_for_one_claim_as_for_three(
    sign_in, other_liaison, liaison, animal_college, machine_college, show
):
    client, counts = sign_in(other_liaison), []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            make_alumnus(machine_college, f"李{number}", student_no=f"2015000{number}")
        rows = [HEADERS, *(["王" + "一二三"[n - 1], f"2015000{n}", "牧医1801", ""] for n in numbers)]
        upload = take_upload(workbook(("名册", rows)), filename="a.xlsx", college=animal_college, actor=liaison)
        for claim in claim_rows(upload, actor=liaison):
            if show == "answered":
                reject_claim(claim, reason="不是", college=machine_college, actor=other_liaison)
        client.get(at("claim-list"), {"show": show})
        with CaptureQueriesContext(connection) as queries:
            page = client.get(at("claim-list"), {"show": show})
        counts.append((len(queries), len(page.context["page"])))
    assert [rows for _, rows in counts] == [1, 3]
    assert counts[0][0] == counts[1][0]
