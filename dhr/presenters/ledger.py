"""Charges for the ledger: what a file would hold, and what its layout says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csp.kernel import saves
from csp.kernel.listing import listed
from csp.kernel.pence import pounds
from csp.kernel.saves import Save
from csp.models import Partnership, Reader
from dhr.exports.ledger_csv import Entry, entries
from dhr.models import Charge, LedgerColumn, LedgerField, LedgerLayout
from dhr.models.seats_apart import told_apart
from dhr.queries import charges, ledger

FIELDS = (
    ("title", "Name"),
    ("columns", "Columns"),
    ("rows", "Rows"),
    ("amounts", "Amounts"),
    ("credits", "What is given back"),
    ("days", "Days"),
    ("delimiter", "Between values"),
    ("has_headings", "Headings"),
)


@dataclass(frozen=True)
class Preview:
    """What a file would hold: how many charges, and what they ask for and give back."""

    count: int
    asked: str
    given_back: str


def preview_of(
    reader: Reader, *, partnership: Partnership, first: date | None, last: date | None
) -> Preview | None:
    """Return what a file for some days would hold; none where it would hold nothing."""
    totals = list(
        ledger.sent(reader, partnership=partnership, first=first, last=last).values_list("total", flat=True)
    )
    if not totals:
        return None
    asked, back = (sum(one for one in totals if (one > 0) is above) for above in (True, False))
    return Preview(len(totals), pounds(asked), pounds(-back) if back else "")


def entries_of(reader: Reader, *, layout: LedgerLayout, found: Sequence[Charge]) -> Iterator[Entry]:
    """Return what the rows of a file are about."""
    return entries(
        found,
        lines=charges.lines_of(reader, charges=found),
        paid=charges.paid_of(reader, charges=found),
        names=told_apart([one.seat for one in found]),
        rows=layout.rows,
    )


def said_of(layout: Any) -> list[tuple[str, str]]:
    """Return what a layout, or a saved version of one, says."""
    return [(label, _said(layout, name)) for name, label in FIELDS]


def saves_of(versions: Sequence[Any], *, since: int = 0) -> list[Save]:
    """Return each save that changed something after the version ``since``, the newest first."""
    later = [one for one in versions if one.version >= since]
    return saves.saves_of(later, fields=FIELDS, say=_said)


def columns_in_words(layout: Any) -> str:
    """Name the columns of a layout in their order, as its headings have them."""
    return listed([LedgerColumn(*one).heading for one in layout.columns])


def _said(layout: Any, name: str) -> str:
    if name == "columns":
        return listed([_column(LedgerColumn(*one)) for one in layout.columns])
    if name == "has_headings":
        return "In the first row" if layout.has_headings else "None"
    if name == "title":
        return str(layout.title)
    return str(getattr(layout, f"get_{name}_display")())


def _column(one: LedgerColumn) -> str:
    label = one.text if one.field == LedgerField.FIXED else LedgerField(one.field).label
    return one.heading if one.heading == label else f"{one.heading} ({label})"
