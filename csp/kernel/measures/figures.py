"""A figure as people write it: read from “1,204”, “12.5%” or “£1,250”, and written the same way again."""

import re
from decimal import Decimal

MOST_DIGITS, MOST_PLACES = 12, 4
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<places>[0-9]+))?")
_SPACES = re.compile(r"\s")
_PER_CENT = {"%", "per cent", "percent", "percentage"}
_POUNDS = {"£", "pounds", "gbp"}
# What can be below nothing: shares of a change, money, and what is worked out from other figures; never a count.
_MAY_BE_NEGATIVE = ("point", "score", "change", "net", "index", "°")


class NotAFigure(ValueError):
    """What was typed is no figure; the sentence goes on after the name of the question."""


def is_per_cent(unit: str) -> bool:
    """Return whether the unit is the hundredth part."""
    return unit.strip().lower() in _PER_CENT


def is_pounds(unit: str) -> bool:
    """Return whether the unit is money."""
    return unit.strip().lower() in _POUNDS


def may_be_below_zero(unit: str) -> bool:
    """Return whether a figure in this unit can be negative: there are no fewer than 0 offences."""
    return (
        is_per_cent(unit)
        or is_pounds(unit)
        or any(
            word in unit.lower().split() or f"{word}s" in unit.lower().split() for word in _MAY_BE_NEGATIVE
        )
    )


def read(text: str, *, unit: str) -> Decimal:
    """Return the number that somebody typed; raises NotAFigure with the rest of a sentence."""
    typed = _SPACES.sub("", text).replace("\N{MINUS SIGN}", "-").replace("–", "-")
    sign, typed = (-1, typed[1:]) if typed.startswith("-") else (1, typed)
    typed = _without_unit(typed, unit)
    if sign > 0 and typed.startswith("-"):
        sign, typed = -1, typed[1:]
    found = _NUMBER.fullmatch(typed)
    if not found:
        raise NotAFigure(f"must be a number, like {_like(unit)}")
    whole, places = found["whole"].replace(",", "").lstrip("0"), (found["places"] or "").rstrip("0")
    if len(whole) > MOST_DIGITS:
        raise NotAFigure(f"must have {MOST_DIGITS} digits or fewer before the point")
    if len(places) > MOST_PLACES:
        raise NotAFigure(f"must have {MOST_PLACES} digits or fewer after the point")
    value = sign * Decimal(f"{whole or 0}.{places or 0}")
    if value < 0 and not may_be_below_zero(unit):
        raise NotAFigure("must be 0 or more")
    return abs(value) if value == 0 else value


def written(value: Decimal, *, unit: str = "") -> str:
    """Return a figure with its sign where it has one: 1,204, 12.5%, £1,250 or −£3."""
    sign, size = ("−" if value < 0 else ""), abs(value)
    plain = f"{size:,f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    if is_pounds(unit):
        return f"{sign}£{f'{size:,.2f}' if _has_pence(size) else plain}"
    return f"{sign}{plain}%" if is_per_cent(unit) else f"{sign}{plain}"


def with_unit(value: Decimal, *, unit: str) -> str:
    """Return a figure and what it counts: “34 offences”, “12.5%”."""
    said = written(value, unit=unit)
    return said if not unit or is_per_cent(unit) or is_pounds(unit) else f"{said} {unit}"


def _without_unit(typed: str, unit: str) -> str:
    if typed.startswith("£"):
        if not is_pounds(unit):
            raise NotAFigure(f"must be {_counted(unit)}, not in pounds")
        return typed[1:]
    if typed.endswith("%"):
        if not is_per_cent(unit):
            raise NotAFigure(f"must be {_counted(unit)}, not in per cent")
        return typed[:-1]
    return typed


def _has_pence(size: Decimal) -> bool:
    """Return whether an amount is pounds and whole pence, which are written with two digits."""
    return size != size.to_integral_value() and size == size.quantize(Decimal("0.01"))


def _counted(unit: str) -> str:
    return f"in {unit}" if unit else "a number without a unit"


def _like(unit: str) -> str:
    if is_pounds(unit):
        return "£1,250 or 1,250.50"
    return "12.5 or 12.5%" if is_per_cent(unit) else "1,204 or 12.5"
