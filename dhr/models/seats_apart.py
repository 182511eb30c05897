"""What seats are called where those of several partnerships stand in one list."""

from collections import Counter
from collections.abc import Iterable

from csp.models import Seat


def told_apart(seats: Iterable[Seat]) -> dict[str, str]:
    """Return what seats are called, by key: with the partnership's place where two in a group have one name."""
    found = list(seats)
    places = {(str(one), one.partnership_id) for one in found}
    often = Counter(name for name, _ in places)
    return {one.key: f"{one}, {one.partnership.place}" if often[str(one)] > 1 else str(one) for one in found}
