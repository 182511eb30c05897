"""Things one after another, as a sentence lists them."""

from collections.abc import Sequence


def listed(things: Sequence[str]) -> str:
    """Return “a”, “a and b” or “a, b and c”; nothing for none."""
    return " and ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)
