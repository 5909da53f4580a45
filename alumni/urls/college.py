from django.urls import include, path

pages = []

urlpatterns = [path("", include((pages, "alumni")))]
