"""What waits in the alumni database, and for whom. One function for each subject."""

from datetime import timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from alumni.forms.duplicates import NO_COLLEGES
from alumni.models import (
    AlumniSettings,
    Claim,
    ClassEntry,
    ClassGroup,
    ClassLink,
    ClassRegister,
    DuplicatePair,
    Erasure,
    ExportRequest,
    Message,
    NotableProfile,
    Proposal,
    PublicRequest,
    RosterRow,
    RosterUpload,
)
from alumni.notable_facts import REPUBLISH, REVOKED, due_contacts, standing_at
from alumni.succession import waiting_groups
from colleges.todos import Todo, declares_todos

State = ExportRequest.State


@declares_todos
def export_requests(desk):
    """The leader submits, the office decides, whoever asked uses the permission before it ends."""
    if desk.college is None:
        waiting = ExportRequest.objects.filter(state=State.WITH_OFFICE).count()
        return [Todo("导出申请待批准", waiting, "/admin/alumni/exportrequest/?state__exact=with_office", article=9)]
    mine = ExportRequest.objects.of_college(desk.college)
    url = reverse("college:alumni:export-list")
    found = [_permissions(mine.usable_by(desk.user), url)] if desk.user else []
    if desk.duty == "leader":
        found.append(Todo("导出申请待您提交", mine.filter(state=State.WITH_LEADER).count(), url, article=9))
    return found


def _permissions(usable, url):
    ends = sorted(timezone.localtime(at).date() for at in usable.values_list("expires_at", flat=True))
    due_on = ends[0] if ends else None
    return Todo(
        "已批准的导出，请在期限内使用", len(ends), url, article=9, due_on=due_on, detail="一份许可只能导出一次。"
    )


@declares_todos
def rosters(desk):
    """Rosters that stopped half-way: questions to settle, previews to confirm, rows that wait for a decision."""
    if desk.college is None:
        return _intake()
    uploads = RosterUpload.objects.of_college(desk.college).filter(rows_deleted_at__isnull=True)
    url = reverse("college:alumni:roster-list")
    waiting = RosterRow.objects.waiting().filter(upload__in=uploads, upload__state=RosterUpload.State.IMPORTED)
    return [
        Todo("名册有读不准的地方，请您确认", uploads.filter(state="questions").count(), url, article=9),
        Todo("名册已检查，等您确认导入", uploads.filter(state="checked").count(), url, article=9),
        Todo("名册里疑似重复的人，等您决定", waiting.filter(outcome="possible").count(), url, article=9),
    ]


def _intake():
    unplaced = RosterRow.objects.waiting().filter(outcome="unplaced").count()
    unsettled = sum(group.stays for group in waiting_groups())
    url = reverse("admin:roster-queue")
    return [
        Todo("毕业生归属学院待定", unplaced, url, article=8),
        Todo("学籍的专业待定", unsettled, url, article=8, detail="原表写的专业没有对上现在的专业。"),
    ]


@declares_todos
def claims(desk):
    """Whose person it is answers; the office sees all of them, and answers where a college does not."""
    if desk.college is None:
        waiting, url = Claim.objects.waiting(), reverse("admin:claim-list")
        return [Todo("学院间的认领申请待答复", waiting.count(), url, article=8, detail="对方学院也可以答复。")]
    asked = Claim.objects.to_answer_by(desk.college).waiting().count()
    answer, rosters = reverse("college:alumni:claim-list"), reverse("college:alumni:roster-list")
    return [
        Todo("其他学院申请认领本院校友，请答复", asked, answer, article=8),
        Todo("名册里有其他学院的校友，可以申请认领", _to_claim(desk.college), rosters, article=8),
    ]


def _to_claim(college):
    uploads = RosterUpload.objects.of_college(college).filter(state=RosterUpload.State.IMPORTED)
    return RosterRow.objects.waiting().filter(upload__in=uploads, outcome="elsewhere", claim_id=None).count()


@declares_todos
def duplicates(desk):
    """A college judges its own; the office what a college referred to it, and what no single college may see."""
    if desk.college is None:
        referred, url = DuplicatePair.objects.referred().count(), reverse("admin:duplicate-list")
        nobodys = DuplicatePair.objects.waiting().no_colleges().count()
        return [
            Todo("学院转来的疑似重复，请判断", referred, f"{url}?show=referred", article=8),
            Todo("跨学院的疑似重复，请判断", nobodys, f"{url}?show=waiting&reach={NO_COLLEGES}", article=8),
        ]
    waiting = DuplicatePair.objects.of_college(desk.college).waiting().count()
    return [Todo("疑似重复的档案，请判断", waiting, reverse("college:alumni:duplicate-list"), article=8)]


