"""Whoever waits for a piece of work: a job's progress, or somebody at the command line."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Watch(Protocol):
    """What a service that takes long tells whoever waits for it."""

    def now(self) -> datetime:
        """Return the time."""

    def step(self, done: int, of: int, doing: str = "") -> None:
        """Hear how many steps are done, of how many, and what is done now."""

    def beat(self) -> None:
        """Hear that it is still alive."""

    def finish(self) -> None:
        """Hear, inside the transaction that makes its result current, that it is done."""


class WithoutAJob:
    """Work done here and now: it tells ``tell`` what it is doing, and can't be overtaken."""

    def __init__(
        self, clock: Callable[[], datetime], *, tell: Callable[[str], object] = lambda words: None
    ) -> None:
        """Take what tells the time, and where to say what is done."""
        self.now, self._tell = clock, tell

    def step(self, done: int, of: int, doing: str = "") -> None:
        """Say what is done now."""
        self._tell(f"{done} of {of} done: {doing}")

    def beat(self) -> None:
        """Say nothing: whoever waits sees that it is alive."""

    def finish(self) -> None:
        """Say nothing: there is no job to end."""
