"""What a person says by the own link: confirmed, changed (at once, after review, never), objected to; and the review.

Whatever a form was opened with, the link decides: it is locked, looked at again, and used up by the first that is sent.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from alumni.link_traces import OBJECTED, side_changes
from alumni.models import AlumniSettings, Alumnus, Contact, PersonLink, Proposal, SelfUpdateRule
from alumni.self_update import FIELDS, GUARDED, first_contact, living, policies, seal
from alumni.services.contacts import NOT_TO_CONTACT
from alumni.services.links import mail
from audit.acts import act
from audit.models import ReadingLine
from audit.trail import marked
from colleges import notices
from common.mail_server import has_mail_server
from common.versions import save_version

Policy, State, Purpose = SelfUpdateRule.Policy, Proposal.State, PersonLink.Purpose
USED = "这个链接已经用过了：内容已在另一个页面提交，这一次没有保存。如需再改，请申请新的链接。"
ENDED = "这个链接已经失效，内容没有保存。可以申请新的链接。"
CHANGED_MEANWHILE = "您查看期间，这一项的现有内容被改过，没有办理。请看过现在的内容后再决定。"
NOTHING_LEFT = "已经恢复或由学院办理，没有需要您处理的。"
NOT_PUT_BACK = "此后又改过，没有恢复，请与本人核实"
CAME_WITH_IT = "本人提出异议，同一链接里的其他内容不再采用"
OBJECTION_OVER = "异议期已经结束，不能在这里恢复。请联系所在学院或校友会办公室更正。"


# --- by the person -------------------------------------------------------------------------------------------------------


@act
def confirm_own(link, *, actor=None):
    """All that is held is right: every way to reach the person counts as confirmed today, by the person."""
    link, person = use_link(link, Purpose.CONFIRM)
    with marked(about="本人通过链接核对", link=link.pk):
        _found_again(link, person)
        return _confirm(person)


@act
def change_own(link, *, changes, confirm_rest=False, address_of, actor=None):
    """`changes`: `{field: new value}`. Return the proposals, in force or waiting; what may not be changed is refused.

    A change of phone or mailbox, and a first mailbox, is in force at once only where an earlier mailbox can be told of it;
    else it waits.
    """
    link, person = use_link(link, Purpose.CONFIRM)
    with marked(about="本人通过链接更新", link=link.pk):
        return _change(link, person, changes, confirm_rest, address_of)


def _change(link, person, changes, confirm_rest, address_of):
    rules, present = policies(), {name: FIELDS[name].present(person) for name in FIELDS}
    changes = {name: value for name, value in changes.items() if value != present[name]}
    if not changes and not confirm_rest:
        raise ValidationError("还没有改动任何一项。如全部正确，请点“全部正确，确认”。")
    if any(rules[name] == Policy.NEVER for name in changes):
        raise ValidationError("有的项目不能自行修改，请联系所在学院。")
    guarded = [name for name in changes if rules[name] == Policy.AT_ONCE and _is_guarded(name, present[name])]
    told = tell_whom(person) if guarded else ""
    _found_again(link, person)
    if confirm_rest:
        _confirm(person, leaving=changes)
    made = [
        _take(link, person, name, value, present[name], at_once=_is_at_once(rules[name], name in guarded, told))
        for name, value in changes.items()
    ]
    contested = [each for each in made if each.state == State.IN_FORCE and each.field in guarded]
    if contested:
        _open_to_objection(person, contested, told, address_of)
    return made


def _is_guarded(name, present):
    """What another could take over unnoticed: a way to reach the person that there is already, and the first mailbox.

    By that one whoever wrote it would be told of every later change, and nobody else.
    """
    return name in GUARDED and (bool(present) or name == Contact.Kind.EMAIL)


def _is_at_once(policy, guarded, told):
    return policy == Policy.AT_ONCE and (not guarded or bool(told))


def use_link(link, purpose):
    """Within an act: lock the link and the person, look again, and use the link: its first use counts."""
    link = PersonLink.objects.select_for_update(of=["self"]).get(pk=link.pk)
    if link.is_used_up and link.is_living:
        raise ValidationError(USED)
    person = Alumnus.objects.select_for_update().defer("search").get(pk=link.alumnus_id)
    if not link.is_living or link.purpose != purpose or not living(person):
        raise ValidationError(ENDED)
    if not link.used_at:
        link.mark_used()
    return link, person


def _found_again(link, person):
    """Whoever has just answered is not lost: the record says so at once, and the colleges are told."""
    if person.state != Alumnus.State.LOST:
        return
    person.state = Alumnus.State.ACTIVE
    save_version(person, seen=person.version, fields=["state"])
    for college in {stay.college for stay in person.educations.select_related("college")}:
        notices.put(
            f"alumni.found:{link.pk}:{college.pk}",
            title=f"失去联系的{person.name}已通过链接核对，状态已改为正常",
            body="本人打开以前发出的链接并提交了内容，现在又可以联系。请看一看登记的联系方式。",
            college=college,
            duty="liaison",
            url=f"/college/alumni/people/{person.pk}/",
        )


def _confirm(person, leaving=()):
    """Today for every current contact; of a kind that is being changed the one that changes is left out."""
    left = [each.pk for kind in leaving if kind in Contact.Kind.values for each in first_contact(person, kind) if each]
    current = Contact.objects.current().filter(alumnus=person).exclude(pk__in=left)
    return current.update(confirmed_on=timezone.localdate())


def _take(link, person, name, value, old, *, at_once):
    waiting = Proposal.objects.waiting().filter(alumnus=person, field=name).first()
    proposal = waiting or Proposal(alumnus=person, field=name)
    proposal.link, proposal.old, proposal.new, proposal.at = link, old, value, timezone.now()
    if at_once:
        FIELDS[name].put(person, value)
        proposal.state = State.IN_FORCE
    proposal.full_clean()
    proposal.save()
    return proposal


def tell_whom(person):
    """A mailbox that stood before anybody could have put it there by a link in this period; "" where there is none.

    One that was replaced within the period is told still: else two changes in a row would leave nobody to object.
    Without a mail server nobody can be told.
    """
    if not has_mail_server():
        return ""
    since = timezone.localdate() - timedelta(days=AlumniSettings.current().objection_days)
    known = Contact.objects.filter(alumnus=person, kind=Contact.Kind.EMAIL)
    known = known.filter(~Q(source=Contact.Source.SELF) | Q(since__lt=since))
    known = known.filter(Q(replaced_on__isnull=True) | Q(replaced_on__gte=since))
    newest = sorted(known, key=lambda each: (each.replaced_on is None, str(each.confirmed_on or ""), each.pk))[-1:]
    return newest[0].value if newest else ""


def _open_to_objection(person, contested, mailbox, address_of):
    days = AlumniSettings.current().objection_days
    until = timezone.now() + timedelta(days=days)
    link, token = PersonLink.issue(
        alumnus=person,
        purpose=Purpose.OBJECT,
        channel=PersonLink.Channel.EMAIL,
        expires_at=until,
    )
    for proposal in contested:
        proposal.objection, proposal.objection_until = link, until
        proposal.save(update_fields=["objection", "objection_until"])
    labels = labels_of(contested)
    text = (
        f"{person.name}校友，您好。\n\n您登记在湖南生物机电职业技术学院的{labels}刚刚按个人链接里填写的内容作了更改。如果是您本人所改，不必理会这封邮件。\n\n"
        f"如果不是您改的，请在 {days} 天内打开下面的链接，点“不是我改的，恢复原来的内容”：\n{address_of(token)}\n"
    )
    mail(mailbox, f"您的{labels}已更改", text, refusal="通知邮件暂时发不出去，内容没有保存。请稍后再试。")


@act
def object_to_change(link, *, actor=None):
    """It was not me: whatever came by the same link is put back, every open link to the record ends, the colleges are told.

    Return, by their labels, what is in the record as it was before, and what somebody wrote over since then.
    """
    locked = PersonLink.objects.select_for_update(of=["self"]).get(pk=link.pk)
    if locked.used_at:
        raise ValidationError("已经恢复过了，不必再办。")
    if not locked.is_living:
        raise ValidationError(OBJECTION_OVER)
    link, person = use_link(link, Purpose.OBJECT)
    if not link.contested.filter(state=State.IN_FORCE).exists():
        raise ValidationError(NOTHING_LEFT)
    with marked(about=OBJECTED):
        done = _put_back(person, link)
    for open_link in PersonLink.objects.living().filter(alumnus=person, purpose=Purpose.CONFIRM, used_at__isnull=True):
        open_link.revoke(actor=None)
    _tell_colleges(person, link, done)
    return labels_of(done.restored + done.beside), labels_of(done.left + done.beside_left)


@dataclass
class PutBack:
    """Proposals `restored`, `left` as somebody wrote since, `dropped` while they waited; of what the link changed
    `beside` them what is as before, and what is left.
    """

    restored: list
    left: list
    dropped: list
    beside: list
    beside_left: list


def _put_back(person, objection):
    came = list(came_with(objection).select_for_update(of=["self"]))
    in_force = [each for each in came if each.state == State.IN_FORCE]
    left = [each for each in in_force if not _undo(person, each)]
    dropped = [_drop(each) for each in came if each.state == State.WAITING]
    restored = [each for each in in_force if each not in left]
    changed = changed_beside(objection, person)
    beside = [each for each in changed if each.stands]
    for each in beside:
        each.put_back()
    return PutBack(restored, left, dropped, beside, [each for each in changed if not each.stands])


def came_with(objection):
    """All that the link brought which brought what may be objected to: in force, or waiting to be."""
    contested = objection.contested.all()
    came = Proposal.objects.filter(Q(pk__in=contested.values("pk")) | Q(link__in=links_of(objection)))
    return came.filter(state__in=[State.IN_FORCE, State.WAITING]).order_by("pk")


def changed_beside(objection, person):
    """What the same link changed beside what was written: a lost person found, what was confirmed."""
    return side_changes(person, links_of(objection))


def links_of(objection):
    return list(objection.contested.exclude(link=None).values_list("link", flat=True).distinct())


def _undo(person, proposal):
    """Whether what was there before stands again; what somebody wrote since then is not undone."""
    proposal.old = _welcome_before(proposal)
    restored = FIELDS[proposal.field].take_back(person, proposal)
    proposal.state, proposal.reason = State.OBJECTED, "" if restored else NOT_PUT_BACK
    proposal.save(update_fields=["state", "reason"])
    return restored


def _welcome_before(proposal):
    """What stood before it; where that came by a change which was objected to as well, what stood before that one."""
    unwelcome = Proposal.objects.filter(alumnus=proposal.alumnus_id, field=proposal.field, state=State.OBJECTED)
    value, earlier = proposal.old, unwelcome.filter(pk__lt=proposal.pk).order_by("-pk")
    for each in earlier:
        value = each.old if each.new == value else value
    return value


def _drop(proposal):
    """Of what came with it nothing is left for a desk to accept."""
    proposal.reason = CAME_WITH_IT
    return _decide(proposal, State.REFUSED, None)


def labels_of(changes):
    """Of proposals and of what a link changed beside them; each label once."""
    return "、".join(dict.fromkeys(FIELDS[e.field].label if isinstance(e, Proposal) else e.label for e in changes))


def _tell_colleges(person, link, done):
    told = labels_of(done.restored or done.left)
    title = f"{person.name}对{told}的改动提出异议，{'已恢复原来的内容' if done.restored else '没有恢复'}"
    left = labels_of(done.left + done.beside_left)
    body = [
        "改动可能不是本人所为。" + _how_to_ask(done.restored),
        "此前发给本人、尚未使用的链接已全部失效。",
        f"同一链接改动的{labels_of(done.beside)}已恢复。" if done.beside else "",
        f"没有恢复的：{left}，提出异议前又有人改过，请与本人核实后更正。" if left else "",
        f"同一链接里待核对的{labels_of(done.dropped)}不再采用。" if done.dropped else "",
    ]
    for college in {stay.college for stay in person.educations.select_related("college")}:
        for unwelcome in links_of(link):
            notices.settle(f"alumni.found:{unwelcome}:{college.pk}")
        notices.put(
            f"alumni.objection:{link.pk}:{college.pk}",
            title=title,
            body="".join(body),
            college=college,
            duty="liaison",
            url=f"/college/alumni/people/{person.pk}/",
        )


def _how_to_ask(restored):
    if any(FIELDS[each.field].is_contact and each.old for each in restored):
        return "请用恢复后的联系方式与本人核实。"
    return "原来的联系方式没有恢复，现在登记的不一定是本人的，请通过班主任、同班同学等其他途径与本人核实。"


# --- by the college or the office -----------------------------------------------------------------------------------------


@act
def accept_proposal(proposal, *, seen, address_of, actor):
    """Put what the person wrote into the record. `seen`: the seal of the value that was shown beside it.

    As with a change in force at once, an earlier mailbox is told, where there is one, and may object.
    """
    proposal, person = _waiting(proposal)
    field = FIELDS[proposal.field]
    if seen != seal(field, person):
        raise ValidationError(CHANGED_MEANWHILE)
    proposal.old = field.present(person)
    told = tell_whom(person) if _is_guarded(proposal.field, proposal.old) else ""
    with marked(about="采用本人提出的更新", link=proposal.link_id):
        field.put(person, proposal.new)
    _decide(proposal, State.IN_FORCE, actor)
    if told:
        _open_to_objection(person, [proposal], told, address_of)
    return proposal


@act
def refuse_proposal(proposal, *, reason, actor):
    if not reason.strip():
        raise ValidationError({"reason": "不采用请写明原因。"})
    proposal, _ = _waiting(proposal)
    proposal.reason = reason.strip()
    return _decide(proposal, State.REFUSED, actor)


def _waiting(proposal):
    proposal = Proposal.objects.select_for_update(of=["self"]).get(pk=proposal.pk)
    if proposal.state != State.WAITING:
        raise ValidationError(f"这一项已由别人办理，现在是“{proposal.get_state_display()}”。")
    person = Alumnus.objects.select_for_update().defer("search").get(pk=proposal.alumnus_id)
    return proposal, person


def _decide(proposal, state, actor):
    proposal.state, proposal.decided_by, proposal.decided_at = state, actor, timezone.now()
    proposal.full_clean()
    proposal.save()
    return proposal


@act
def show_proposal(proposal, *, college, actor):
    """Who reviews may see the number in full; like every showing it leaves a line in the log. Return the id."""
    person, field = proposal.alumnus, FIELDS[proposal.field]
    if not person.may_be_contacted:
        raise ValidationError(NOT_TO_CONTACT)
    what = f"本人所填{field.label} {field.mask(proposal.new)}"[:60]
    ReadingLine.signed(actor=actor, college=college, subject=person.name, subject_id=person.pk, what=what)
    return proposal.pk
