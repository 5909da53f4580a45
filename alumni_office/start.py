"""Production does not start unsafe: one look at the settings and at who we are in the database, before serving."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection

LOGIN = """
SELECT session_user, r.rolsuper OR r.rolcreaterole OR r.rolbypassrls,
       EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND pg_has_role(session_user, c.relowner, 'MEMBER'))
       OR EXISTS (SELECT 1 FROM pg_database d WHERE d.datname = current_database()
               AND pg_has_role(session_user, d.datdba, 'MEMBER'))
FROM pg_roles r WHERE r.rolname = session_user
"""


def unsafe_settings():
    """Return what is unsafe for production in the settings, each as one sentence."""
    found = []
    if settings.DEBUG:
        found.append("DEBUG 不能开启。")
    if len(settings.SECRET_KEY) < 50 or len(set(settings.SECRET_KEY)) < 10 or "only-for-demo" in settings.SECRET_KEY:
        found.append("SECRET_KEY 须为至少 50 位的随机字符。")
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        found.append("ALLOWED_HOSTS 须写明站点域名。")
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        found.append("SECURE_COOKIES 不能关闭。")
    return found


def unsafe_login():
    """Return what is unsafe in the database login (`session_user`: a SET ROLE is no wall)."""
    with connection.cursor() as cursor:
        cursor.execute(LOGIN)
        name, mighty, owns = cursor.fetchone()
    if mighty:
        return [f"数据库登录名 {name} 是超级用户或可建角色，应用须使用不拥有任何表的登录名。"]
    if owns:
        return [f"数据库登录名 {name} 拥有数据库或表，应用须使用不拥有任何表的登录名（DATABASE_URL）。"]
    return []


def refuse_unsafe():
    if not settings.PRODUCTION:
        return
    found = unsafe_settings()
    try:
        found += unsafe_login()
    except OperationalError as error:
        raise ImproperlyConfigured("数据库暂时连不上，无法确认登录名是否安全，未启动。") from error
    finally:
        connection.close()
    if found:
        raise ImproperlyConfigured("正式环境未启动：" + " ".join(found))
