"""Settings of the whole house: one file, everything that differs between machines comes from the environment.

`MODE` is `production` (the default: closed until set up), `demo` or `test`.
"""

import os
from pathlib import Path

import environ
import pghistory
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.urls import reverse_lazy

from common.database_settings import database_settings

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / ".local"

env = environ.Env()
# A demo and a test say in the process what they are: neither may reach the server that a developer's or a live .env names.
if os.environ.get("MODE") not in {"demo", "test"}:
    environ.Env.read_env(BASE_DIR / ".env")

MODE = env("MODE", default="") or "production"
if MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured(f"MODE 只能是 production、demo 或 test，现在是“{MODE}”。请改正后再启动。")
PRODUCTION = MODE == "production"
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="" if PRODUCTION else "only-for-demo-and-tests-" + "x" * 40)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["127.0.0.1", "localhost", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.filters",
    "unfold.contrib.import_export",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "import_export",
    "axes",
    "django_htmx",
    "common",
    "audit",
    "accounts",
    "colleges",
    "planning",
    "alumni",
    "events",
    "alumni_office.apps.AlumniOfficeConfig",
]

MIDDLEWARE = [
    "common.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "common.middleware.SecurityHeadersMiddleware",
    "common.middleware.NoNulMiddleware",
    "alumni_office.middleware.WrongMethodPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SessionLimitsMiddleware",
    "accounts.middleware.SignInFirstMiddleware",
    "accounts.middleware.FirstPasswordMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "colleges.gate.CollegeGateMiddleware",
    "audit.middleware.TrailMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "alumni_office.urls"
WSGI_APPLICATION = "alumni_office.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "colleges.context.desk",
                "alumni_office.rooms.desk_rooms",
            ],
        },
    }
]

# --- database: two logins, see common/database_logins.py ---------------------------------------------------------

DATABASES, DATABASE_OWNER = database_settings(
    database_url=env("DATABASE_URL", default=""),
    owner_url=env("DATABASE_OWNER_URL", default=""),
    name="alumni_office" if MODE != "test" else "alumni_office_test_base",
    quick=MODE == "test",
)
if DEBUG or MODE == "test":
    # Those servers make a thread for each caller: a connection that is kept is kept by nobody, until all are taken.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
# Plain strings of their own: Django's connection changes the entry above while the owner is signed in.
DATABASE_APP_USER = DATABASES["default"]["USER"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- who ---------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "accounts.passwords.TwoKindsValidator"},
    {"NAME": "accounts.passwords.NotOwnNameValidator"},
]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "accounts:door"
LOGOUT_REDIRECT_URL = "home"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "accounts/lockout.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 60 * 60
SESSIONS_PER_USER = 3
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- transport and headers ---------------------------------------------------------------------------------------

PROXY_COUNT = env.int("PROXY_COUNT", default=0)
SECURE_COOKIES = env.bool("SECURE_COOKIES", default=PRODUCTION)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=PRODUCTION)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000 if PRODUCTION else 0)
# Both bind more than this host, and preloading for years: only who answers for the whole domain switches them on.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # the two above
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- language, time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
LOCALE_PATHS = [BASE_DIR / "locale"]

# --- files -------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = LOCAL_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Uploads of people lie outside any public folder; each is served by a view that checks the right to it.
MEDIA_ROOT = Path(env("MEDIA_ROOT", default=str(LOCAL_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Else each test client reads the whole folder of static files.
WHITENOISE_AUTOREFRESH = DEBUG or MODE == "test"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- mail, log ---------------------------------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://" if not PRODUCTION else "dummymail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="alumni@localhost")
EMAIL_TIMEOUT = 15  # a silent mail server must not hold a worker

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_numbers": {"()": "common.logs.MaskNumbers"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_numbers"], "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.server": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}

# --- trail -------------------------------------------------------------------------------------------------------

PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_BASE_MODEL = "audit.trail.TrailEvent"
PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
# Only two of a trail row's columns are looked up by: whose row it is, and in which context it was written.
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(
    related_name="trail_events", related_query_name="trail_event", db_index=True
)
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField(db_index=True)

# --- admin -------------------------------------------------------------------------------------------------------

IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
UNFOLD = {
    "SITE_TITLE": "校友工作平台",
    "SITE_HEADER": "校友会办公室",
    "SITE_SUBHEADER": "湖南生物机电职业技术学院",
    "SITE_URL": "/",
    "SITE_ICON": lambda request: static("img/mark.svg"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/favicon.svg")}],
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "ENVIRONMENT": "alumni_office.admin.environment_badge",
    "DASHBOARD_CALLBACK": "alumni_office.dashboard.office_dashboard",
    "STYLES": [lambda request: static("css/tokens.css"), lambda request: static("css/admin.css")],
    "SCRIPTS": [lambda request: static("js/admin.js")],
    "ACCOUNT": {"navigation": [{"title": "修改密码", "link": reverse_lazy("accounts:password-change")}]},
    "BORDER_RADIUS": "6px",
    "COLORS": {
        # The grounds and inks of static/css/tokens.css in unfold's own steps.
        "base": {
            "50": "#f7f3e9",
            "100": "#f1ebdd",
            "200": "#e3dbc9",
            "300": "#cfc7b4",
            "400": "#8a8570",
            "500": "#6c6958",
            "600": "#4a4f44",
            "700": "#3c423a",
            "800": "#333a34",
            "900": "#1e2420",
            "950": "#161a17",
        },
        "primary": {
            "50": "240 246 242",
            "100": "219 234 225",
            "200": "184 213 196",
            "300": "141 185 159",
            "400": "92 150 118",
            "500": "58 121 88",
            "600": "37 96 67",
            "700": "29 77 54",
            "800": "25 62 45",
            "900": "21 51 38",
            "950": "10 29 21",
        },
    },
    "SIDEBAR": {"show_search": False, "show_all_applications": False, "navigation": "alumni_office.admin.navigation"},
    "LOGIN": {"redirect_after": reverse_lazy("accounts:door")},
}
