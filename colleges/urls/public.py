from django.urls import path

from colleges.views import public

urlpatterns = [path("", public.contact, name="contact")]
