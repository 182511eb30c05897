"""A figure that can be traced: by which rule it is found, and which records it counts, while a report is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from csp.kernel.report import Trace
from scrutiny.sources.measure_record import MeasureLine
from scrutiny.sources.plan_record import Line

ACTION, MEASURE, PLAN, VERSION, ROUND = "action", "measure", "plan", "version", "round"
MEETING, SITTING, SEAT = "meeting", "sitting", "seat"  # the second is of a committee


class Record(NamedTuple):
    """A record by what it is, and its key; who may open it is asked when somebody looks."""

    what: str
    key: str


@dataclass(frozen=True)
class Figure:
    """One figure of a part: what it is of, and its records. It is their number, unless it ``is_kept_there``."""

    name: str
    records: tuple[Record, ...]
    is_kept_there: bool = False


@dataclass(frozen=True)
class Traced:
    """Where the figures of one part of a section come from; without figures, why their records are not listed."""

    key: str
    rule: str
    figures: tuple[Figure, ...] = ()
    why_unlisted: str = ""

    @property
    def trace(self) -> Trace:
        """Return what everybody who reads the report may read of it."""
        return Trace(self.key, self.rule, self.why_unlisted)


def of_lines(name: str, lines: Iterable[Line]) -> Figure:
    """Return the figure that is the number of some actions."""
    return Figure(name, tuple(Record(ACTION, line.key) for line in lines))


def of_measures(name: str, found: Iterable[MeasureLine]) -> Figure:
    """Return the figure that is the number of some measures."""
    return Figure(name, tuple(Record(MEASURE, one.key) for one in found))


def stored(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Return figures as plain values, fit for a JSON field."""
    return [
        {"name": one.name, "records": [list(record) for record in one.records], "kept": one.is_kept_there}
        for one in figures
    ]


def stored_by_part(traced: Sequence["Traced"]) -> dict[str, list[dict[str, Any]]]:
    """Return the figures of each part that has some, by its key, as plain values."""
    return {one.key: stored(one.figures) for one in traced if one.figures}


def from_stored(rows: Sequence[dict[str, Any]]) -> list[Figure]:
    """Return the figures that were stored."""
    return [
        Figure(one["name"], tuple(Record(*record) for record in one["records"]), one["kept"]) for one in rows
    ]
