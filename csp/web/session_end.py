"""When a session ends unless another page is opened, as a page says it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone


@dataclass(frozen=True)
class SessionEnd:
    """A moment, seen from now."""

    at: datetime
    now: datetime

    @property
    def seconds_left(self) -> int:
        """Return how long that is from now."""
        return int((self.at - self.now).total_seconds())

    @property
    def words(self) -> str:
        """Return the time of day, with a word for the day when it isn't this one."""
        at, now = timezone.localtime(self.at), timezone.localtime(self.now)
        return f"{at:%H:%M}" + ("" if at.date() == now.date() else " tomorrow")
