"""The words for numbers, percentages and partners in what is said of a shared cost."""

from collections.abc import Iterable

from csp.kernel.cost_shares.rules import Sharer
from csp.kernel.listing import listed

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def per_cent(basis_points: int) -> str:
    """Write basis points as a percentage: 50%, or 98.50%."""
    sign, size = ("\N{MINUS SIGN}" if basis_points < 0 else ""), abs(basis_points)
    return f"{sign}{size // 100}.{size % 100:02}%" if size % 100 else f"{sign}{size // 100}%"


def counted(number: int) -> str:
    """Write a number of partners: in words up to ten."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def names(sharers: Iterable[Sharer]) -> str:
    """List partners by name, in the order they are given."""
    return listed([one.name for one in sharers])


def who_shares(count: int, *, of: int, is_left: bool) -> str:
    """Say how many share: “eight”, “the other seven”, or “all eight” of what somebody left."""
    if count < of:
        return f"the other {counted(count)}"
    if not is_left:
        return counted(count)
    return "both" if count == 2 else f"all {counted(count)}"


def named(key: str, sharers: Iterable[Sharer]) -> str:
    """Return the name of one of the partners."""
    return next(one.name for one in sharers if one.key == key)
