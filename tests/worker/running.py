"""Processes that work on one database: asked for work, killed at a moment, asked how things stand."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from tests.nursery import Child, Nursery

LONGEST = 60  # seconds


class Running:
    """One database, whose settings a nursery has."""

    def __init__(self, nursery: Nursery, *, acts: str = "tests.worker.acts") -> None:
        self.nursery, self._acts = nursery, acts

    def act(self, *acts: str) -> str:
        """Do something in a process of its own, and wait for its end."""
        return self.nursery.run("-m", self._acts, *acts)

    def begun(self, act: str) -> Child:
        """Do something in a process of its own, with which one can speak."""
        return self.nursery.speak_with("-m", self._acts, act)

    def stands(self) -> dict:
        """How things stand now."""
        return json.loads(self.act("say").splitlines()[-1])

    @contextmanager
    def worker(self, *, patiently: bool = False) -> Iterator[IO[str]]:
        """A worker at work, with what it says; at the end it is killed as a power cut does, or told to stop."""
        worker = self.begun("worker")
        assert worker.stdout
        try:
            yield worker.stdout
        finally:
            with suppress(ProcessLookupError):
                os.killpg(worker.pid, signal.SIGTERM if patiently else signal.SIGKILL)
            worker.wait(LONGEST)
            worker.stdout.close()

    def kill_a_worker(self, *, after_it_says: str, and_seconds: float) -> None:
        """Start a worker, wait until it says this and a while longer, and kill it."""
        with self.worker() as lines:
            said = next(line for line in lines if line.strip() == after_it_says)
            assert said, "The worker ended by itself"
            time.sleep(and_seconds)
