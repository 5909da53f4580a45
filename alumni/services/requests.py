"""What comes by the public form (校友来件): taken in without a word about who is known, and answered at a desk.

The answer goes to the contact on file, never to one that was typed. Each act locks the request and looks again.
"""

import io
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from alumni.erasing import NOT_RELAYED, OWN_EMPTIED
from alumni.models import Alumnus, PersonLink, PublicRequest
from alumni.request_matching import queue_for, sought_words
from alumni.rosters.uploads import take_upload
from alumni.services.class_links import COLUMNS, region_words
from alumni.services.links import send_link
from alumni.services.rights import ask_erasure
from audit.acts import act
from audit.models import ReadingLine
from audit.trail import add_facts
from colleges.models import College
from common.formats import day
from common.workbooks import Column, stream_workbook

Kind, State, Purpose = PublicRequest.Kind, PublicRequest.State, PersonLink.Purpose
#: what a request is answered with: the link by which the person does it alone
LINK_FOR = {
    Kind.REGISTER: Purpose.CONFIRM,
    Kind.UPDATE: Purpose.CONFIRM,
    Kind.QUERY: Purpose.COPY,
    Kind.WITHDRAW: Purpose.CONSENT,
}
BY_FORM = "本人通过网站申请删除本人信息"
EMPTIED = "所填内容已清空："
FORGOTTEN_AFTER = timedelta(days=180)
#: what was typed that tells who it was
NAMING = ("name", "sought", "student_no", "mobile", "email")


@act
def receive_request(kind, *, typed, chosen=None, actor=None):
    """Keep what was typed in the right queue: the college of the person (of who is sought), or the office's.

    The very same waiting already is kept once: a second window, a reload.
    """
    words = sought_words(typed) if kind == Kind.SEEK else typed
    college = queue_for(words, chosen)
    again = PublicRequest.objects.waiting().filter(kind=kind, typed=typed, college=college).first()
    return again or PublicRequest.objects.create(kind=kind, typed=typed, college=college)


def waiting(request):
    """Lock the request and look again: two desks may have it open."""
    request = PublicRequest.objects.select_for_update(of=["self"]).get(pk=request.pk)
    if request.state != State.WAITING:
        raise ValidationError(f"这份来件{request.get_state_display()}，不必再办。")
    return request


def settle(request, state, outcome, *, actor, **facts):
    for name, value in facts.items():
        setattr(request, name, value)
    request.state, request.outcome = state, outcome.strip()
    request.handled_by, request.handled_at = actor, timezone.now()
    request.full_clean()
    request.save()
    return request


@act
def pass_on(request, *, to, actor):
    """To the office (`to` None), or by the office to a college; who was matched by a college is not told on."""
    request = waiting(request)
    if request.college_id == (to.pk if to else None):
        raise ValidationError(f"这份来件已经在{to.name if to else '校友会办公室'}。")
    request.college = to
    request.full_clean()
    request.save()
    return request


@act
def answer_by_link(request, person, *, college, channel, address_of, actor):
    """Send `person`, by the contact on file, the link that this kind of request is answered with."""
    request = waiting(request)
    purpose = LINK_FOR.get(request.kind)
    if purpose is None:
        raise ValidationError("这类来件不用链接答复。")
    if request.is_asked_again and request.alumnus_id != person.pk:
        raise ValidationError("请求重新发送链接的是另一人，请核对。")
    sent = send_link(person, purpose=purpose, college=college, channel=channel, address_of=address_of, actor=actor)
    way = "发到登记的邮箱" if channel == PersonLink.Channel.EMAIL else "生成，由办理人用登记的联系方式交给本人"
    settle(request, State.ANSWERED, f"“{purpose.label}”的链接已{way}。", actor=actor, alumnus=person)
    return sent


