"""Production does not start unsafe: tried in processes of their own, as gunicorn would start it."""

import os
import secrets
import subprocess
import sys
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from alumni_office.start import unsafe_settings

pytestmark = pytest.mark.django_db
SAFE_KEY = secrets.token_urlsafe(64)
REFUSED = "正式环境未启动："
NO_DEBUG, KEY = "DEBUG 不能开启。", "SECRET_KEY 须为至少 50 位的随机字符。"
HOSTS, COOKIES = "ALLOWED_HOSTS 须写明站点域名。", "SECURE_COOKIES 不能关闭。"


def url(user):
    found = connection.settings_dict  # the embedded server: HOST is the folder of its socket
    return f"postgres://{quote(user)}@/{found['HOST']}/{found['NAME']}"


def start(user=None, **changed):
    safe = {
        "MODE": "production",
        "SECRET_KEY": SAFE_KEY,
        "ALLOWED_HOSTS": "alumni.example.edu.cn",
        "DATABASE_URL": url(user or settings.DATABASE_APP_USER),
    }
    names = ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")
    clean = {name: os.environ[name] for name in names if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import alumni_office.wsgi; print('started')"],
        env=clean | safe | changed | {"PYTHONUTF8": "1"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )


def refusal(done):
    assert done.returncode != 0 and "started" not in done.stdout
    return done.stderr


def test_it_starts_when_everything_is_safe():
    done = start()
    assert (done.stdout.strip(), done.returncode) == ("started", 0), done.stderr


@pytest.mark.parametrize("mode", ["prod", "Production", "Demo"])
def test_a_misspelt_mode_does_not_switch_the_walls_off(mode):
    assert f"MODE 只能是 production、demo 或 test，现在是“{mode}”" in refusal(start(MODE=mode))


def test_an_empty_mode_is_production():
    assert REFUSED in refusal(start(MODE="", SECRET_KEY="short"))


def test_it_refuses_unsafe_settings_and_names_each():
    said = refusal(start(DEBUG="true", SECRET_KEY="short", ALLOWED_HOSTS="*", SECURE_COOKIES="false"))
    assert REFUSED in said
    for sentence in (NO_DEBUG, KEY, HOSTS, COOKIES):
        assert sentence in said


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        ({}, []),
        ({"DEBUG": True}, [NO_DEBUG]),
        ({"SECRET_KEY": "only-for-demo-and-tests-" + SAFE_KEY}, [KEY]),
        ({"SECRET_KEY": "ab" * 40}, [KEY]),
        ({"SECRET_KEY": SAFE_KEY[:49]}, [KEY]),
        ({"ALLOWED_HOSTS": []}, [HOSTS]),
        ({"ALLOWED_HOSTS": ["alumni.example.edu.cn", "*"]}, [HOSTS]),
        ({"CSRF_COOKIE_SECURE": False}, [COOKIES]),
        ({"SESSION_COOKIE_SECURE": False}, [COOKIES]),
    ],
)
def test_each_unsafe_setting_has_its_sentence(changed, sentences):
    safe = {
        "SECRET_KEY": SAFE_KEY,
        "ALLOWED_HOSTS": ["a.cn"],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
    }
    with override_settings(**safe | changed):
        assert unsafe_settings() == sentences


def test_it_refuses_to_be_the_owner_or_a_superuser():
    owner = refusal(start(settings.DATABASE_OWNER["USER"]))
    assert REFUSED in owner and "拥有数据库或表" in owner
    superuser = refusal(start("postgres"))
    assert REFUSED in superuser and "超级用户" in superuser


def test_it_refuses_a_login_that_may_become_the_owner():
    """`SET ROLE` is no wall, so membership counts as ownership."""
    owner = settings.DATABASE_OWNER["USER"]
    found = connection.settings_dict
    where = {
        "host": found["HOST"],
        "port": found["PORT"],
        "user": "postgres",
        "dbname": found["NAME"],
        "autocommit": True,
    }
    with psycopg.connect(**where) as superuser:
        superuser.execute("DROP ROLE IF EXISTS alumni_climber")
        superuser.execute("CREATE ROLE alumni_climber LOGIN")
        superuser.execute(f"GRANT {owner} TO alumni_climber")
        superuser.execute(f'GRANT CONNECT ON DATABASE "{found["NAME"]}" TO alumni_climber')
        try:
            assert "拥有数据库或表" in refusal(start("alumni_climber"))
        finally:
            superuser.execute(f'REVOKE ALL ON DATABASE "{found["NAME"]}" FROM alumni_climber')
            superuser.execute("DROP ROLE alumni_climber")


def test_it_does_not_start_where_the_database_cannot_be_asked():
    done = start(DATABASE_URL="postgres://app:x@127.0.0.1:1/none")
    assert "数据库暂时连不上，无法确认登录名是否安全，未启动。" in refusal(done)
