"""An event is moved, cancelled or handed on. For two doors."""

from django.utils.decorators import method_decorator

from common.once import once
from events.forms.core import CancelForm, MoveForm, OwnerForm, TakeUpForm
from events.services.changes import cancel_event, is_relied_on, move_event, take_up_event, why_not_taken_up
from events.services.events import hand_on_event, possible_owners
from events.views.doors import EventDoor

RELIED = "已经有人报名、受邀或得到通知：保存后有关部门和承办人会收到消息，报名的人列在“报名”里，请逐一告知。"
FREE = "还没有人报名或得到通知，可以直接改。筹备期限和日程会跟着移动。"
CANCELS = (
    "预订的场地同时释放，有关部门会收到消息；报名的人列在“报名”里，请逐一告知。"
    "已经有人报名、受邀或得到通知的，取消后不能恢复，只能照此另建。"
)
TAKES_UP = "恢复后继续筹备。场地已经退订，请重新预订；送审的方案已经收回，请重新报送。"


class ChangePages(EventDoor):
    room = "events/core"

    @method_decorator(once)
    def move(self, request, pk):
        event = self.event(request, pk)
        relied = is_relied_on(event)
        form = MoveForm(request.POST or None, instance=event, label_suffix="")
        form.fields["why"].required = relied
        if not relied:
            form.fields["why"].widget = form.fields["why"].hidden_widget()

        def act():
            facts = {"changes": form.changes, "why": form.cleaned_data["why"], "version": form.seen}
            return _said(move_event(event, actor=request.user, **facts), "时间地点已改。")

        told = RELIED if relied else FREE
        return self.event_form(request, event, form, act, title="改时间地点", confirm="保存时间地点", told=told)

    @method_decorator(once)
    def cancel(self, request, pk):
        event = self.event(request, pk)
        form = CancelForm(request.POST or None, label_suffix="")

        def act():
            return _said(cancel_event(event, actor=request.user, reason=form.cleaned_data["reason"]), "活动已取消。")

        page = {"title": "取消活动", "confirm": "取消这项活动", "told": CANCELS, "danger": True}
        return self.event_form(request, event, form, act, **page)

    @method_decorator(once)
    def take_up(self, request, pk):
        event = self.event(request, pk)
        form = TakeUpForm(request.POST or None, label_suffix="")

        def act():
            take_up_event(event, actor=request.user, reason=form.cleaned_data["reason"])
            return "活动已恢复筹备。请重新预订场地。"

        page = {"title": "恢复活动", "confirm": "恢复这项活动", "told": why_not_taken_up(event) or TAKES_UP}
        return self.event_form(request, event, form, act, **page)

    @method_decorator(once)
    def hand_on(self, request, pk):
        event = self.event(request, pk)
        people = possible_owners(event).exclude(pk=event.owner_id)
        form = OwnerForm(request.POST or None, people=people)

        def act():
            owner = form.cleaned_data["owner"]
            hand_on_event(event, owner=owner, actor=request.user)
            return f"已交给{owner.name}承办，对方会收到消息。"

        told = f"现在由{event.owner.name}承办。"
        return self.event_form(request, event, form, act, title="转交承办人", confirm="转交", told=told)


def _said(moved, done):
    """What was done, and what is now to be done by hand."""
    said = [done]
    if moved.untold:
        said.append(f"还有 {moved.untold} 位报名的人需要告知，名单在“报名”里。")
    if moved.bookings:
        rooms = "、".join(dict.fromkeys(str(row.venue) for row in moved.bookings))
        said.append(f"{rooms}预订的时间与活动不一致，请改订。")
    return "".join(said)
