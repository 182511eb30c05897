"""What a piece of work holds while it runs: it says how far it is, and ends only if it is still its worker's."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from csp.models import Job


class Overtaken(Exception):
    """Another worker has this job now: whatever this one has done is to be forgotten."""


class Stopped(Exception):
    """The work can't be done, for a reason that whoever asked should read: one plain sentence."""


class Progress:
    """One turn of one job."""

    def __init__(self, job: Job, clock: Callable[[], datetime]) -> None:
        """Take the job and what tells the time."""
        self.job, self._clock = job, clock
        self._last = (0, 0, "")

    def now(self) -> datetime:
        """Return the time."""
        return self._clock()

    def step(self, done: int, of: int, doing: str = "") -> None:
        """Say how many steps are done, of how many, and what is done now.

        Call it at least once a minute, outside any transaction. Raises Overtaken when the job is another's.
        """
        self._last = (done, of, doing)
        self.beat()

    def beat(self) -> None:
        """Say that it is alive, and as far as it was. Raises Overtaken when the job is another's."""
        done, of, doing = self._last
        if not self.job.beat(now=self.now(), steps_done=done, steps=of, doing=doing):
            raise Overtaken

    def finish(self) -> None:
        """End the job, inside the transaction that makes its result current, so that both hold or neither.

        Raises Overtaken, which rolls the result back, when the job is another's.
        """
        if not transaction.get_connection().in_atomic_block:
            raise RuntimeError("Finish a job inside the transaction that makes its result current")
        if not self.job.end(Job.State.DONE, now=self.now()):
            raise Overtaken
        self.job.state = Job.State.DONE
