"""`/college/`: hand-over, safeguard mechanism (art. 5)."""

from django.urls import path

from colleges.views import organisation

urlpatterns = [
    path("safeguard/", organisation.safeguard, name="safeguard"),
    path("safeguard/edit/", organisation.safeguard_edit, name="safeguard-edit"),
    path("safeguard/upload/", organisation.safeguard_upload, name="safeguard-upload"),
    path("safeguard/papers/<int:pk>/", organisation.safeguard_paper, name="safeguard-paper"),
    path("hand-over/", organisation.hand_over, name="hand-over"),
    path("hand-overs/<int:pk>/", organisation.hand_over_detail, name="hand-over-detail"),
    path("hand-overs/<int:pk>/accept/", organisation.hand_over_accept, name="hand-over-accept"),
]
