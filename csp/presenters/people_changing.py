"""What was changed about somebody's name and address, save by save."""

from collections.abc import Sequence
from typing import Any

from csp.kernel import saves
from csp.kernel.removed_address import is_removed
from csp.kernel.saves import Save

FIELDS = (("name", "Name"), ("email", "E-mail address"))


def saves_of_person(versions: Sequence[Any]) -> list[Save]:
    """Return each save that changed somebody's name or address, newest first."""
    return saves.saves_of(versions, fields=FIELDS, say=_say)


def _say(version: Any, field: str) -> str:
    value = str(getattr(version, field))
    return "Removed" if is_removed(value) else value
