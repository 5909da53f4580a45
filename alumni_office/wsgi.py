import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alumni_office.settings")

application = get_wsgi_application()

from alumni_office.start import refuse_unsafe  # noqa: E402  (the apps must be loaded first)

refuse_unsafe()
