"""`/college/plan/`: the college's plan of a year."""

from django.urls import path

from planning.views.college import plans

urlpatterns = [
    path("", plans.plan, name="plan"),
    path("years/", plans.plan_list, name="plan-list"),
    path("begin/", plans.plan_begin, name="plan-begin"),
    path("<int:pk>/", plans.plan_detail, name="plan-detail"),
    path("<int:pk>/aims/", plans.plan_aims, name="plan-aims"),
    path("<int:pk>/submit/", plans.plan_submit, name="plan-submit"),
    path("<int:pk>/take-back/", plans.plan_take_back, name="plan-take-back"),
    path("<int:pk>/carry-over/", plans.plan_carry_over, name="plan-carry-over"),
    path("<int:pk>/workbook/", plans.plan_workbook, name="plan-workbook"),
    path("<int:pk>/paper/", plans.plan_paper, name="plan-paper"),
    path("<int:pk>/items/add/", plans.plan_item_add, name="plan-item-add"),
    path("items/<int:pk>/edit/", plans.plan_item_edit, name="plan-item-edit"),
    path("items/<int:pk>/remove/", plans.plan_item_remove, name="plan-item-remove"),
    path("items/<int:pk>/withdraw/", plans.plan_item_withdraw, name="plan-item-withdraw"),
]
