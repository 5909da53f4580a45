"""`/college/events/…/plan/`: the plan of an event."""

from django.urls import path

from events.views.college import plans

urlpatterns = [
    path("<int:pk>/plan/", plans.plan, name="plan"),
    path("<int:pk>/plan/edit/", plans.plan_edit, name="plan-edit"),
    path("<int:pk>/plan/file/", plans.plan_file, name="plan-file"),
    path("<int:pk>/plan/take-back/", plans.plan_take_back, name="plan-take-back"),
    path("<int:pk>/plan/document/", plans.plan_document, name="plan-document"),
    path("filings/<int:pk>/", plans.plan_filing, name="plan-filing"),
    path("<int:pk>/programme/add/", plans.programme_add, name="programme-add"),
    path("programme/<int:pk>/edit/", plans.programme_edit, name="programme-edit"),
    path("programme/<int:pk>/remove/", plans.programme_remove, name="programme-remove"),
    path("<int:pk>/budget/add/", plans.budget_add, name="budget-add"),
    path("budget/<int:pk>/edit/", plans.budget_edit, name="budget-edit"),
    path("budget/<int:pk>/remove/", plans.budget_remove, name="budget-remove"),
]
