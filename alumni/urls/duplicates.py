from django.urls import path

from alumni.views.college import duplicates

pages = [
    path("duplicates/", duplicates.duplicate_list, name="duplicate-list"),
    path("duplicates/search/", duplicates.duplicate_search, name="duplicate-search"),
    path("duplicates/merge/", duplicates.duplicate_merge_sure, name="duplicate-merge-sure"),
    path("duplicates/<int:pk>/", duplicates.duplicate_detail, name="duplicate-detail"),
    path("duplicates/<int:pk>/judge/", duplicates.duplicate_judge, name="duplicate-judge"),
    path("duplicates/<int:pk>/merge/", duplicates.duplicate_merge, name="duplicate-merge"),
    path("merges/", duplicates.merge_list, name="merge-list"),
    path("merges/<int:pk>/", duplicates.merge_detail, name="merge-detail"),
    path("merges/<int:pk>/undo/", duplicates.merge_undo, name="merge-undo"),
]
