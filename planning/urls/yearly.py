"""`/college/year/`: deliberations and the summary of the year."""

from django.urls import path

from planning.views.college import yearly

urlpatterns = [
    path("deliberations/", yearly.deliberation_list, name="deliberation-list"),
    path("deliberations/add/", yearly.deliberation_add, name="deliberation-add"),
    path("deliberations/<int:pk>/edit/", yearly.deliberation_edit, name="deliberation-edit"),
    path("deliberations/<int:pk>/paper/", yearly.deliberation_paper, name="deliberation-paper"),
    path("summaries/", yearly.summary_list, name="summary-list"),
    path("summaries/<int:pk>/", yearly.summary, name="summary"),
    path("summaries/<int:pk>/edit/", yearly.summary_edit, name="summary-edit"),
    path("summaries/<int:pk>/draft/", yearly.summary_draft, name="summary-draft"),
    path("summaries/<int:pk>/submit/", yearly.summary_submit, name="summary-submit"),
    path("summaries/<int:pk>/file/", yearly.summary_file, name="summary-file"),
]
