"""Two who change one review at the same moment wait for each other in one order, and each sees what the other did."""

from tests.worker.running import LONGEST, Running

ACTS = "tests.worker.review_acts"
ROUNDS = 40


def test_two_who_change_one_review_at_once_both_come_to_their_end_and_write_nothing_twice(running: Running):
    together = Running(running.nursery, acts=ACTS)

    at_work = [together.begun(who) for who in ("one", "other")]
    for process in at_work:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in at_work:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    ends = [process.wait(LONGEST) for process in at_work]

    after = together.stands()
    assert ends == [0, 0]
    assert (after["names"], after["most"]) == (ROUNDS, 1)
    assert after["version"] == after["versions"]
    assert after["changed"] >= ROUNDS
