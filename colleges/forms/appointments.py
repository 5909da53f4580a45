from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils import timezone

from accounts.models import User
from colleges.models import Appointment, College
from common.admin import ActForm


class PersonFields(ActForm):
    """Either an account that exists or a new person, for whom one is opened."""

    person = forms.ModelChoiceField(
        User.objects.filter(is_active=True, is_staff=False, is_superuser=False),
        label="已有账号",
        required=False,
        widget=AutocompleteSelect(Appointment._meta.get_field("user"), admin.site),
        error_messages={"invalid_choice": "这个账号已停用，或属于办公室角色，不能担任学院职务。"},
    )
    new_username = forms.CharField(label="新人员工号", max_length=40, required=False)
    new_name = forms.CharField(label="新人员姓名", max_length=40, required=False)

    def clean(self):
        wanted = super().clean()
        new = [wanted.get("new_username"), wanted.get("new_name")]
        if wanted.get("person") and any(new):
            raise forms.ValidationError("请只选已有账号，或只填写新人员，不要两样都填。")
        if not wanted.get("person") and not all(new) and "person" not in self.errors:
            raise forms.ValidationError("请选一个已有账号，或填写新人员的工号和姓名。")
        return wanted

    def refuse(self, error):
        """The new account's own refusals stand beside the fields in which it was typed."""
        named = {"username": "new_username", "name": "new_name", "user": "person"}
        if hasattr(error, "error_dict"):
            error = forms.ValidationError({named.get(key, key): found for key, found in error.error_dict.items()})
        super().refuse(error)


class AppointForm(PersonFields):
    college = forms.ModelChoiceField(College.objects.current(), label="学院")
    duty = forms.ChoiceField(choices=Appointment.Duty, label="职责")
    since = forms.DateField(label="自", initial=timezone.localdate)
    until = forms.DateField(label="至", required=False, help_text="留空表示一直任职；到期次日起不能再进入本学院。")
    is_substitute = forms.BooleanField(label="临时代理", required=False, help_text="请假期间代理，必须填写结束日期。")
    document = forms.CharField(label="任命依据", max_length=120, required=False)


class HandOverForm(PersonFields):
    on = forms.DateField(
        label="交接日期", initial=timezone.localdate, help_text="这一天起由接任人负责，前任的任期到前一天为止。"
    )


class EndForm(ActForm):
    on = forms.DateField(label="最后一天", initial=timezone.localdate, help_text="次日起不能再进入该学院。")
