"""The office's desk in the admin: its navigation and its badge. Models register in their own apps' `admin.py`."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group

admin.site.unregister(Group)  # roles are written in code, see alumni_office/roles.py


def environment_badge(request):
    return None if settings.PRODUCTION else ["演示数据", "warning"]


def navigation(request):
    return []
