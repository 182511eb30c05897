"""Two that seal at once while others write: every event gets one number, and the chain holds."""

import subprocess
import sys

from tests.served import ROOT
from tests.worker.running import LONGEST, Running

ACTS = "tests.worker.sealing_acts"


def test_two_processes_that_seal_the_same_trail_at_once_make_one_chain(running: Running):
    together = Running(running.settings, acts=ACTS)

    at_work = [begun(together, act) for act in ("seal", "seal", "write", "write")]
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


def begun(running: Running, act: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", ACTS, act],
        cwd=ROOT,
        env=running.settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
