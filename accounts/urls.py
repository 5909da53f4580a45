from django.contrib.auth.decorators import login_not_required
from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("login/", login_not_required(views.SignInView.as_view()), name="login"),
    path("logout/", login_not_required(views.SignOutView.as_view()), name="logout"),
    path("password/", views.OwnPasswordView.as_view(), name="password-change"),
    path("password/changed/", views.PasswordChangedView.as_view(), name="password-changed"),
    path("door/", views.door, name="door"),
]
