"""A digest goes to everybody once a day, however many write at once and whenever one is killed."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.worker.digest_acts import MANY
from tests.worker.running import Running

WRITERS = 2
EVERYBODY_ONCE = {"crowd": MANY, "rows": MANY, "most": 1}


@pytest.fixture
def clock(running: Running) -> Running:
    """A site where two hundred people each have something late."""
    found = Running(running.nursery, acts="tests.worker.digest_acts")
    found.act("crowd")
    return found


def test_of_two_who_write_at_once_each_person_hears_from_one(clock: Running):
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(lambda _: clock.act("write"), range(WRITERS)))

    assert clock.stands() == EVERYBODY_ONCE


def test_one_that_is_killed_in_the_middle_loses_nobody_and_doubles_nobody(clock: Running):
    clock.kill_a_worker(after_it_says="90", and_seconds=0.005)  # with a letter written and nothing settled
    left = clock.stands()

    after = json.loads(clock.act("write", "say").splitlines()[-1])

    assert 0 < left["crowd"] < MANY
    assert left["rows"] == left["crowd"]
    assert after == EVERYBODY_ONCE
