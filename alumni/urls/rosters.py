from django.urls import path

from alumni.views.college import rosters

pages = [
    path("rosters/", rosters.roster_list, name="roster-list"),
    path("rosters/upload/", rosters.roster_upload, name="roster-upload"),
    path("rosters/sample/", rosters.roster_sample, name="roster-sample"),
    path("rosters/remembered/", rosters.roster_remembered, name="roster-remembered"),
    path("rosters/remembered/<int:pk>/edit/", rosters.roster_remembered_edit, name="roster-remembered-edit"),
    path(
        "rosters/remembered/<int:pk>/withdraw/", rosters.roster_remembered_withdraw, name="roster-remembered-withdraw"
    ),
    path("rosters/<int:pk>/", rosters.roster_detail, name="roster-detail"),
    path("rosters/<int:pk>/answers/", rosters.roster_answer, name="roster-answer"),
    path("rosters/<int:pk>/decide/", rosters.roster_decide, name="roster-decide"),
    path("rosters/<int:pk>/claim/", rosters.roster_claim, name="roster-claim"),
    path("rosters/<int:pk>/import/", rosters.roster_import, name="roster-import"),
    path("rosters/<int:pk>/undo/", rosters.roster_undo, name="roster-undo"),
    path("rosters/<int:pk>/discard/", rosters.roster_discard, name="roster-discard"),
    path("rosters/<int:pk>/progress/", rosters.roster_progress, name="roster-progress"),
    path("rosters/<int:pk>/refused/", rosters.roster_refused, name="roster-refused"),
    path("rosters/<int:pk>/original/", rosters.roster_original, name="roster-original"),
]
