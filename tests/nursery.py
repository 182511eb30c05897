"""Processes of the site that need not load it: they are forked by one that has, with settings of its own."""

import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from tests.served import ROOT

LONGEST = 60  # seconds


class Child:
    """One process that was forked, at the head of a group of its own; what it is asked, a Popen answers alike."""

    stdin: IO[str] | None = None
    stdout: IO[str] | None = None
    returncode: int | None = None

    def __init__(self, told: int) -> None:
        """Whoever waits for it tells its number at once, and in the end how it ended."""
        self._told = os.fdopen(told)
        self.pid = int(self._told.readline())

    def poll(self) -> int | None:
        """How it ended, if it has."""
        if self.returncode is None and select.select([self._told], [], [], 0)[0]:
            self.wait()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """How it ended; the time is in seconds."""
        if self.returncode is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            self.returncode = int(self._told.readline())
            self._told.close()
        return self.returncode


class Nursery:
    """The process that forks them, and the way to ask it."""

    def __init__(self, settings: dict[str, str]) -> None:
        """Start it with these settings; it loads the site while we go on."""
        self._one_at_a_time = threading.Lock()
        self._door, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.forking", str(theirs.fileno())],
                cwd=ROOT,
                env=settings,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def start(self, *command: str, log: IO[str]) -> Child:
        """Let a process do what ``python <command>`` does, and write all that it says into the log."""
        with open(os.devnull) as nothing:  # noqa: PTH123  (a device)
            return self._ask(command, nothing.fileno(), log.fileno(), log.fileno())

    def speak_with(self, *command: str) -> Child:
        """Let a process do that, which hears what we write and says what we read."""
        (hears, write), (read, says) = os.pipe(), os.pipe()
        with os.fdopen(hears), os.fdopen(says, "w"), open(os.devnull, "w") as nothing:  # noqa: PTH123  (a device)
            child = self._ask(command, hears, says, nothing.fileno())
        child.stdin, child.stdout = os.fdopen(write, "w"), os.fdopen(read)
        return child

    def run(self, *command: str) -> str:
        """Let a process do that, wait for its end, which must be good, and return what it said."""
        with (
            open(os.devnull) as nothing,  # noqa: PTH123  (a device)
            tempfile.TemporaryFile("w+") as said,
            tempfile.TemporaryFile("w+") as complained,
        ):
            child = self._ask(command, nothing.fileno(), said.fileno(), complained.fileno())
            ended = child.wait(LONGEST)
            said.seek(0)
            complained.seek(0)
            assert ended == 0, complained.read()
            return said.read()

    def close(self) -> None:
        """Let it go; whom it forked has been stopped by whoever asked for them."""
        self._door.close()
        self._process.wait(LONGEST)

    def _ask(self, command: tuple[str, ...], *places: int) -> Child:
        told, tells = os.pipe()
        with self._one_at_a_time:
            socket.send_fds(self._door, [json.dumps(command).encode()], [*places, tells])
            os.close(tells)
            return Child(told)


@contextmanager
def open_nursery(settings: dict[str, str]) -> Iterator[Nursery]:
    """A nursery with these settings, for as long as it is needed."""
    running = Nursery(settings)
    try:
        yield running
    finally:
        running.close()
