from django.urls import path

from alumni.views.college import exports

pages = [
    path("exports/", exports.export_list, name="export-list"),
    path("exports/new/", exports.export_new, name="export-new"),
    path("exports/download/", exports.export_download, name="export-download"),
    path("exports/requests/", exports.export_request, name="export-request"),
    path("exports/requests/<int:pk>/submit/", exports.export_request_submit, name="export-request-submit"),
    path("exports/requests/<int:pk>/return/", exports.export_request_return, name="export-request-return"),
    path("exports/requests/<int:pk>/use/", exports.export_request_use, name="export-request-use"),
    path("classes/<int:pk>/directory/", exports.class_directory, name="class-directory"),
]
