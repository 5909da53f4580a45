import pytest
from django.db import connection, transaction
from tests import walker
from tests.walker_cast import ROLES
from tests.walker_urls import all_urls
from tests.walker_world import World
from tests.walker_admin import unknown_admin_urls

@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), transaction.atomic():
        yield walker.Walk(World(tmp_path_factory.mktemp("media")))
        transaction.set_rollback(True)
    with django_db_blocker.unblock():
        connection.close()

def test_listed():
    assert [each for each in walker.unlisted() + unknown_admin_urls() if "sugg" in each] == []

@pytest.mark.parametrize("role", ROLES)
def test_walk(walk, role):
    only = {url.name for url in all_urls() if "suggest" in url.name} | {"events:event", "events:registration"}
    found = walk.findings(role, only=only)
    assert not found, "\n".join(found)
