"""Two people of the office appoint a leader at the same moment: one is appointed, the other is told why not."""

import threading
import time

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from colleges.models import Appointment
from colleges.services.appointments import appoint


@pytest.mark.django_db(transaction=True)
def test_the_second_of_two_leaders_appointed_at_once_is_refused_in_words(make_user, animal_college):
    first, second, told, began = make_user("L1", "赵院长"), make_user("L2", "钱院长"), [], threading.Event()

    def be_late():
        began.wait(10)
        try:
            appoint(second, college=animal_college, duty="leader")
        except ValidationError as refusal:
            told.extend(refusal.messages)
        finally:
            connection.close()

    late = threading.Thread(target=be_late)
    late.start()
    with transaction.atomic():
        appoint(first, college=animal_college, duty="leader")
        began.set()
        time.sleep(1)  # the other one has looked by now, and waits for this row
    late.join(30)
    assert told == ["该学院这一时期已有一名分管领导，请先结束前任的任期，或使用“交接”（第五条）。"]
    assert Appointment.objects.get().user == first
