"""What came of the plans: items not begun, going on, reported, to be mended, mended, closed, opened again; reminders."""

import io
import itertools
from datetime import date, datetime, timedelta

from django.utils import timezone
from docx import Document

from accounts.models import User
from audit.trail import add_facts
from colleges.models import College, Department, DepartmentMember
from planning.evidence import kinds
from planning.models import Evidence, Inspection, PlanItem
from planning.services.assignments import reassign_item
from planning.services.evidence import give_file, give_record, withdraw_evidence
from planning.services.inspections import answer_mending, inspect_item, reopen_item, report_item
from planning.services.progress import note_progress
from planning.services.reminders import remind

PASSED = ("材料齐全，同意办结。", "数据抽查无误，办结。", "已对照原件核对，办结。")
PAPERS = {
    5: ("校友工作保障机制文件.docx", "学院党政联席会议通过，明确分管领导、联络员、经费和办公场所。"),
    6: ("联系电话公布截图.docx", "学校网站和学院网站的公布位置已逐一核对。"),
    8: ("毕业生数据交接单.docx", "教务处交来的毕业生数据已逐班核对。"),
    9: ("班级登记表汇总.docx", "近十年各班登记表已装订成册，存学院资料室。"),
    11: ("学院大事记.docx", "上一年度师生规模、成就和大事已补写。"),
    18: ("走访记录汇编.docx", "走访长沙、株洲、湘潭等地校友企业，每次都有记录和照片。"),
    22: ("就业讲座记录.docx", "邀请三位校友回校，讲就业形势和岗位要求。"),
    33: ("入学教育活动记录.docx", "新生入学教育请校友讲了两场。"),
}


def fill(random):
    today = timezone.localdate()
    office, second = (User.objects.get(username=name) for name in ("office", "office2"))
    colleges = {college.name: college for college in College.objects.current()}
    for name, done in (("动物科技学院", 6), ("植物科技学院", 4), ("信息技术学院", 3), ("机电工程学院", 2)):
        _done(random, colleges[name], today, done, office)
    _on_their_way(colleges, today, office, second)
    _schools(today, office, second)
    _remind(colleges, office)
    add_facts(about=None, reason=None)


def _items(college, year):
    items = PlanItem.objects.of_college(college).binding().filter(plan__year=year, state="open")
    return items.select_related("plan__college").order_by("due_on", "pk")


def _liaison(college):
    return college.appointments.current().select_related("user").order_by("-duty", "pk")[0].user


def _done(random, college, today, count, office):
    """The first of the year are closed, each with its evidence."""
    user = _liaison(college)
    for item in _items(college, today.year)[:count]:
        on = item.due_on - timedelta(days=random.randint(2, 20))
        _fulfil(item, user)
        inspect_item(report_item(item, actor=user), verdict="passed", finding=random.choice(PASSED), actor=office)
        _back_to(item, on)


def _fulfil(item, user):
    """With a record of the system where there is one, else with a paper."""
    if not _from_the_system(item, user):
        name, words = PAPERS.get(item.article, ("工作记录.docx", "本项工作的记录和照片。"))
        give_file(item, file=_paper(item, words), name=name, actor=user)
    note_progress(item, text="材料已收齐，核对过一遍。", percent=100, actor=user)


def _from_the_system(item, user):
    for kind in kinds():
        if item.article in kind.articles:
            for record in kind.all_rows(item.plan.college)[:2]:
                give_record(item, kind=kind.key, row=record.pk, actor=user)
            if item.evidence.exists():
                return True
    return False


def _paper(item, words):
    document, content = Document(), io.BytesIO()
    document.add_heading(item.title, level=1)
    document.add_paragraph(f"{item.plan.unit}，{item.plan.year} 年")
    document.add_paragraph(words)
    document.save(content)
    return content