@declares_todos
def public_requests(desk):
    """What came by the public form, in the own queue; the oldest says by when."""
    own = PublicRequest.objects.of_college(desk.college) if desk.college else PublicRequest.objects.filter(college=None)
    waiting = sorted(own.waiting().values_list("at", flat=True))
    url = reverse("college:alumni:request-list" if desk.college else "admin:request-list")
    if not waiting:
        return []
    oldest = timezone.localtime(waiting[0]).date()
    due_on = oldest + timedelta(days=AlumniSettings.current().answer_days)
    waited = (timezone.localdate() - oldest).days
    return [Todo("校友来件，请办理", len(waiting), url, 8, due_on, f"最早的已等 {waited} 天。")]


@declares_todos
def messages(desk):
    """Mails that did not go out: refused for good, or held up at the mail server."""
    own = Message.objects.of_college(desk.college) if desk.college else Message.objects.filter(college=None)
    url = reverse("college:alumni:message-list" if desk.college else "admin:message-list")
    failed = own.filter(deliveries__state="failed").distinct().count()
    held_up = own.filter(deliveries__state="waiting").exclude(trouble="").distinct().count()
    return [
        Todo("群发邮件有发送失败的，请查看", failed, url),
        Todo("群发邮件停在邮件服务器，请查看", held_up, url),
    ]


@declares_todos
def self_updates(desk):
    """What people wrote of themselves by a link, and what classmates wrote by their class's."""
    if desk.college is None:
        waiting = Proposal.objects.waiting().count()
        return [Todo("校友本人提出的更新，请核对", waiting, reverse("admin:proposal-list"), article=9)]
    waiting = Proposal.objects.of_college(desk.college).waiting().count()
    found = [Todo("校友本人提出的更新，请核对", waiting, reverse("college:alumni:proposal-list"), article=9)]
    return [*found, *_class_entries(desk.college)]


def _class_entries(college):
    """One line for each class: what waits is handled class by class."""
    links = ClassLink.objects.of_college(college)
    waiting = (
        ClassEntry.objects.filter(upload=None, link__in=links).values_list("link__class_group").annotate(n=Count("pk"))
    )
    counts = dict(waiting.order_by())
    for group in ClassGroup.objects.filter(pk__in=counts).order_by("-enrolled_year", "name"):
        url = reverse("college:alumni:class-link", args=[group.pk])
        yield Todo(f"{group.name}同学自填的内容，请转为名册", counts[group.pk], url, article=9)


@declares_todos
def class_registers(desk):
    """What the office returned waits at the college, what a college submitted at the office."""
    if desk.college is None:
        submitted = ClassRegister.objects.filter(state=ClassRegister.State.SUBMITTED).count()
        return [Todo("班级登记表待审核", submitted, f"{reverse('admin:register-list')}?state=submitted", article=9)]
    returned = ClassRegister.objects.of_college(desk.college).returned().count()
    url = f"{reverse('college:alumni:register-list')}?state=returned"
    return [Todo("班级登记表被退回，请改好再提交", returned, url, article=9)]


@declares_todos
def notable(desk):
    """Files to review at the office, returned ones at the college; and whom the log says to contact by now."""
    if desk.college is None:
        return _notable_of_office()
    own, url = NotableProfile.objects.of_college(desk.college), reverse("college:alumni:notable-list")
    returned = own.filter(state=NotableProfile.State.RETURNED).count()
    days = sorted(due_contacts(own).values_list("next_on", flat=True))
    return [
        Todo("优秀校友档案被退回，请补充", returned, f"{url}?state=returned", article=8),
        Todo("约好联络的优秀校友", len(days), f"{url}?silent=due", article=8, due_on=days[0] if days else None),
    ]


def _notable_of_office():
    url = reverse("admin:notable-list")
    submitted = NotableProfile.objects.filter(state=NotableProfile.State.SUBMITTED).count()
    gone, anew = (standing_at(NotableProfile.objects.all(), each).count() for each in (REVOKED, REPUBLISH))
    return [
        Todo("优秀校友档案待审核", submitted, f"{url}?state=submitted", article=8),
        Todo("优秀校友不能再公开，请从网站撤下", gone, f"{url}?state=revoked", article=8),
        Todo("优秀校友介绍请撤下核对，再重新公开", anew, f"{url}?state=republish", article=8),
    ]


@declares_todos
def erasures(desk):
    """A person's wish to be deleted waits for a second clerk: whoever asked cannot carry it out."""
    if desk.college is not None:
        return []
    waiting = Erasure.objects.filter(state=Erasure.State.WAITING)
    count = waiting.exclude(asked_by=desk.user).count() if desk.user else waiting.count()
    return [Todo("个人信息删除待复核", count, reverse("admin:erasure-list"))]
