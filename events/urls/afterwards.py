"""`/college/events/…/report/`: what is handed in after an event."""

from django.urls import path

from events.views.college import afterwards

urlpatterns = [
    path("<int:pk>/report/", afterwards.report, name="report"),
    path("<int:pk>/report/edit/", afterwards.report_edit, name="report-edit"),
    path("<int:pk>/report/file/", afterwards.report_file, name="report-file"),
    path("<int:pk>/report/document/", afterwards.report_document, name="report-document"),
    path("<int:pk>/papers/add/", afterwards.paper_add, name="paper-add"),
    path("papers/<int:pk>/", afterwards.paper_file, name="paper-file"),
    path("papers/<int:pk>/photo/", afterwards.paper_photo, name="paper-photo"),
    path("papers/<int:pk>/withdraw/", afterwards.paper_withdraw, name="paper-withdraw"),
    path("directories/<int:pk>/", afterwards.directory, name="directory"),
    path("directories/<int:pk>/sheet/", afterwards.directory_sheet, name="directory-sheet"),
]