def _on_their_way(colleges, today, office, second):
    """动物科技学院 shows every state; the others what is usual."""
    animal, user = colleges["动物科技学院"], _liaison(colleges["动物科技学院"])
    rest = iter(_items(animal, today.year))
    mending, answered, reported, opened, going, *_ = itertools.islice(rest, 5)
    _mending(mending, user, office, today)
    _answered(answered, user, office, today)
    _fulfil(reported, user)
    wrong = give_file(reported, file=_paper(reported, "草稿，数字还没有核对。"), name="草稿.docx", actor=user)
    withdraw_evidence(wrong, reason="传成了草稿，换成定稿", actor=user)
    report_item(reported, actor=user)
    _opened_again(opened, user, office, second)
    note_progress(going, text="联系了 6 家企业，走访了 2 家，其余约在下月。", percent=30, actor=user)
    for name in ("植物科技学院", "机电工程学院"):
        _queue(colleges[name], today)


def _mending(item, user, office, today):
    _fulfil(item, user)
    finding = "通讯录里有 12 人的电话没有写核对日期，请补上后再报。"
    inspect_item(
        report_item(item, actor=user), verdict="mend", finding=finding, mend_by=today + timedelta(days=6), actor=office
    )


def _answered(item, user, office, today):
    _fulfil(item, user)
    finding = "两个班缺毕业照，请补上。"
    inspect_item(report_item(item, actor=user), verdict="mend", finding=finding, mend_by=today, actor=office)
    answer_mending(item, note="两个班的毕业照已找到并上传，原件存资料室。", actor=user)


def _opened_again(item, user, office, second):
    _fulfil(item, user)
    inspect_item(report_item(item, actor=user), verdict="passed", finding=PASSED[0], actor=office)
    reopen_item(item, reason="抽查时有三个电话是空号，请核对后重新报", actor=second)


def _queue(college, today):
    """One waits to be looked at, one was only begun."""
    user, items = _liaison(college), list(_items(college, today.year)[:2])
    for item in items[:1]:
        _fulfil(item, user)
        report_item(item, remark="其余两份材料在整理，随后补交。", actor=user)
    for item in items[1:]:
        note_progress(item, text="已向各班发出通知，收回约四成。", percent=40, actor=user)


def _schools(today, office, second):
    """The school's own: one closed, one that a department works on at `/desk/`, one that is late."""
    group, member = _department()
    items = list(PlanItem.objects.of_school().filter(plan__year=today.year, audience="school").order_by("due_on"))
    first, *rest = items
    give_file(first, file=_paper(first, "校庆日论坛方案、签到表和报道。"), name="校庆日论坛材料.docx", actor=office)
    inspect_item(report_item(first, actor=office), verdict="passed", finding="材料齐全。", actor=second)
    theirs = next(item for item in rest if item.article == 20)
    if theirs.department_id != group.pk:
        reassign_item(theirs, department=group, actor=office)
    note_progress(theirs, text="各学院上报 38 名联络员，还有两个学院没有报。", percent=70, actor=member)


def _department():
    """The first department of today, with the demo's own account that signs in at `/desk/`."""
    group = Department.objects.current().first() or Department.objects.create(name="团委", phone="0731-84637020")
    known = User.objects.get(username="liaison").password
    facts = {"name": "蒋思敏", "is_demo": True, "must_change_password": False, "password": known}
    user, _ = User.objects.get_or_create(username="desk", defaults=facts)
    if not DepartmentMember.objects.current().filter(department=group, user=user).exists():
        DepartmentMember.objects.create(department=group, user=user, since=date(timezone.localdate().year, 1, 1))
    return group, user


def _remind(colleges, office):
    """Who is late is told; the same again today is refused."""
    late = PlanItem.objects.filter(plan__college=colleges["经济贸易学院"], source__isnull=False).overdue()
    if waiting := list(late[:2]):
        remind(waiting, text="校务会要通报落实情况，请本周内报。", actor=office)


def _back_to(item, on):
    """What was done by `on`, as if it had been done then; the append-only lines stay of today."""
    at = min(timezone.make_aware(datetime(on.year, on.month, on.day, 15, 30)), timezone.now())
    Evidence.objects.filter(item=item).update(given_at=at - timedelta(hours=2), on=at.date())
    Inspection.objects.filter(item=item).update(inspected_at=at + timedelta(days=1))
    PlanItem.objects.filter(pk=item.pk).update(reported_at=at, closed_at=at + timedelta(days=1))
