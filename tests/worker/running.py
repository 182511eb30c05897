"""Processes that work on one database: asked for work, killed at a moment, asked how things stand."""

import json
import os
import signal
import subprocess
import sys
import time

from tests.served import ROOT

LONGEST = 60  # seconds


class Running:
    """One database with its settings."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.settings = settings

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

    def kill_a_worker(self, *, after_it_says: str, and_seconds: float) -> None:
        """Start a worker, wait until it says this and a while longer, and kill it as a power cut does."""
        worker = subprocess.Popen(
            self._command("worker"),
            cwd=ROOT,
            env=self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        try:
            said = next(line for line in worker.stdout or [] if line.strip() == after_it_says)
            assert said, "The worker ended by itself"
            time.sleep(and_seconds)
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
            if worker.stdout:
                worker.stdout.close()

    def _command(self, *acts: str) -> list[str]:
        return [sys.executable, "-m", "tests.worker.acts", *acts]
