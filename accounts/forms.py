from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from accounts.models import User


class SignInForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "工号或密码不对，请核对后再试。连续五次不对将暂停登录十五分钟。",
        "inactive": "这个账号已停用，请联系校友会办公室。",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "工号"
        self.fields["password"].label = "密码"

    def clean_username(self):
        """What is longer than any account's name is nobody's: it is cut before the counters of failures store it."""
        return self.cleaned_data["username"][: User._meta.get_field("username").max_length]


class OwnPasswordForm(PasswordChangeForm):
    error_messages = {
        "password_incorrect": "当前密码不对，请重新输入。",
        "password_mismatch": "两次输入的新密码不一样，请重新输入。",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "当前密码"
        self.fields["new_password1"].label = "新密码"
        self.fields["new_password1"].help_text = "至少 10 位，须同时含有字母和数字，不要用姓名或工号。"
        self.fields["new_password2"].label = "再输一次新密码"
        self.fields["new_password2"].help_text = ""

    def clean_new_password1(self):
        password = self.cleaned_data["new_password1"]
        if self.user.check_password(password):
            raise forms.ValidationError("新密码不能与当前密码相同。")
        return password

    def save(self, commit=True):
        self.user.must_change_password = False
        return super().save(commit)
