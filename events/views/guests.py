"""Guests: by hand or chosen from the register, their replies, the list as a file. For two doors."""

from django.contrib import messages
from django.utils.decorators import method_decorator

from alumni.contact_text import mask_contact
from alumni.models import Alumnus
from alumni.request_sheet import study_words
from alumni.search import Criteria, find
from audit.models import ReadingLine
from colleges.models import College
from common.downloads import download
from common.once import once
from events.forms.guests import GuestEditForm, GuestForm, ReplyForm, SheetForm
from events.guest_lists import TONES, reply_counts
from events.guest_sheet import export_guests
from events.models import Event, Guest
from events.services.guests import add_guest, edit_guest, note_reply, remove_guest
from events.services.invitations import invitable_alumni
from events.views.doors import EventDoor

MOST_FOUND = 20


class GuestPages(EventDoor):
    room = "events/preparation"
    leads_to = "guests"

    def list(self, request, pk):
        return self._list(request, self.event(request, pk))

    def _list(self, request, event, shown=0):
        """`shown`: the guest whose telephone stands there in full."""
        invited = set(event.invitations.living().exclude(guest=None).values_list("guest", flat=True))
        quiet = set(event.guests.values_list("pk", flat=True)) - set(
            event.guests.invitable().values_list("pk", flat=True)
        )
        rows = event.guests.all()
        context = {
            "rows": [(row, _phone(row, shown), TONES[row.reply], row.pk in invited, row.pk in quiet) for row in rows],
            "counts": reply_counts(event),
            "companions": sum(row.companions for row in rows if row.reply == Guest.Reply.YES),
            "shown": shown,
            "acts": self.may_act(request) and event.state == Event.State.PREPARING,
            "sheet": SheetForm(label_suffix="", auto_id="sheet_%s"),
        }
        return self.event_page(request, event, "guests", context)

    @method_decorator(once)
    def add(self, request, pk):
        event = self.event(request, pk)
        form = GuestForm(request.POST or None)

        def act():
            return f"已登记嘉宾{add_guest(event, changes=form.changes, actor=request.user).name}。"

        return self.event_form(request, event, form, act, title="登记嘉宾", confirm="登记嘉宾")

    @method_decorator(once)
    def alumni(self, request, pk):
        """GET: find an alumnus who may be asked; POST: put the chosen one on the list."""
        event = self.event(request, pk)
        people = invitable_alumni(event)
        if request.method == "POST":
            return self._chosen(request, event, people)
        q = request.GET.get("q", "").replace("\0", "").strip()[:40]
        found = find(people, Criteria(q=q), college=self.college(request)) if len(q) > 1 else people.none()
        found = found.exclude(pk__in=event.guests.exclude(alumnus=None).values("alumnus"))
        offers = found.with_list_facts().in_list_order()[:MOST_FOUND]
        college = self.college(request)
        family = College.objects.family_of(college) if college else None
        offers = [(person, [study_words(stay, family) for stay in person.stays]) for person in offers]
        return self.event_page(request, event, "guest_alumni", {"q": q, "offers": offers})

    def _chosen(self, request, event, people):
        number = request.POST.get("person", "")
        number = int(number) if number.isdigit() and len(number) < 19 else 0
        person = self.fetch(Alumnus.objects.defer("search"), request, number)
        facts = {"changes": {"role": Guest.Role.GUEST}, "alumnus": person, "actor": request.user}
        guest = self.attempt(request, lambda: add_guest(event, **facts))
        if guest is None:
            return self.to("guest-alumni", event.pk)
        messages.success(request, f"已把{guest.name}列为嘉宾，请补充身份和职务。")
        return self.to("guest-edit", guest.pk)

    def edit(self, request, pk):
        guest = self._guest(request, pk)
        event = self.event(request, guest.event_id)
        form = GuestEditForm(request.POST or None, instance=guest)

        def act():
            edit_guest(guest, changes=form.changes, version=form.seen, actor=request.user)
            return f"已保存嘉宾{guest.name}。"

        return self.event_form(request, event, form, act, title=f"修改嘉宾{guest.name}", confirm="保存嘉宾")

    @method_decorator(once)
    def reply(self, request, pk):
        guest = self._guest(request, pk)
        event = self.event(request, guest.event_id)
        form = ReplyForm(request.POST or None, initial={"reply": guest.reply, "companions": guest.companions})

        def act():
            facts = {name: form.cleaned_data[name] for name in ("reply", "companions")}
            noted = note_reply(guest, **facts, actor=request.user)
            return f"已记下{noted.name}的回复：{noted.get_reply_display()}。"

        return self.event_form(request, event, form, act, title=f"{guest.name}的回复", confirm="保存回复")

    def remove(self, request, pk):
        guest = self._guest(request, pk)
        if self.attempt(request, lambda: remove_guest(guest, actor=request.user) or True):
            messages.success(request, f"已删除嘉宾{guest.name}。")
        return self.to("guests", guest.event_id)

    def show(self, request, pk):
        """The list again with one telephone in full; the showing is a line in the log."""
        guest = self._guest(request, pk)
        facts = {"subject": f"活动嘉宾 {guest.name}", "subject_id": guest.alumnus_id or 0, "what": "嘉宾电话"}
        ReadingLine.signed(actor=request.user, college=self.college(request), **facts)
        response = self._list(request, self.event(request, guest.event_id), shown=guest.pk)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    @method_decorator(once)
    def export(self, request, pk):
        event, form = self.event(request, pk), SheetForm(request.POST)
        purpose = form.cleaned_data["purpose"] if form.is_valid() else ""
        facts = {"purpose": purpose, "college": self.college(request), "actor": request.user}
        file = self.attempt(request, lambda: export_guests(event, **facts))
        return download(file) if file else self.to("guests", pk)

    def _guest(self, request, pk):
        return self.of_event(Guest.objects, request, pk)


def _phone(row, shown):
    if not row.phone:
        return ""
    return row.phone if row.pk == shown else mask_contact("phone", row.phone)
