"""What is held about a person: each app registers who can say it, and the page and the file say all of it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string

from csp.kernel import day_words
from csp.models import Reader

SHOWN = 50  # rows of one section on the page; the file has all
AT_ONCE = 500  # rows of the file written together
NOT_HERE = (
    "What you did or wrote on matters that you can’t open today is not shown here, nor what others wrote about you. "
    "You have a right to ask for it all the same."
)
_PROVIDERS: list[str] = []

Cell = str | int | date | datetime | None
Row = Sequence[Cell]


@dataclass(frozen=True)
class Column:
    """One thing that a section says of each row: its name in the file, and its heading on the page."""

    key: str
    heading: str


@dataclass(frozen=True)
class Table:
    """The rows of a section; ``rows`` looks them up when it is called, all or no more than so many."""

    columns: tuple[Column, ...]
    rows: Callable[[int | None], Iterable[Row]]


@dataclass(frozen=True)
class Section:
    """One kind of thing that is held; ``whole`` is what the file says instead, where it says more."""

    key: str
    title: str
    table: Table
    whole: Table | None = None
    words: str = ""


def rows_from(found: Any, row: Callable[[Any], Row]) -> Callable[[int | None], Iterable[Row]]:
    """Return the way to look up the rows of a queryset, and to read all of it a few at a time."""

    def rows(most: int | None) -> Iterable[Row]:
        return map(row, found[:most] if most else found.iterator(chunk_size=AT_ONCE))

    return rows


def columns(**headings: str) -> tuple[Column, ...]:
    """Return columns by their names in the file, each with its heading."""
    return tuple(Column(key, heading) for key, heading in headings.items())


def register(provider: str) -> None:
    """Add who can say what an app holds about a reader: a dotted name; called from an app's ``apps.py``.

    It is called with the reader, who is asking about themselves, and ``now``, and returns sections.
    """
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def sections_of(reader: Reader, *, now: datetime) -> list[Section]:
    """Return all that is held about the reader, in the order of the apps."""
    return [section for name in _PROVIDERS for section in import_string(name)(reader, now=now)]


@dataclass(frozen=True)
class ShownSection:
    """A section as the page shows it: the first rows in words, and whether there are more."""

    key: str
    title: str
    words: str
    headings: list[str]
    numbers: set[str]  # the headings over numbers, which stand right
    rows: list[list[tuple[str, str]]]
    has_more: bool

    @classmethod
    def of(cls, section: Section) -> "ShownSection":
        """Look a section's rows up, one more than are shown."""
        headings = [column.heading for column in section.table.columns]
        found = list(islice(section.table.rows(SHOWN + 1), SHOWN + 1))
        return cls(
            key=section.key,
            title=section.title,
            words=section.words,
            headings=headings,
            numbers={
                heading
                for row in found
                for heading, cell in zip(headings, row, strict=True)
                if type(cell) is int
            },
            rows=[list(zip(headings, map(said, row), strict=True)) for row in found[:SHOWN]],
            has_more=len(found) > SHOWN,
        )


def said(cell: Cell) -> str:
    """Return a value as people read it."""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, datetime):
        here = timezone.localtime(cell)
        return f"{day_words.short(here.date())}, {here:%H:%M}"
    return day_words.short(cell) if isinstance(cell, date) else str(cell or "")


def written(sections: Iterable[Section], *, name: str, now: datetime) -> Iterator[str]:
    """Give a file of all that is held, in JSON, a piece at a time: section by section, row by row."""
    about = {"about": name, "made_at": now, "note": NOT_HERE}
    yield "{" + ",\n".join(f'"{key}": {_json(value)}' for key, value in about.items()) + ',\n"sections": ['
    between = "\n"
    for section in sections:
        yield f'{between}{{"key": {_json(section.key)}, "title": {_json(section.title)}, "rows": ['
        yield from _rows(section.whole or section.table)
        yield "]}"
        between = ",\n"
    yield "\n]}\n"


def _rows(table: Table) -> Iterator[str]:
    keys = [column.key for column in table.columns]
    rows = iter(table.rows(None))
    between = "\n"
    while some := list(islice(rows, AT_ONCE)):
        yield between + ",\n".join(_json(dict(zip(keys, row, strict=True))) for row in some)
        between = ",\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: date | datetime) -> str:
    """Return a day or a moment as ISO 8601 writes it, a moment with the hours that it is apart from UTC."""
    return (
        timezone.localtime(value).isoformat(timespec="seconds")
        if isinstance(value, datetime)
        else value.isoformat()
    )
