"""Forms of the preparation: the checklist, venues and bookings."""

from django import forms
from django.db.models import Q

from accounts.models import User
from colleges.models import Department
from common.once import OnceMixin
from common.versions import VersionMixin
from events.forms.core import moment_input
from events.models import EventTask, Venue, VenueBooking
from events.services.events import possible_owners

TASK = ["title", "due_on", "who", "user", "department"]
VENUE = ["name", "seats", "address", "contact"]


def day_input():
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class _Task(forms.ModelForm):
    class Meta:
        model = EventTask
        fields = TASK
        widgets = {"due_on": day_input()}
        help_texts = {
            "due_on": "活动改期时，期限跟着移动。",
            "who": "不在系统里的人，例如班级联络员。",
            "user": "会收到消息，并列在他的待办里。",
            "department": "列在部门工作台里。",
        }

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        now = self.instance
        people = Q(pk__in=possible_owners(event).values("pk")) | Q(pk=now.user_id)
        self.fields["user"].queryset = User.objects.filter(people).order_by("name", "pk")
        self.fields["user"].label_from_instance = lambda user: user.name
        listed = Department.objects.current() | Department.objects.filter(pk=now.department_id)
        self.fields["department"].queryset = listed
        for name in ("user", "department"):
            self.fields[name].empty_label = "不指定"


class TaskForm(OnceMixin, _Task):
    def _post_clean(self):
        """The service judges the whole."""

    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in TASK}


class TaskEditForm(VersionMixin, _Task):
    pass


class NoteForm(forms.Form):
    note = forms.CharField(label="办理情况", required=False, max_length=300)


class VenueForm(OnceMixin, forms.ModelForm):
    class Meta:
        model = Venue
        fields = VENUE
        help_texts = {"contact": "订场地前先找谁、打哪个电话。"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def _post_clean(self):
        """The service judges the whole."""

    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in VENUE}


class VenueEditForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = Venue
        fields = VENUE

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


class BookingForm(OnceMixin, forms.ModelForm):
    """Opens with the event's own hours."""

    class Meta:
        model = VenueBooking
        fields = ["venue", "starts_at", "ends_at", "purpose"]
        widgets = {"starts_at": moment_input(), "ends_at": moment_input()}
        help_texts = {"purpose": "例如：座谈、用餐、布展。"}

    def __init__(self, *args, event, **kwargs):
        opening = {"starts_at": event.starts_at, "ends_at": event.ends_at}
        super().__init__(*args, initial=opening | kwargs.pop("initial", {}), label_suffix="", **kwargs)
        self.fields["venue"].queryset = Venue.objects.open_to(event.college).select_related("college")
        self.fields["venue"].empty_label = "请选择"
        self.fields["venue"].label_from_instance = _told

    def _post_clean(self):
        """The service judges the whole, and says who has the room."""


def _told(venue):
    seats = f"，{venue.seats} 座" if venue.seats else ""
    return f"{venue.name}（{venue.college.name if venue.college else '学校'}{seats}）"
