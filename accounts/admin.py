"""Accounts at the office's desk: opening, first passwords (shown once), closing; roles only by an administrator.

Who holds an office role (office, finance, inspector …) is looked after by the administrator alone: whoever could reset
an inspector's password could sign in as the inspector.
"""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from unfold.decorators import action

from accounts.models import User
from accounts.services import close_account, give_roles, open_account, reopen_account, reset_password
from common.admin import ActForm, DeskAdmin, KeptMixin, act_page, posted
from common.once import once

FIRST_PASSWORD = "first_password"
ROLES_HELP = "只有承担这些职责的人员才勾选；二级学院的人员不勾选，由“学院任职”给予权限。"


def may_look_after(actor, account):
    """Accounts with an office role are the administrator's; all others the office's."""
    return actor.is_superuser or not (account.is_superuser or account.is_staff or account.groups.exists())


def show_once(request, user, password):
    """Lead to the page that shows the first password a single time, and forgets it there."""
    request.session[FIRST_PASSWORD] = {"label": user.label, "username": user.username, "password": password}
    return redirect("admin:accounts_user_first_password")


class NewAccountForm(ActForm):
    username = forms.CharField(label="工号", max_length=40, help_text="登录用，一般为教职工工号。")
    name = forms.CharField(label="姓名", max_length=40)


class NewOfficeAccountForm(NewAccountForm):
    groups = forms.ModelMultipleChoiceField(
        label="角色", queryset=Group.objects.order_by("name"), required=False, help_text=ROLES_HELP
    )


class RolesForm(ActForm):
    groups = forms.ModelMultipleChoiceField(
        label="角色", queryset=Group.objects.order_by("name"), required=False, help_text=ROLES_HELP
    )


