"""What was changed about how people of a partnership sign in, newest first."""

from collections.abc import Sequence
from typing import Any

from csp.kernel import saves
from csp.kernel.saves import Save
from csp.models import SignInPolicy
from csp.permissions import Role

FIELDS = (
    ("second_factor_roles", "Who takes a second step"),
    ("idle_minutes", "Minutes without a page"),
    ("longest_hours", "Hours at the longest"),
    ("by_link", "Who may report by a link"),
)


def saves_of(versions: Sequence[Any], *, since: int = 0) -> list[Save]:
    """Return each save that changed something after the version ``since``."""
    later = [one for one in versions if one.version >= since]
    return saves.saves_of(later, fields=FIELDS, say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if name == "second_factor_roles":
        return ", ".join(role.label for role in Role if role in value)
    if name == "by_link":
        return str(SignInPolicy.ByLink(value).label)
    return str(value)
