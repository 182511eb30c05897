"""A worker killed at any moment leaves nothing half done, and what it was doing is done once, by another."""

import pytest

from tests.worker.running import Running

MOMENTS = {
    "while it prepares": ("begun", 0.2),
    "as it begins to write": ("prepared", 0.0),
    "half way through writing": ("prepared", 0.3),
    "with all written and nothing settled": ("written", 0.0),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_that_is_killed_leaves_nothing_half_done_and_another_does_it_once(
    running: Running, moment: str
):
    word, seconds = MOMENTS[moment]
    running.act("ask")

    running.kill_a_worker(after_it_says=word, and_seconds=seconds)
    left = running.stands()
    running.act("age", "drain")
    after = running.stands()

    assert (left["state"], left["renamed"]) in {("running", 0), ("done", left["of"])}
    assert (after["state"], after["renamed"]) == ("done", left["of"])
    assert after["tries"] == (1 if left["state"] == "done" else 2)


def test_a_worker_that_is_killed_after_the_end_has_ended_it(running: Running):
    running.act("ask")

    running.kill_a_worker(after_it_says="ended", and_seconds=0)
    running.act("age", "drain")

    assert running.stands() == {"state": "done", "tries": 1, "renamed": 63, "of": 63}