@admin.register(User)
class UserAdmin(KeptMixin, DeskAdmin):
    list_display = ["username", "name", "roles", "may_sign_in", "must_change_password", "last_login"]
    list_filter = ["is_active", "must_change_password", "is_staff"]
    search_fields = ["username", "name"]
    search_help_text = "按工号或姓名查找"
    fields = ["username", "name", "email", "roles", "may_sign_in", "must_change_password", "last_login", "date_joined"]
    readonly_fields = ["roles", "may_sign_in", "must_change_password", "last_login", "date_joined"]
    actions_detail = ["new_password", "close", "reopen", "change_roles"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="角色")
    def roles(self, user):
        names = [group.name for group in user.groups.all()]
        return "、".join(["系统管理员"] * user.is_superuser + names) or self.empty_value_display

    @admin.display(description="可以登录", boolean=True, ordering="is_active")
    def may_sign_in(self, user):
        return user.is_active

    # --- rights ----------------------------------------------------------------------------------------------------

    def lookup_allowed(self, lookup, value, request):
        """Nobody finds a password's hash by trying how it begins."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or may_look_after(request.user, obj))

    def _account(self, request, object_id):
        """The account, or a refusal: these pages follow the same rule as the change page."""
        user = self.get_object(request, str(object_id))
        if user is None or not self.has_change_permission(request, user):
            raise PermissionDenied("这个账号由系统管理员管理。")
        return user

    def has_look_after_permission(self, request, object_id=None):
        user = self.get_object(request, str(object_id))
        return user is not None and self.has_change_permission(request, user)

    def has_close_permission(self, request, object_id=None):
        user = self.get_object(request, str(object_id))
        return (
            user is not None
            and user.is_active
            and user.pk != request.user.pk
            and self.has_change_permission(request, user)
        )

    def has_reopen_permission(self, request, object_id=None):
        user = self.get_object(request, str(object_id))
        return user is not None and not user.is_active and self.has_change_permission(request, user)

    def has_give_roles_permission(self, request, object_id=None):
        return request.user.is_superuser

    # --- opening an account, and the page that shows its password ----------------------------------------------------

    def get_urls(self):
        own = path(
            "first-password/", self.admin_site.admin_view(self.first_password), name="accounts_user_first_password"
        )
        return [own, *super().get_urls()]

    @method_decorator(once)
    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form_class = NewOfficeAccountForm if request.user.is_superuser else NewAccountForm
        form = form_class(posted(request))
        if form.is_valid():
            try:
                user, password = self._open(request, form.cleaned_data)
            except ValidationError as error:
                form.refuse(error)
            else:
                return show_once(request, user, password)
        intro = "建立账号后会显示一次初始密码，请当面或用其他稳妥方式交给本人；本人首次登录须自行设定新密码。"
        return act_page(self, request, form, title="新建账号", button="建立账号", intro=intro)

    @transaction.atomic
    def _open(self, request, wanted):
        user, password = open_account(username=wanted["username"], name=wanted["name"])
        if wanted.get("groups"):
            give_roles(user, wanted["groups"])
        self.log_addition(request, user, "建立账号。")
        return user, password

    @method_decorator(never_cache)
    def first_password(self, request):
        shown = request.session.pop(FIRST_PASSWORD, None)
        context = {**self.admin_site.each_context(request), "title": "初始密码", "shown": shown, "opts": self.opts}
        return TemplateResponse(request, "admin/accounts/user/first_password.html", context)

    # --- acts on one account -----------------------------------------------------------------------------------------

    @action(description="重设密码", url_path="new-password", permissions=["look_after"], icon="key")
    def new_password(self, request, object_id):
        return self._new_password(request, object_id)

    @method_decorator(once)
    def _new_password(self, request, object_id):
        user = self._account(request, object_id)
        form = ActForm(posted(request))
        if form.is_valid():
            password = reset_password(user)
            self.log_change(request, user, "重设密码。")
            return show_once(request, user, password)
        intro = f"{user.label}原来的密码将失效，已登录的设备会退出。新的初始密码只显示一次，本人登录后须自行修改。"
        return act_page(self, request, form, title="重设密码", button="重设密码", intro=intro, obj=user)

    @action(description="停用账号", url_path="close", permissions=["close"], icon="block")
    def close(self, request, object_id):
        user = self._account(request, object_id)
        form = ActForm(posted(request))
        if form.is_valid():
            close_account(user)
            return self._done(request, user, f"已停用{user.label}的账号，已登录的设备已退出。")
        intro = f"停用后{user.label}不能再登录；以往的办理记录保留在其名下。以后可以恢复。"
        return act_page(self, request, form, title="停用账号", button="停用账号", intro=intro, obj=user, danger=True)

    @action(description="恢复账号", url_path="reopen", permissions=["reopen"], icon="undo")
    def reopen(self, request, object_id):
        user = self._account(request, object_id)
        form = ActForm(posted(request))
        if form.is_valid():
            reopen_account(user)
            return self._done(request, user, f"已恢复{user.label}的账号，可用原密码登录；忘记密码请重设。")
        intro = f"恢复后{user.label}可以用原来的密码登录。"
        return act_page(self, request, form, title="恢复账号", button="恢复账号", intro=intro, obj=user)

    @action(description="设定角色", url_path="roles", permissions=["give_roles"], icon="badge")
    def change_roles(self, request, object_id):
        user = self._account(request, object_id)
        form = RolesForm(posted(request), initial={"groups": user.groups.all()})
        if form.is_valid():
            give_roles(user, form.cleaned_data["groups"])
            return self._done(request, user, f"已设定{user.label}的角色，其须重新登录。")
        intro = "角色决定这个账号在后台能看什么、办什么。设定后对方须重新登录。"
        return act_page(self, request, form, title="设定角色", button="保存角色", intro=intro, obj=user)

    def _done(self, request, user, sentence):
        self.log_change(request, user, sentence)
        messages.success(request, sentence)
        return redirect(reverse("admin:accounts_user_change", args=[user.pk]))
