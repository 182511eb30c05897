"""When a session ends: some time after the last page, or when it has lasted long enough."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

SIGNED_IN, SEEN = "signed-in-at", "seen-at"  # where a session keeps them
# "Last seen" is a write, so it is written this often at most; a session may last so much longer than promised.
WRITTEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class SessionTimes:
    """When somebody signed in, and when they were last seen."""

    signed_in: datetime
    seen: datetime

    @classmethod
    def in_session(cls, kept: Any) -> "SessionTimes | None":
        """Return the times that a session's data holds, if anybody has opened a page with it."""
        if SIGNED_IN not in kept or SEEN not in kept:
            return None
        return cls(
            signed_in=datetime.fromtimestamp(kept[SIGNED_IN], tz=UTC),
            seen=datetime.fromtimestamp(kept[SEEN], tz=UTC),
        )

    def end(self, *, idle: timedelta, longest: timedelta) -> datetime:
        """Return when the session ends unless another page is opened."""
        return min(self.seen + idle + WRITTEN_EVERY, self.signed_in + longest)
