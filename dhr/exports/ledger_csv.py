"""Charges as the finance system of a partnership wants them written; nothing in the file tells of a review."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csp.kernel.csv_file import csv_file
from csp.kernel.listing import listed
from dhr.models import Charge, ChargeLine, CostType, LedgerColumn, LedgerField, LedgerLayout
from dhr.models.year_lock import year_called

DELIMITERS = {
    LedgerLayout.Delimiter.COMMA: ",",
    LedgerLayout.Delimiter.SEMICOLON: ";",
    LedgerLayout.Delimiter.TAB: "\t",
}
DAYS = {
    LedgerLayout.Days.YEAR_FIRST: "%Y-%m-%d",
    LedgerLayout.Days.DAY_FIRST: "%d/%m/%Y",
    LedgerLayout.Days.CLOSED_UP: "%Y%m%d",
}
DEBIT, CREDIT = "D", "C"


@dataclass(frozen=True)
class Entry:
    """What one row of the file is about: a charge, or what it asks for of one type of cost and year."""

    charge: Charge
    partner: str
    pence: int
    types: tuple[str, ...]
    years: tuple[int, ...]
    paid: int

    @property
    def left(self) -> int:
        """Return what is left to pay of the charge, in pence; nothing of one that is written off."""
        is_off = self.charge.state == Charge.State.WRITTEN_OFF
        return 0 if is_off else self.charge.total - self.paid

    @property
    def stands(self) -> str:
        """Say what became of the charge."""
        if self.charge.state == Charge.State.WRITTEN_OFF or not self.paid:
            return str(self.charge.get_state_display())
        done = "Given back" if self.charge.is_credit else "Paid"
        return f"{done} in part" if self.left else done


@dataclass(frozen=True)
class _Grouped:
    """An amount with commas between thousands: a number, which no program takes for a formula."""

    pence: int

    def __str__(self) -> str:
        return f"{Decimal(self.pence).scaleb(-2):,.2f}"


def entries(
    charges: Iterable[Charge],
    *,
    lines: Mapping[int, Sequence[ChargeLine]],
    paid: Mapping[int, int],
    names: Mapping[str, str],
    rows: str,
) -> Iterator[Entry]:
    """Give what the rows of a file are about; ``names`` are the partners' by the keys of their seats."""
    for charge in charges:
        of_it = lines[charge.pk]
        groups = [[one] for one in of_it] if rows == LedgerLayout.Rows.LINE else [of_it]
        for group in groups:
            yield Entry(
                charge,
                names[charge.seat.key],
                sum(one.pence for one in group),
                tuple(dict.fromkeys(CostType(one.cost_type).label for one in group)),
                tuple(sorted({one.year for one in group})),
                paid.get(charge.pk, 0),
            )


def ledger_csv(layout: LedgerLayout, found: Iterable[Entry]) -> Iterator[bytes]:
    """Give the file as its layout has it."""
    columns = layout.in_order
    return csv_file(
        [one.heading for one in columns],
        ([_cell(layout, column, entry) for column in columns] for entry in found),
        delimiter=DELIMITERS[LedgerLayout.Delimiter(layout.delimiter)],
        has_heads=layout.has_headings,
    )


def _cell(layout: LedgerLayout, column: LedgerColumn, entry: Entry) -> object:
    if column.field == LedgerField.FIXED:
        return column.text
    value = VALUES[LedgerField(column.field)](entry)
    if isinstance(value, date):
        return value.strftime(DAYS[LedgerLayout.Days(layout.days)])
    return _amount(layout, value) if isinstance(value, int) else value or ""


def _amount(layout: LedgerLayout, pence: int) -> object:
    said = abs(pence) if layout.credits == LedgerLayout.Credits.SIDE else pence
    if layout.amounts == LedgerLayout.Amounts.PENCE:
        return said
    return Decimal(said).scaleb(-2) if layout.amounts == LedgerLayout.Amounts.PLAIN else _Grouped(said)


VALUES: dict[LedgerField, Callable[[Entry], str | int | date | None]] = {
    LedgerField.REFERENCE: lambda one: one.charge.reference,
    LedgerField.PARTNER: lambda one: one.partner,
    LedgerField.CONTACT: lambda one: one.charge.contact,
    LedgerField.ADDRESS: lambda one: ", ".join(one.charge.address.splitlines()),
    LedgerField.AMOUNT: lambda one: one.pence,
    LedgerField.SIDE: lambda one: CREDIT if one.pence < 0 else DEBIT,
    LedgerField.LEFT: lambda one: one.left,
    LedgerField.COST_TYPE: lambda one: listed(one.types),
    LedgerField.COST_YEAR: lambda one: listed([year_called(year) for year in one.years]),
    LedgerField.PURCHASE_ORDER: lambda one: one.charge.purchase_order,
    LedgerField.BUDGET_CODE: lambda one: one.charge.budget_code,
    LedgerField.SENT_ON: lambda one: one.charge.sent_on,
    LedgerField.DUE_ON: lambda one: one.charge.due_on,
    LedgerField.AGREED_ON: lambda one: one.charge.agreed_on,
    LedgerField.INVOICE: lambda one: one.charge.invoice,
    LedgerField.INVOICED_ON: lambda one: one.charge.invoiced_on,
    LedgerField.STANDS: lambda one: one.stands,
}
