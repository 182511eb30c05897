"""Processes that work on one database: asked for work, killed at a moment, asked how things stand."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from tests.served import ROOT

LONGEST = 60  # seconds


class Running:
    """One database with its settings."""

    def __init__(self, settings: dict[str, str], *, acts: str = "tests.worker.acts") -> None:
        self.settings, self._acts = settings, acts

    def act(self, *acts: str) -> str:
        """Do something in a process of its own, and wait for its end."""
        done = subprocess.run(
            self._command(*acts),
            cwd=ROOT,
            env=self.settings,
            check=True,
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
        return done.stdout

    def stands(self) -> dict:
        """How things stand now."""
        return json.loads(self.act("say").splitlines()[-1])

    @contextmanager
    def worker(self, *, patiently: bool = False) -> Iterator[IO[str]]:
        """A worker at work, with what it says; at the end it is killed as a power cut does, or told to stop."""
        worker = subprocess.Popen(
            self._command("worker"),
            cwd=ROOT,
            env=self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        assert worker.stdout
        try:
            yield worker.stdout
        finally:
            os.killpg(worker.pid, signal.SIGTERM if patiently else signal.SIGKILL)
            worker.wait(LONGEST)
            worker.stdout.close()

    def kill_a_worker(self, *, after_it_says: str, and_seconds: float) -> None:
        """Start a worker, wait until it says this and a while longer, and kill it."""
        with self.worker() as lines:
            said = next(line for line in lines if line.strip() == after_it_says)
            assert said, "The worker ended by itself"
            time.sleep(and_seconds)

    def _command(self, *acts: str) -> list[str]:
        return [sys.executable, "-m", self._acts, *acts]
