"""`/desk/`: a department sees what was assigned to it and to its people, and nothing else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from colleges.models import Department, DepartmentMember, Notice
from planning.models import Evidence, PlanItem
from planning.services.evidence import give_file
from planning.services.inspections import inspect_item
from planning.services.plans import publish_plan
from planning.tests.papers import pdf
from planning.tests.year import department, draft, for_all, of_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(make_user):
    return make_user("tw1", "柳老师")


@pytest.fixture
def group(youth):
    return department(youth)


@pytest.fixture
def theirs(office, group, animal_college, make_user):
    """Published: one item of the department, one of somebody else's department, one for the colleges."""
    plan = draft(office)
    of_school(plan, office, department=group)
    of_school(plan, office, title="清点捐赠实物", department=department(make_user("zc1", "邱老师"), name="资产处"))
    for_all(plan, office)
    publish_plan(plan, actor=office)
    return {item.title: item for item in plan.items.all()}


@pytest.fixture
def item(theirs):
    return theirs["办好校庆日活动"]


def of(name, item):
    return reverse(f"desk:{name}", args=[item.pk])


def _file(name="方案.pdf"):
    file = pdf()
    file.name = name
    return file


def test_a_department_sees_its_own_items_and_is_led_there_after_signing_in(sign_in, youth, theirs):
    desk = sign_in(youth)
    assert desk.get(reverse("accounts:door")).url == reverse("desk:home")
    shown = desk.get(reverse("desk:home")).content.decode()
    assert "办好校庆日活动" in shown and "团委" in shown
    assert "清点捐赠实物" not in shown and "完善班级登记表" not in shown
    assert "学校工作计划由您负责的事项：办好校庆日活动" in shown


def test_who_sits_for_a_college_is_led_to_the_college_first(sign_in, liaison, group):
    DepartmentMember.objects.create(department=group, user=liaison)
    assert sign_in(liaison).get(reverse("accounts:door")).url == reverse("college:desk")


def test_items_of_others_are_not_there_whatever_is_asked(sign_in, youth, theirs, office, settings):
    other = theirs["清点捐赠实物"]
    given = give_file(other, file=pdf(), name="清单.pdf", actor=office)
    desk = sign_in(youth)
    for title in ("清点捐赠实物", "完善班级登记表"):
        assert desk.get(of("item", theirs[title])).status_code == 404
        for name in ("upload", "progress", "report", "take-back", "mended"):
            assert desk.post(of(f"item-{name}", theirs[title]), {"text": "改", "percent": 1}).status_code == 404
    copy = theirs["完善班级登记表"].copies.get()
    assert desk.get(of("item", copy)).status_code == 404
    assert desk.get(of("item-file", given)).status_code == 404
    assert desk.post(of("item-evidence-withdraw", given), {"reason": "乱改"}).status_code == 404
    assert Evidence.objects.standing().count() == 1


def test_a_department_hands_in_a_file_reports_mends_and_reports_again(sign_in, youth, item, office):
    desk = sign_in(youth)
    shown = desk.get(of("item", item)).content.decode()
    assert "提交文件" in shown and "从系统记录里选" not in shown and "登记检查结果" not in shown
    assert desk.post(of("item-upload", item), {"file": _file()}).url == of("item", item)
    given = Evidence.objects.get(item=item)
    assert (given.given_by, given.paper.college) == (youth, None)
    assert desk.get(of("item-file", given)).status_code == 200
    desk.post(of("item-progress", item), {"text": "方案已报学校", "percent": "70"})
    desk.post(of("item-report", item))
    inspect_item(
        PlanItem.objects.get(pk=item.pk), verdict="mend", finding="缺预算", mend_by=timezone.localdate(), actor=office
    )
    shown = desk.get(of("item", item)).content.decode()
    assert "缺预算" in shown and "整改完成，再报落实" in shown
    assert "需要整改" in Notice.objects.filter(user=youth).latest("pk").title
    desk.post(of("item-mended", item), {"note": "预算已补"})
    item = PlanItem.objects.get(pk=item.pk)
    assert (item.state, item.percent, item.reported_by) == ("reported", 70, youth)


def test_an_item_of_ones_own_stands_beside_the_departments(sign_in, youth, group, office, animal_college):
    plan = draft(office)
    of_school(plan, office, title="写毕业典礼致辞", owner=youth)
    publish_plan(plan, actor=office)
    assert "写毕业典礼致辞" in sign_in(youth).get(reverse("desk:home")).content.decode()


def test_a_draft_a_former_member_and_a_closed_department_show_nothing(sign_in, youth, group, office, animal_college):
    plan = draft(office)
    item = of_school(plan, office, department=group)
    desk = sign_in(youth)
    assert desk.get(of("item", item)).status_code == 404
    publish_plan(plan, actor=office)
    assert desk.get(of("item", item)).status_code == 200
    Department.objects.filter(pk=group.pk).update(closed_on=timezone.localdate())
    assert desk.get(reverse("desk:home")).status_code == 403
    assert desk.get(of("item", item)).status_code == 403


def test_nobody_without_a_department_comes_in(sign_in, liaison, other_liaison, office, item, client):
    for user in (liaison, office):
        assert sign_in(user).get(reverse("desk:home")).status_code == 403
        assert sign_in(user).post(of("item-report", item)).status_code == 403
    client.logout()
    assert client.get(reverse("desk:home")).url.startswith("/accounts/login/")


def test_notices_are_marked_as_read(sign_in, youth, item):
    desk = sign_in(youth)
    assert desk.get(reverse("desk:home")).context["told"]
    desk.post(reverse("desk:read"))
    assert not desk.get(reverse("desk:home")).context["told"]


def test_the_office_may_work_on_the_schools_item_itself(sign_in, office, item):
    desk = sign_in(office)
    answer = desk.post(reverse("admin:item-upload", args=[item.pk]), {"file": _file()}, follow=True)
    assert "文件已作为落实材料提交" in answer.content.decode()
