"""What a review costs as a CSV file: a row for each cost, with a column for each partner who pays of it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from csp.kernel.csv_file import csv_file
from csp.models import Seat
from dhr.models import CostLine, CostShare
from dhr.models.seats_apart import told_apart

HEADS = (
    "Number",
    "How certain",
    "Type",
    "What for",
    "Supplier",
    "Order or invoice",
    "Day",
    "Financial year",
    "Day it was paid",
    "Days",
    "Rate for a day",
    "Without VAT",
    "VAT",
    "VAT recovered",
    "After recovered VAT",
    "Comes out of",
    "Last of it",
    "Agreement",
    "Version",
    "Why not the version of its day",
)
POOL, IN_KIND = CostShare.Bearer.POOL, CostShare.Bearer.IN_KIND


def costs_csv(lines: Sequence[CostLine], *, shares: Mapping[int, Sequence[CostShare]]) -> Iterator[bytes]:
    """Give the file; amounts are plain numbers, and what each pays makes what is left after recovered VAT."""
    seats: dict[str, Seat] = {}
    for found in shares.values():
        seats.update({one.seat.key: one.seat for one in found if one.seat})
    names = told_apart(seats.values())
    partners = sorted(names, key=lambda key: names[key])
    heads = (*HEADS, *(names[key] for key in partners), "Pool", "In kind", "Not shared")
    return csv_file(heads, (_row(one, shares.get(one.pk, ()), partners) for one in lines))


def _row(line: CostLine, shares: Sequence[CostShare], partners: Sequence[str]) -> list[object]:
    paid = {one.seat.key if one.seat else one.bearer: one.pence for one in shares}
    version = line.under
    return [
        line.number,
        line.get_kind_display(),
        line.get_cost_type_display(),
        line.what,
        line.supplier,
        line.reference,
        line.cost_on.isoformat(),
        line.year.short,
        line.paid_on.isoformat() if line.paid_on else "",
        f"{line.days / 100:g}" if line.days else "",
        _amount(line.day_rate),
        *(_amount(pence) for pence in (line.net, line.vat, line.recovered, line.cost)),
        line.against.number if line.against else "",
        "Yes" if line.is_last else "",
        str(version.agreement) if version else "",
        version.number if version else "",
        line.chosen_why,
        *(_amount(paid.get(key)) for key in (*partners, POOL, IN_KIND)),
        "" if shares else _amount(line.cost),
    ]


def _amount(pence: int | None) -> Decimal | str:
    """Return pounds as a number that a spreadsheet reads, -0.05; nothing where there is nothing."""
    return "" if pence is None else Decimal(pence).scaleb(-2)
