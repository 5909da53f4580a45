from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.views.generic import RedirectView

from alumni.views.office import urlpatterns as office_rosters
from alumni.views.office_claims import urlpatterns as office_claims
from alumni.views.office_consents import urlpatterns as office_consents
from alumni.views.office_duplicates import urlpatterns as office_duplicates
from alumni.views.office_figures import urlpatterns as office_figures
from alumni.views.office_links import urlpatterns as office_links
from alumni.views.office_messages import urlpatterns as office_messages
from alumni.views.office_notable import urlpatterns as office_notable
from alumni.views.office_registers import urlpatterns as office_registers
from alumni.views.office_requests import urlpatterns as office_requests
from alumni.views.office_rights import urlpatterns as office_rights
from alumni_office import views
from colleges.views.office_history import urlpatterns as office_history
from colleges.views.office_organisation import urlpatterns as office_organisation
from events.views.office_afterwards import urlpatterns as office_event_afterwards
from events.views.office_calendar import urlpatterns as office_event_calendar
from events.views.office_core import urlpatterns as office_event_core
from events.views.office_day import urlpatterns as office_event_day
from events.views.office_plans import urlpatterns as office_event_plans
from events.views.office_preparation import urlpatterns as office_event_preparation
from events.views.office_registrations import urlpatterns as office_event_registrations
from events.views.office_suggestions import urlpatterns as office_event_suggestions
from planning.views.office_inspections import urlpatterns as office_inspections
from planning.views.office_plans import urlpatterns as office_plans
from planning.views.office_regulation import urlpatterns as office_regulation
from planning.views.office_yearly import urlpatterns as office_yearly


@login_not_required
def one_door(request):
    """One door for everybody: the admin leads here whom it does not let in."""
    if request.user.is_authenticated:
        raise PermissionDenied("您的账号不能进入校友会办公室的后台。二级学院的人员请进入学院工作台。")
    return redirect(f"{reverse('accounts:login')}?{request.META['QUERY_STRING']}")


def _with_working_pages(site):
    """The admin's URLs with the office's own working pages in the same namespace."""
    patterns, app, name = site.urls
    return (
        [
            *office_rosters,
            *office_duplicates,
            *office_claims,
            *office_figures,
            *office_registers,
            *office_links,
            *office_messages,
            *office_requests,
            *office_notable,
            *office_consents,
            *office_rights,
            *office_organisation,
            *office_history,
            *office_plans,
            *office_inspections,
            *office_yearly,
            *office_regulation,
            *office_event_core,
            *office_event_plans,
            *office_event_afterwards,
            *office_event_preparation,
            *office_event_registrations,
            *office_event_day,
            *office_event_suggestions,
            *office_event_calendar,
            *patterns,
        ],
        app,
        name,
    )


college = (
    [
        path("", include("colleges.urls.college")),
        path("", include("colleges.urls.organisation")),
        path("history/", include("colleges.urls.history")),
        path("", include("planning.urls.college")),
        path("alumni/", include("alumni.urls.college")),
        path("events/", include("events.urls.college")),
    ],
    "college",
)
desk = (
    [
        path("", include("planning.urls.desk")),
        path("events/", include("events.urls.desk")),
    ],
    "desk",
)

urlpatterns = [
    path("", views.home, name="home"),
    path("contact/", include("colleges.urls.public")),
    path("privacy/", views.privacy, name="privacy"),
    path("accounts/", include("accounts.urls")),
    path("college/", include(college)),
    path("desk/", include(desk)),
    path("inbox/", include("colleges.urls.inbox")),
    path("history/", include("colleges.urls.public_history")),
    path("regulation/", include("planning.urls.regulation")),
    path("", include("alumni.urls.public")),
    path("events/", include("events.urls.public")),
    path("admin/login/", one_door),
    path("admin/password_change/", RedirectView.as_view(pattern_name="accounts:password-change")),
    path("admin/", _with_working_pages(admin.site)),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", views.styleguide, name="styleguide"))

handler400 = "alumni_office.views.bad_request"
handler403 = "alumni_office.views.forbidden"
handler404 = "alumni_office.views.not_found"
handler500 = "alumni_office.views.server_error"
