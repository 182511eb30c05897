"""What somebody was called before, save by save."""

from collections.abc import Sequence
from typing import Any

from csp.kernel import saves
from csp.kernel.saves import Save

FIELDS = (("name", "Name"),)


def saves_of_person(versions: Sequence[Any]) -> list[Save]:
    """Return each save that changed somebody's name, newest first."""
    return saves.saves_of(versions, fields=FIELDS, say=getattr)
