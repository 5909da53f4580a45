"""The people that the benchmarks make up: whatever the seed, a 学号 is one person's."""

import os
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db
BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"


@pytest.fixture
def twice(monkeypatch, animal_college, machine_college):
    """`benchmarks/_twice.py`, as a run of the benchmarks finds it."""
    monkeypatch.setattr(sys, "path", [str(BENCHMARKS), *sys.path])
    monkeypatch.setitem(os.environ, "MODE", "test")
    return __import__("_twice")


@pytest.mark.parametrize("seed", [1, 2])
def test_no_seed_gives_two_people_one_number(twice, seed):
    world = twice.make_world(4000, 800, seed)
    numbers = Counter(stay.number for record in world.known + world.new for stay in record.stays if stay.number)
    assert len(numbers) > 3000 and [number for number, times in numbers.items() if times > 1] == []


def test_whoever_is_new_in_a_class_takes_a_seat_whose_number_is_nobodys(twice):
    maker = twice.Maker(4000, 800, seed=2)
    group = next(each for each in maker.groups if each.year > 1995)
    maker.numbers.add(twice.number_of(group, 41))  # somebody's, miscopied
    assert maker.newcomer(group, defaultdict(int)).number == twice.number_of(group, 42)


def test_two_who_come_back_to_study_never_get_one_number(twice):
    maker = twice.Maker(4000, 800, seed=2)
    numbers = set()
    for _ in range(3):
        maker.chance = random.Random(5)
        numbers.add(maker.later_number(2010))
    assert len(numbers) == 3
