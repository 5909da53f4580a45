from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView

from alumni.views.office import urlpatterns as office_rosters
from alumni_office import views

# One door for everybody: the admin's own sign-in page leads to it.
one_door = login_not_required(RedirectView.as_view(pattern_name="accounts:login", query_string=True))


def _with_working_pages(site):
    """The admin's URLs with the office's own working pages in the same namespace."""
    patterns, app, name = site.urls
    return [*office_rosters, *patterns], app, name


college = (
    [
        path("", include("colleges.urls.college")),
        path("alumni/", include("alumni.urls.college")),
    ],
    "college",
)

urlpatterns = [
    path("", views.home, name="home"),
    path("contact/", include("colleges.urls.public")),
    path("privacy/", views.privacy, name="privacy"),
    path("accounts/", include("accounts.urls")),
    path("college/", include(college)),
    path("admin/login/", one_door),
    path("admin/", _with_working_pages(admin.site)),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", views.styleguide, name="styleguide"))

handler400 = "alumni_office.views.bad_request"
handler403 = "alumni_office.views.forbidden"
handler404 = "alumni_office.views.not_found"
handler500 = "alumni_office.views.server_error"
