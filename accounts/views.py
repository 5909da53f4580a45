from django.contrib.auth import views as auth_views
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_GET

from accounts.forms import OwnPasswordForm, SignInForm
from accounts.services import end_sessions, note_sign_in


class SignInView(auth_views.LoginView):
    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form):
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
    """Lead everybody who has signed in to their own desk."""
    return redirect("admin:index" if request.user.is_staff else "college:desk")
