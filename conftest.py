"""The cast and the database of the tests: made by the owner, used by the application's login, as in production."""

import contextlib
import os
from datetime import date
from importlib import import_module

os.environ.setdefault("MODE", "test")
# Playwright's event loop runs in the test's thread; the ORM would refuse to work beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection
from django.db.models.signals import post_migrate
from django.test.utils import setup_databases, teardown_databases

# A busy machine is no defect: how long an example takes to make or to run says nothing about the house.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")

TEST_DATABASES = "test_alumni_office_"
PASSWORD = "Alumni-2026-test"


def drop_forsaken():
    """Databases that killed runs left behind, and those made beside them: named after processes that are no more."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [TEST_DATABASES + "%"])
        for (name,) in cursor.fetchall():
            if not is_alive(owner_of(name)):
                with contextlib.suppress(ProgrammingError, OperationalError):  # somebody else was quicker
                    cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)}")


def owner_of(name):
    """The process that a test database is named after: `test_alumni_office_123_source` is of 123."""
    return name.removeprefix(TEST_DATABASES).partition("_")[0]


def is_alive(pid):
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_keepdb, django_db_createdb):
    """Create the test database as the owner, then let the tests sign in as the application."""
    with django_db_blocker.unblock():
        app = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
        # Of its own for each process, so that two runs side by side do not take each other's away.
        connection.settings_dict["TEST"]["NAME"] = f"{TEST_DATABASES}{os.getpid()}"
        connection.settings_dict.update(settings.DATABASE_OWNER)
        drop_forsaken()
        made = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb and not django_db_createdb)
        connection.close()
        connection.settings_dict.update(app)
        post_migrate.connect(schools_again, dispatch_uid="schools_again")
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict.update(settings.DATABASE_OWNER)
        if not django_db_keepdb:
            teardown_databases(made, verbosity=0)


def schools_again(app_config, apps=apps, **kwargs):
    """A flush (after each test with real commits) takes the facts that a migration laid down: lay them again."""
    if app_config.name == "colleges":
        import_module("colleges.migrations.0002_schools").add_schools(apps, None)
    if app_config.name == "alumni":
        import_module("alumni.migrations.0012_self_update_rules").add_rules(apps, None)
        import_module("alumni.migrations.0013_consent_texts").add_texts(apps, None)


@pytest.fixture(autouse=True)
def private_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def make_user(db):
    from django.contrib.auth.models import Group

    from accounts.models import User

    def make(username, name, *, role=None):
        user = User(username=username, name=name, is_staff=role is not None, must_change_password=False)
        user.set_password(PASSWORD)
        user.save()
        if role:
            user.groups.add(Group.objects.get_or_create(name=role)[0])
        return user

    return make


@pytest.fixture
def animal_college(db):
    """动物科技学院 with its three majors, as the rosters know it."""
    return make_college("动物科技学院", {"畜牧兽医": "牧医", "动物医学": "动医", "宠物医疗技术": "宠医"})


@pytest.fixture
def machine_college(db):
    """机电工程学院 with its three majors."""
    return make_college("机电工程学院", {"机电一体化技术": "机电", "数控技术": "数控", "电气自动化技术": "电气"})


def make_college(name, majors):
    from colleges.models import College, Major, MajorPlacement

    college, _ = College.objects.get_or_create(name=name)
    for major, short in majors.items():
        row, _ = Major.objects.get_or_create(name=major, defaults={"short_names": [short]})
        MajorPlacement.objects.get_or_create(major=row, college=college, defaults={"since": date(2001, 9, 1)})
    return college


@pytest.fixture
def office(make_user):
    from alumni_office.roles import OFFICE, sync_roles

    sync_roles()
    return make_user("office", "何主任", role=OFFICE)


@pytest.fixture
def finance(make_user):
    from alumni_office.roles import FINANCE

    return make_user("finance", "钱会计", role=FINANCE)


@pytest.fixture
def inspector(make_user):
    from alumni_office.roles import INSPECTOR, sync_roles

    sync_roles()
    return make_user("inspector", "严书记", role=INSPECTOR)


@pytest.fixture
def student_affairs(make_user):
    from alumni_office.roles import STUDENT_AFFAIRS

    return make_user("youth", "柳老师", role=STUDENT_AFFAIRS)


def seated(user, college, duty="liaison"):
    from colleges.models import Appointment

    Appointment.objects.create(user=user, college=college, duty=duty, since=date(2024, 9, 1))
    return user


@pytest.fixture
def liaison(make_user, animal_college):
    """The liaison of 动物科技学院."""
    return seated(make_user("animal", "周老师"), animal_college)


@pytest.fixture
def leader(make_user, animal_college):
    """The leader in charge of 动物科技学院."""
    return seated(make_user("animal-leader", "唐院长"), animal_college, "leader")


@pytest.fixture
def other_liaison(make_user, machine_college):
    """The liaison of 机电工程学院."""
    return seated(make_user("machine", "孟老师"), machine_college)


@pytest.fixture
def sign_in(client):
    """Sign a user in on the test client and return it."""

    def sign(user):
        client.force_login(user)
        return client

    return sign


@pytest.fixture
def desk(sign_in, liaison):
    """The desk of 动物科技学院."""
    return sign_in(liaison)


@pytest.fixture
def alumnus(animal_college):
    """王伟 of 动物科技学院, class 牧医1501."""
    return make_alumnus(animal_college, "王伟", class_name="牧医1501", student_no="20151101", mobile="13800138000")


@pytest.fixture
def other_alumnus(machine_college):
    """李娜 of 机电工程学院, class 机电1501."""
    return make_alumnus(machine_college, "李娜", class_name="机电1501", student_no="20152202", mobile="13900139000")


def make_alumnus(college, name, *, class_name="", year=2015, student_no="", mobile="", employer="", major=None):
    from alumni.models import Alumnus, ClassGroup, Contact, Education, Employment
    from alumni.pinyin import read_name
    from colleges.models import School

    person = Alumnus.objects.create(name=name, name_pinyin=read_name(name))
    group = None
    if class_name:
        group, _ = ClassGroup.objects.get_or_create(
            college=college, name=class_name, enrolled_year=year, defaults={"graduated_year": year + 3, "major": major}
        )
    Education.objects.create(
        alumnus=person,
        school=School.current(),
        college=college,
        class_group=group,
        major=major,
        student_no=student_no,
        enrolled_year=year,
        graduated_year=year + 3,
    )
    if mobile:
        Contact.objects.create(alumnus=person, kind="mobile", value=mobile, source="liaison")
    if employer:
        Employment.objects.create(alumnus=person, employer=employer)
    return person


def end_other_sessions():
    """A server's thread of a browser test may still hold a connection; a database that is copied must be nobody's else."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
        )
    connection.close()
