"""Appointing, handing over, ending (art. 5), and which seats an account holds."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from unfold.decorators import action

from accounts.admin import UserAdmin, show_once
from accounts.models import User
from accounts.services import open_account
from colleges.forms.appointments import AppointForm, EndForm, HandOverForm
from colleges.models import Appointment, HandOver
from colleges.services.appointments import appoint, end_appointment, hand_over
from common.admin import KeptMixin, VersionedAdmin, act_page, posted
from common.formats import day
from common.once import once

FACTS = ("college", "duty", "since", "until", "is_substitute", "document")


def _written(leaving):
    if HandOver.objects.filter(given_by=leaving).exclude(note="").exists():
        return "前任已写好交接说明。"
    return "前任还没有写交接说明，可以先请其在学院工作台的“工作交接”里写好。"


class CurrentFilter(admin.SimpleListFilter):
    title = "任期"
    parameter_name = "now"

    def lookups(self, request, model_admin):
        return [("yes", "现任"), ("no", "已结束或未开始")]

    def queryset(self, request, queryset):
        if self.value() not in {"yes", "no"}:
            return queryset
        current = Appointment.objects.current().values("pk")
        return queryset.filter(pk__in=current) if self.value() == "yes" else queryset.exclude(pk__in=current)


@admin.register(Appointment)
class AppointmentAdmin(KeptMixin, VersionedAdmin):
    """Appointing opens the account of a new person; who changes is handed over, and nothing is deleted."""

    list_display = ["user", "college", "duty", "since", "until", "substitution", "document"]
    list_filter = [CurrentFilter, "duty", "is_substitute", "college"]
    search_fields = ["user__username", "user__name", "college__name"]
    search_help_text = "按工号、姓名或学院查找"
    list_select_related = ["user", "college"]
    fields = ["user", "college", "duty", "since", "until", "is_substitute", "document"]
    readonly_fields = ["user", "college", "duty"]
    actions_detail = ["hand_over_page", "end_page"]

    @admin.display(description="临时代理")
    def substitution(self, appointment):
        return "代理" if appointment.is_substitute else None

    @method_decorator(once)
    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AppointForm(posted(request), initial={"college": request.GET.get("college")})
        if form.is_valid():
            facts = {name: form.cleaned_data[name] for name in FACTS}
            done = self._with_person(request, form, lambda person: appoint(person, **facts))
            if done:
                return done
        intro = "选一个已有账号，或填写新人员的工号和姓名（会同时建立账号，并显示一次初始密码）。"
        return act_page(self, request, form, title="办理任职", button="办理任职", intro=intro)

    @action(description="交接", url_path="hand-over", permissions=["change"], icon="swap_horiz")
    def hand_over_page(self, request, object_id):
        return self._hand_over(request, object_id)

    @method_decorator(once)
    def _hand_over(self, request, object_id):
        leaving = self._appointment(object_id)
        form = HandOverForm(posted(request))
        if form.is_valid():
            on = form.cleaned_data["on"]
            done = self._with_person(request, form, lambda person: hand_over(leaving, to=person, on=on))
            if done:
                return done
        intro = (
            f"{leaving.college.name}{leaving.get_duty_display()}由{leaving.user.label}交给下一位。"
            "交接当天起，前任账号不能再进入该学院；其以往的办理记录保留。"
            f"未办的事和只发给前任的消息会一并移交，由接任人签收。{_written(leaving)}"
        )
        return act_page(self, request, form, title="交接", button="办理交接", intro=intro, obj=leaving)

    @action(description="结束任职", url_path="end", permissions=["change"], icon="event_busy")
    def end_page(self, request, object_id):
        appointment = self._appointment(object_id)
        form = EndForm(posted(request))
        if form.is_valid():
            try:
                ended = end_appointment(appointment, on=form.cleaned_data["on"])
            except ValidationError as error:
                form.refuse(error)
            else:
                sentence = (
                    f"{ended.user.label}担任{ended.college.name}{ended.get_duty_display()}到 {day(ended.until)}为止。"
                )
                self.log_change(request, ended, sentence)
                messages.success(request, sentence)
                return redirect("admin:colleges_appointment_changelist")
        intro = (
            f"填写{appointment.user.label}担任{appointment.college.name}{appointment.get_duty_display()}的最后一天。"
        )
        return act_page(
            self, request, form, title="结束任职", button="结束任职", intro=intro, obj=appointment, danger=True
        )

    def _appointment(self, object_id):
        if not object_id.isdecimal():
            raise Http404
        return get_object_or_404(Appointment.objects.select_related("user", "college"), pk=object_id)

    def _with_person(self, request, form, act):
        """Do `act(person)`, opening the account of a new person in the same transaction; None where it was refused."""
        wanted = form.cleaned_data
        try:
            with transaction.atomic():
                person, password = wanted["person"], None
                if person is None:
                    person, password = open_account(username=wanted["new_username"], name=wanted["new_name"])
                appointment = act(person)
                self.log_addition(request, appointment, f"办理任职：{appointment}。")
        except ValidationError as error:
            form.refuse(error)
            return None
        messages.success(request, f"已办理：{appointment}，自 {day(appointment.since)}起。")
        return show_once(request, person, password) if password else redirect("admin:colleges_appointment_changelist")


admin.site.unregister(User)


@admin.register(User)
class SeatedUserAdmin(UserAdmin):
    """The accounts' own admin, and the current college seats of each."""

    list_display = ["username", "name", "seats", "roles", "may_sign_in", "must_change_password", "last_login"]
    fields = [*UserAdmin.fields[:3], "seats", *UserAdmin.fields[3:]]
    readonly_fields = [*UserAdmin.readonly_fields, "seats"]

    def get_queryset(self, request):
        current = Appointment.objects.current().select_related("college")
        return super().get_queryset(request).prefetch_related(Prefetch("appointments", current, to_attr="seats_now"))

    def get_search_results(self, request, queryset, search_term):
        """Who can be picked for a college: people who may sign in and hold no office role."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if request.GET.get("model_name") == "appointment":
            found = found.filter(is_active=True, is_staff=False, is_superuser=False)
        return found, distinct

    @admin.display(description="现任学院职务")
    def seats(self, user):
        held = (f"{seat.college} {seat.get_duty_display()}" for seat in user.seats_now)
        return "；".join(held) or self.empty_value_display
