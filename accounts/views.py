from django.conf import settings
from django.contrib.auth import views as auth_views
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_GET

from accounts.doors import door_of
from accounts.forms import OwnPasswordForm, SignInForm
from accounts.services import PUSHED_OUT, end_sessions, note_sign_in

PUSHED = (
    f"同一账号最多同时登录 {settings.SESSIONS_PER_USER} 处，您又在别处登录，这里是最早的一处，已自动退出。"
    "如果不是您本人登录的，请重新登录后立即修改密码。"
)


class SignInView(auth_views.LoginView):
    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        return super().get_context_data(pushed_out=PUSHED if PUSHED_OUT in self.request.session else "", **kwargs)

    def form_valid(self, form):
        self.request.session.pop(PUSHED_OUT, None)
        response = super().form_valid(form)
        self.request.session.save()
        note_sign_in(
            form.get_user(),
            session_key=self.request.session.session_key,
            address=self.request.META.get("REMOTE_ADDR") or None,
        )
        return response


class OwnPasswordView(auth_views.PasswordChangeView):
    template_name = "accounts/password_change.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("accounts:password-changed")

    def form_valid(self, form):
        response = super().form_valid(form)
        self.request.session.save()
        end_sessions(form.user)
        note_sign_in(form.user, session_key=self.request.session.session_key, address=None)
        return response


class PasswordChangedView(auth_views.PasswordChangeDoneView):
    template_name = "accounts/password_changed.html"


class SignOutView(auth_views.LogoutView):
    pass


@require_GET
def door(request):
    """Lead everybody who has signed in to their own desk; who has none is told so at the college's."""
    return redirect("admin:index" if request.user.is_staff else door_of(request.user) or "college:desk")
