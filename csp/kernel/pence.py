"""Money as whole pence: split so that it adds up, written as pounds, and read as people type it."""

import re
from collections.abc import Sequence

MOST = 10_000_000_000  # £100 million, the largest amount that is read
_LONGEST = 50  # nobody types more for an amount; it keeps the patterns below quick
_SPACE = r"[ \u00a0\u2009\u202f]"
_BRACKETED = re.compile(r"(£?)\s*\(([^()+-]*)\)")
_AMOUNT = re.compile(
    r"(?:[+-]\s*£?|£\s*[+-]?)?\s*(?=[.0-9])"
    rf"(?P<pounds>[0-9]+|[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+|(?:{_SPACE}[0-9]{{3}})+))?"
    r"(?:\.(?P<pence>[0-9]{1,2}))?"
)
_LIKE = "like 7000 or 7,000.00."
_NOT_IN_POUNDS = f"Write an amount in pounds, with the digits 0 to 9, {_LIKE}"
_SIGN = r"[\s£]*[+-]?[\s£]*"
# What is wrong with an amount, the first that fits; whatever fits none of them is not in pounds or not in digits.
_WRONG = (
    (re.compile(r"[\s£()+-]*"), f"Write an amount, {_LIKE}"),
    (
        re.compile(rf"{_SIGN}[0-9.,]+\s*(?:k|m|mn|bn|thousand|million|billion|e[+-]?[0-9]+)", re.IGNORECASE),
        f"Write the amount in full, {_LIKE}",
    ),
    (
        re.compile(rf"{_SIGN}[0-9,\s]*\.[0-9]{{3,}}"),
        f"Write no more than two digits after the point, {_LIKE} Nothing is rounded.",
    ),
    (
        re.compile(rf"{_SIGN}[0-9.,\s]+"),
        f"Write commas between thousands only, and pence after a point, {_LIKE}",
    ),
    (re.compile(r"[\s£()+0-9.,-]+"), "Write one minus sign in front of a credit, like -7000 or -7,000.00."),
)


class NotPounds(ValueError):
    """What was typed is no amount of money; the sentence says what to write."""


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Share a total by weights; odd pence go to the largest remainders, and of equal ones to whoever stands first.

    A credit is shared as the cost of the same size is, with the sign put back, so that the two cancel for everyone.
    """
    whole = sum(weights)
    if not weights or min(weights) < 0 or whole == 0:
        raise ValueError("A total is split by weights of 0 or more, at least one of them above 0.")
    sign, size = (-1 if total < 0 else 1), abs(total)
    parts = [size * weight // whole for weight in weights]
    first_owed = sorted(range(len(weights)), key=lambda place: (-(size * weights[place] % whole), place))
    for place in first_owed[: size - sum(parts)]:
        parts[place] += 1
    return [sign * part for part in parts]


def pounds(pence: int) -> str:
    """Write an amount to the penny: £1,234.56, or −£0.05."""
    sign, size = ("\N{MINUS SIGN}" if pence < 0 else ""), abs(pence)
    return f"{sign}£{size // 100:,}.{size % 100:02}"


def about(pence: int) -> str:
    """Write an amount to the pound, £875 for 87,481 pence; 50 pence are rounded away from £0."""
    return _to_the_pound(pence, 1)


def about_each(total: int, count: int) -> str:
    """Say what each of so many pays of a total, to the pound: “£875 each, rounded”, or “£875 each” where it is so.

    The exact share is rounded, not anybody's share in whole pence, so that odd pence never make it two figures.
    """
    rounded = "" if total % (100 * count) == 0 else ", rounded"
    return f"{_to_the_pound(total, count)} each{rounded}"


def half_up(size: int, whole: int) -> int:
    """Divide an amount that is not below 0, and round half a penny up."""
    return (2 * size + whole) // (2 * whole)


def read_pounds(typed: str) -> int:
    """Return the pence of an amount in pounds as somebody typed it; raises NotPounds with a sentence.

    What has one meaning is understood (“£1,234.50”, “1234.5”, “-0.05”, “(5.00)”); nothing is guessed or rounded.
    """
    text = typed.strip().replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    if len(text) > _LONGEST:
        raise NotPounds(_NOT_IN_POUNDS)
    text = _BRACKETED.sub(r"-\1\2", text) if _BRACKETED.fullmatch(text) else text
    amount = _AMOUNT.fullmatch(text)
    if amount is None:
        raise NotPounds(_what_is_wrong(text))
    whole = re.sub(r"[,\s]", "", amount["pounds"] or "0")
    pence = int(whole) * 100 + int((amount["pence"] or "").ljust(2, "0"))
    if pence > MOST:
        raise NotPounds(f"{pounds(MOST)} is the largest amount that can be written here.")
    return -pence if "-" in text else pence


def _what_is_wrong(typed: str) -> str:
    for pattern, sentence in _WRONG:
        if pattern.fullmatch(typed):
            return sentence
    return _NOT_IN_POUNDS


def _to_the_pound(pence: int, count: int) -> str:
    size = half_up(abs(pence), 100 * count)
    sign = "\N{MINUS SIGN}" if pence < 0 and size else ""
    return f"{sign}£{size:,}"
