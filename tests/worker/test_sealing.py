"""Two that seal at once while others write: every event gets one number, and the chain holds."""

from tests.worker.running import LONGEST, Running

ACTS = "tests.worker.sealing_acts"


def test_two_processes_that_seal_the_same_trail_at_once_make_one_chain(running: Running):
    together = Running(running.nursery, acts=ACTS)

    at_work = [together.begun(act) for act in ("seal", "seal", "write", "write")]
    for process in at_work:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in at_work:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    ends = [process.wait(LONGEST) for process in at_work]

    after = together.stands()
    assert ends == [0, 0, 0, 0]
    assert after["faults"] == []
    assert after["sealed"] == after["events"] > 400
