"""Who sits at the desks of these tests."""

import pytest


@pytest.fixture
def desk(office, sign_in):
    """The office, signed in."""
    return sign_in(office)