@act
def take_to_roster(request, *, actor):
    """A new one is staged as a roster of one row: checked, previewed, claimed, imported and undone as any other."""
    request = waiting(request)
    if request.kind != Kind.REGISTER:
        raise ValidationError("只有登记来件可以转为名册。")
    if request.college is None:
        raise ValidationError("请先把这份来件转给学院，由学院登记。")
    content = io.BytesIO()
    title = request.typed.get("class_name") or "网站登记"
    stream_workbook(content, title=title, columns=[Column(label) for label in COLUMNS], rows=[_row(request.typed)])
    upload = take_upload(
        content.getvalue(),
        filename=f"网站登记 {day(timezone.localdate())} {request.pk}.xlsx",  # no name: it outlives the person's record
        college=request.college,
        confirmed_on=timezone.localtime(request.at).date(),
        actor=actor,
    )
    settle(request, State.ANSWERED, f"已转为名册“{upload.file_name}”，检查后导入。", actor=actor)
    return upload


def _row(typed):
    names = ("name", "student_no", "class_name", "major", "enrolled_year", "graduated_year")
    own = [typed.get(name, "") for name in (*names, "mobile", "email", "employer", "position")]
    return [*own, *region_words(typed.get("region", ""))]


@act
def hand_to_erasure(request, person, *, identity, actor):
    """The wish to be deleted becomes the first of the two steps; another of the office carries it out."""
    request = waiting(request)
    if request.kind != Kind.DELETE:
        raise ValidationError("只有删除来件可以转为删除申请。")
    erasure = ask_erasure(person, reason=BY_FORM, identity=identity, actor=actor)
    settle(request, State.ANSWERED, "已提出删除，由另一名工作人员复核。", actor=actor, alumnus=person)
    return erasure


@act
def close_request(request, *, done, outcome, actor):
    """Without a link: dealt with in another way (`done`), or not dealt with; what came of it stays."""
    if not outcome.strip():
        raise ValidationError({"outcome": "请写明办理结果。"})
    return settle(waiting(request), State.ANSWERED if done else State.REFUSED, outcome, actor=actor)


@act
def empty_typed(request, *, reason, actor):
    """What was typed and answered goes before its time, from the trail too: where it tells of one whose data were deleted."""
    request = PublicRequest.objects.select_for_update(of=["self"]).get(pk=request.pk)
    if request.state == State.WAITING:
        raise ValidationError("这份来件还没有办结，请先办结再清空。")
    if not is_telling(request):
        raise ValidationError("这份来件所填的内容已经清空。")
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": "请写明为什么清空。"})
    if any(said in reason for name in NAMING if (said := request.typed.get(name))):
        raise ValidationError({"reason": "请不要写姓名和号码：这句话在清空以后仍会保存。"})
    add_facts(about="清空来件所填内容")
    request.typed, request.outcome = {}, f"{EMPTIED}{reason}"
    request.full_clean(exclude=["typed"])  # nothing at all is what is wanted here
    request.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT office_empty_request(%s)", [request.pk])
    return request


def is_telling(request):
    """Whether it holds words of people: what was typed (which is forgotten in time), or what a desk wrote of it."""
    said_by_the_house = request.outcome in (OWN_EMPTIED, NOT_RELAYED) or request.outcome.startswith(EMPTIED)
    return bool(request.typed) or not said_by_the_house


@act
def show_typed(request, *, college, actor):
    """Who handles it may see the numbers in full; like every showing it leaves a line in the log. Return the id."""
    subject = f"校友来件 {request.typed.get('name', '')}"
    what = f"{request.get_kind_display()}所填联系方式"
    facts = {"subject": subject[:120], "subject_id": request.alumnus_id or 0, "what": what}
    ReadingLine.signed(actor=actor, college=college, **facts)
    return request.pk


def forget_handled():
    """What was typed goes half a year after it was handled; that there was a request, and what came of it, stays."""
    old = PublicRequest.objects.handled().filter(handled_at__lt=timezone.now() - FORGOTTEN_AFTER).exclude(typed={})
    return old.update(typed={})


def reachable(person):
    """Whether anything may be sent to the person at all."""
    return Alumnus.objects.contactable().filter(pk=person.pk).exists()


def colleges_to_pass_to(request):
    return College.objects.current().exclude(pk=request.college_id)
