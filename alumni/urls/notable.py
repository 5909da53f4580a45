from django.urls import path

from alumni.views.college import notable

pages = [
    path("notable/", notable.notable_list, name="notable-list"),
    path("people/<int:pk>/notable/", notable.notable_add, name="notable-add"),
    path("notable/<int:pk>/", notable.notable_detail, name="notable-detail"),
    path("notable/<int:pk>/edit/", notable.notable_edit, name="notable-edit"),
    path("notable/<int:pk>/submit/", notable.notable_submit, name="notable-submit"),
    path("notable/<int:pk>/achievements/add/", notable.achievement_add, name="notable-achievement-add"),
    path("notable/achievements/<int:pk>/edit/", notable.achievement_edit, name="notable-achievement-edit"),
    path("notable/achievements/<int:pk>/remove/", notable.achievement_remove, name="notable-achievement-remove"),
    path("notable/<int:pk>/log/add/", notable.notable_log_add, name="notable-log-add"),
    path("notable/log/<int:pk>/remove/", notable.notable_log_remove, name="notable-log-remove"),
]
