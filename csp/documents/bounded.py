"""A process of its own for what comes from outside or takes much: bounded, told no secret, and never left behind."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
BEAT = 1  # second
_KEPT = (
    "PATH",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "FONTCONFIG_FILE",
    "HOME",
    "XDG_CACHE_HOME",
)


@dataclass(frozen=True)
class Bounds:
    """How much a process may take: bytes of memory, seconds of the processor, seconds on the wall."""

    memory: int = 1536 * 1024 * 1024
    seconds: int = 120
    wait: float = 240


class OutOfTime(Exception):
    """The process took too long, and was ended."""


class OutOfMemory(Exception):
    """The process, or a library in it, was ended for want of memory."""


class Broken(Exception):
    """The process ended by itself without an answer; its words are for whoever keeps the site."""


def limit(*, memory: int, seconds: int) -> None:
    """Bound the process that calls this: its memory, its time; it leaves no picture of its memory behind."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(command: list[str], given: bytes, *, beat: Callable[[], None], bounds: Bounds) -> bytes:
    """Return what the process wrote; it never outlives this call. ``beat`` is called about once a second.

    Raises OutOfTime, OutOfMemory, and Broken with what it said.
    """
    with subprocess.Popen(  # noqa: S603  (our own words, no shell)
        command,
        cwd=HOME,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            return _waited(process, given, beat=beat, bounds=bounds)
        finally:
            if process.poll() is None:
                process.kill()


def module(name: str, *arguments: object) -> list[str]:
    """Return the command that runs one of our modules in a process of its own."""
    return [sys.executable, "-m", name, *map(str, arguments)]


def _waited(
    process: subprocess.Popen[bytes], given: bytes, *, beat: Callable[[], None], bounds: Bounds
) -> bytes:
    until = time.monotonic() + bounds.wait
    rest: bytes | None = given
    while True:
        try:
            written, errors = process.communicate(rest, timeout=min(BEAT, bounds.wait))
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                raise OutOfTime from None
            rest = None  # it was taken the first time
            beat()
            continue
        if process.returncode == 0:
            return written
        detail = errors.decode(errors="replace").strip()[-2000:]
        if process.returncode == -signal.SIGXCPU:
            raise OutOfTime(detail)
        if process.returncode < 0:  # a library, or the machine, ended it for want of memory
            raise OutOfMemory(detail)
        raise Broken(detail)


def _environment() -> dict[str, str]:
    """Return the little that the process needs: it is told no secret of the site."""
    mine = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # The order of sets is the same each time, and so are the bytes.
    return {**mine, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
