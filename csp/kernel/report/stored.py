"""How a report is kept: as JSON that gives back exactly the same report, and refuses what it doesn't know."""

import dataclasses
import types
import typing
from datetime import date
from functools import cache
from math import isfinite
from typing import Any

from csp.kernel.report import blocks
from csp.kernel.report.numbering import NumberedReport, number
from csp.kernel.report.report import Report

VERSION = 1
_BLOCKS: dict[str, type] = {one.__name__: one for one in typing.get_args(blocks.Block)}


class CannotRead(ValueError):
    """One sentence that says what in a stored report isn't known here."""


def to_json(report: Report) -> dict[str, Any]:
    """Return the report as plain values, fit for a JSON field."""
    return {"version": VERSION, "report": _plain(report)}


def from_json(stored: dict[str, Any]) -> Report:
    """Return the report that was stored, or raise CannotRead with a sentence."""
    if not isinstance(stored, dict) or "version" not in stored:
        raise CannotRead("This is no stored report: it has no version.")
    if stored["version"] != VERSION:
        raise CannotRead(
            f"This report was stored as version {stored['version']}; only {VERSION} is known here."
        )
    return _made(Report, stored.get("report"), "The report")


def freeze(numbered: NumberedReport) -> dict[str, Any]:
    """Return a numbered report as plain values: the report and the number of each of its parts."""
    return {**to_json(numbered.report), "numbers": numbered.numbers}


def thaw(stored: dict[str, Any]) -> NumberedReport:
    """Return the numbered report that was frozen; CannotRead if it would be numbered otherwise today."""
    numbered = number(from_json(stored))
    if numbered.numbers != stored.get("numbers"):
        raise CannotRead("This report would be numbered otherwise today than when it was made. Read its PDF.")
    return numbered


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
        return {"kind": type(value).__name__, **fields} if type(value) in _BLOCKS.values() else fields
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _hints(made: type) -> dict[str, Any]:
    return typing.get_type_hints(made)


def _made(made: type, stored: Any, where: str) -> Any:
    """Make a dataclass of ours from what was stored for it: no field more, and none fewer but what came later.

    A field that was added since has a default, which is what a report without it means.
    """
    if not isinstance(stored, dict):
        raise CannotRead(f"{where} is not stored as a {made.__name__}.")
    hints = _hints(made)
    known = {name: value for name, value in stored.items() if name != "kind"}
    later = {one.name for one in dataclasses.fields(made) if one.default is not dataclasses.MISSING}
    for name in (known.keys() ^ hints.keys()) - (later - known.keys()):
        wrong = "is not known here" if name in known else "is missing"
        raise CannotRead(f"{where}: “{name}” of {made.__name__} {wrong}.")
    return made(**{name: _value(hints[name], known[name], f"{made.__name__}.{name}") for name in known})


def _value(hint: Any, stored: Any, where: str) -> Any:
    if hint == blocks.Block:
        return _block(stored, where)
    if isinstance(hint, types.UnionType):
        return _one_of(typing.get_args(hint), stored, where)
    if typing.get_origin(hint) is tuple:
        return _tuple(typing.get_args(hint), stored, where)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _made(hint, stored, where)
    if hint is date:
        return _date(stored, where)
    if type(stored) is not hint or (hint is float and not isfinite(stored)):
        raise CannotRead(
            f"{where} is not {'text' if hint is str else f'a value of the kind {hint.__name__}'}."
        )
    return stored


def _block(stored: Any, where: str) -> Any:
    kind = stored.get("kind") if isinstance(stored, dict) else None
    if kind not in _BLOCKS:
        raise CannotRead(f"{where} has a block of the kind “{kind}”, which is not known here.")
    return _made(_BLOCKS[kind], stored, where)


def _one_of(hints: tuple[Any, ...], stored: Any, where: str) -> Any:
    """Read a value that may be of several kinds: nothing, a dataclass, a whole number or another."""
    if stored is None and types.NoneType in hints:
        return None
    plain = [hint for hint in hints if hint is not types.NoneType]
    return _value(next((hint for hint in plain if type(stored) is hint), plain[-1]), stored, where)


def _tuple(hints: tuple[Any, ...], stored: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(stored, list):
        raise CannotRead(f"{where} is not a list.")
    if hints[-1] is Ellipsis:
        return tuple(_value(hints[0], one, where) for one in stored)
    if len(hints) != len(stored):
        raise CannotRead(f"{where} has {len(stored)} parts, not {len(hints)}.")
    return tuple(_value(hint, one, where) for hint, one in zip(hints, stored, strict=True))


def _date(stored: Any, where: str) -> date:
    try:
        return date.fromisoformat(stored)
    except (TypeError, ValueError) as wrong:
        raise CannotRead(f"{where} is not a date such as 2027-01-19.") from wrong
