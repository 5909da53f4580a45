from django.urls import path

from alumni.views.college import claims

pages = [
    path("claims/", claims.claim_list, name="claim-list"),
    path("claims/<int:pk>/", claims.claim_detail, name="claim-detail"),
    path("claims/<int:pk>/accept/", claims.claim_accept, name="claim-accept"),
    path("claims/<int:pk>/reject/", claims.claim_reject, name="claim-reject"),
    path("claims/<int:pk>/withdraw/", claims.claim_withdraw, name="claim-withdraw"),
]
