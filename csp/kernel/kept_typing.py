"""How long what somebody typed waits for its page after the session had ended, and where."""

from datetime import datetime
from typing import Any

PLACE = "kept-typing"  # in a session: what a form held that was sent after the session had ended
KEPT_FOR_SECONDS = 60 * 60


def is_old(kept: dict[str, Any], *, now: datetime) -> bool:
    """Return whether what was put aside has waited too long to come back."""
    return bool(now.timestamp() - kept["at"] > KEPT_FOR_SECONDS)
