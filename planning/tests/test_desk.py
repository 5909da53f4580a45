"""`/desk/`: a department sees what was assigned to it and to its people, and nothing else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from colleges.models import Department, DepartmentMember, Notice
from colleges.todos import Desk, todos_for
from planning.models import Evidence, PlanItem
from planning.services.assignments import withdraw_item
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


def test_the_desk_shows_what_the_inbox_holds_until_it_is_done_with(sign_in, youth, item):
    desk, told = sign_in(youth), Notice.objects.get(user=youth)
    assert desk.post(reverse("inbox:open", args=[told.pk])).url == reverse("desk:home")
    assert list(desk.get(reverse("desk:home")).context["notices"]) == [told]
    desk.post(reverse("inbox:done", args=[told.pk]))
    assert list(desk.get(reverse("desk:home")).context["notices"]) == []


def test_staff_without_rights_on_plans_are_led_to_the_desk_and_the_office_to_the_plan(
    sign_in, finance, office, animal_college
):
    plan = draft(office)
    of_school(plan, office, department=department(finance, name="计划财务处"))
    of_school(plan, office, title="写校庆公告", owner=office)
    publish_plan(plan, actor=office)
    urls = {notice.user: notice.url for notice in Notice.objects.filter(user__isnull=False)}
    assert urls == {finance: reverse("desk:home"), office: reverse("admin:plan-detail", args=[plan.pk])}
    assert sign_in(finance).get(urls[finance]).status_code == 200
    assert sign_in(office).get(urls[office]).status_code == 200


def test_who_answers_for_an_item_by_name_comes_in_for_it_and_for_nothing_else(
    sign_in, liaison, make_user, group, office, animal_college
):
    plan, keeper = draft(office), make_user("keeper", "保管老师")
    mine = of_school(plan, office, title="清点捐赠实物", owner=keeper)
    other = of_school(plan, office, department=group)
    publish_plan(plan, actor=office)
    desk = sign_in(keeper)
    assert desk.get(reverse("accounts:door")).url == reverse("desk:home")
    shown = desk.get(reverse("desk:home")).content.decode()
    assert "清点捐赠实物" in shown and "办好校庆日活动" not in shown and "由您本人负责" in shown
    assert desk.get(of("item", mine)).status_code == 200
    assert desk.get(of("item", other)).status_code == 404
    assert "交给您或部门的计划事项，请落实" in desk.get("/inbox/").content.decode()
    withdraw_item(mine, reason="改由资产处办", actor=office)
    assert "清点捐赠实物" not in desk.get("/inbox/").content.decode().partition("<h2>消息</h2>")[0]


def test_what_nobody_answers_for_any_more_waits_at_the_office(office, youth, group, animal_college, make_user):
    plan, keeper = draft(office), make_user("keeper", "保管老师")
    of_school(plan, office, department=group)
    of_school(plan, office, title="清点捐赠实物", owner=keeper)
    publish_plan(plan, actor=office)

    def lost():
        found = {todo.title: todo.count for todo in todos_for(Desk(user=office))}
        return found.get("学校自办事项的负责人或部门已无人，请改派", 0)

    assert lost() == 0
    User.objects.filter(pk=keeper.pk).update(is_active=False)
    assert lost() == 1
    DepartmentMember.objects.filter(user=youth).update(until=timezone.localdate() - timedelta(days=1))
    assert lost() == 2


def test_the_office_may_work_on_the_schools_item_itself(sign_in, office, item):
    desk = sign_in(office)
    answer = desk.post(reverse("admin:item-upload", args=[item.pk]), {"file": _file()}, follow=True)
    assert "文件已作为落实材料提交" in answer.content.decode()
