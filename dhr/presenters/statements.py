"""The statement of a partner as pages and files show it: what it was asked for, has paid and still owes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csp.kernel.ageing import NOT_DUE, band_of, by_band
from csp.kernel.listing import listed
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import Charge, CostType
from dhr.models.year_lock import year_called
from dhr.presenters.overview import Figure
from dhr.presenters.statement_types import TypeTable, types_of
from dhr.queries import statements
from dhr.queries.statements import AskedFor, Reading

NOTHING_LEFT = "Paid"
GIVEN_BACK = "To be given back"


@dataclass(frozen=True)
class Money:
    """What charges come to, in pence."""

    asked: int = 0
    paid: int = 0
    written_off: int = 0

    @property
    def left(self) -> int:
        """Return what is still to be paid."""
        return self.asked - self.paid - self.written_off

    def __add__(self, other: "Money") -> "Money":
        """Return what both come to together."""
        return Money(self.asked + other.asked, self.paid + other.paid, self.written_off + other.written_off)

    @property
    def in_pounds(self) -> list[str]:
        """Return what was asked for, paid, written off and is left, as pounds."""
        return [pounds(one) for one in (self.asked, self.paid, self.written_off, self.left)]


@dataclass(frozen=True)
class StatementRow:
    """One charge on a statement: its number and its days, what it is for, and what became of it."""

    reference: str
    sent_on: date | None
    due_on: date | None
    what: str
    stands: str
    is_late: bool
    money: Money

    @property
    def asked(self) -> str:
        """Return what it asks for, as pounds."""
        return pounds(self.money.asked)

    @property
    def paid(self) -> str:
        """Return what is paid of it, as pounds."""
        return pounds(self.money.paid)

    @property
    def left(self) -> str:
        """Return what is left of it, as pounds."""
        return pounds(self.money.left)


@dataclass(frozen=True)
class StatementPage:
    """All that a statement says."""

    rows: list[StatementRow]
    by_year: list[tuple[str, list[str]]]
    types: TypeTable
    by_age: list[tuple[str, str]]
    total: Money
    figures: list[Figure]


def page_of(reader: Reader, *, reading: Reading) -> StatementPage:
    """Return a statement as it stands today, with the charges that the reader may read."""
    charges = statements.charges_of(reader, reading=reading)
    lines = statements.lines_of(reader, reading=reading)
    paid = statements.paid_of(reader, reading=reading)
    asked_of = _asked_of(reading)
    money = {one.pk: _money(one, paid.get(one.pk, 0)) for one in charges}
    total = sum(money.values(), Money())
    late = [one for one in charges if _is_late(one, money[one.pk], today=reader.today)]
    return StatementPage(
        rows=[
            _row(one, lines[one.pk], money[one.pk], asked_of=asked_of[one.seat_id], today=reader.today)
            for one in charges
        ],
        by_year=_by_year(charges, money),
        types=types_of(lines.values()),
        by_age=_by_age(charges, money, today=reader.today),
        total=total,
        figures=[
            Figure(pounds(total.asked), "asked for"),
            Figure(pounds(total.paid), "paid"),
            Figure(pounds(total.left), "still to pay"),
            Figure(pounds(sum(money[one.pk].left for one in late)), "overdue", is_worry=bool(late)),
        ],
    )


def owed_late(reader: Reader, *, reading: Reading) -> int:
    """Return how much of the charges on a statement is left though its day has passed, in pence."""
    charges = statements.charges_of(reader, reading=reading)
    paid = statements.paid_of(reader, reading=reading)
    money = {one.pk: _money(one, paid.get(one.pk, 0)) for one in charges}
    return sum(money[one.pk].left for one in charges if _is_late(one, money[one.pk], today=reader.today))


def _is_late(charge: Charge, money: Money, *, today: date) -> bool:
    """Return whether something is still to be paid of a charge after its day; a credit is never late."""
    return money.left > 0 and charge.is_overdue(today)


def _money(charge: Charge, paid: int) -> Money:
    is_off = charge.state == Charge.State.WRITTEN_OFF
    return Money(charge.total, paid, charge.total - paid if is_off else 0)


def _asked_of(reading: Reading) -> dict[int, str]:
    """Return, by seat, what is said of a charge that was sent to another body than the one that owes it."""
    own = reading.statement.seat_id
    return {one.pk: f", asked of {one}" if one.pk != own else "" for one in reading.seats}


def _row(
    charge: Charge, lines: Sequence[AskedFor], money: Money, *, asked_of: str, today: date
) -> StatementRow:
    types = [CostType(one).label for one in dict.fromkeys(line.cost_type for line in lines)]
    return StatementRow(
        reference=charge.reference,
        sent_on=charge.sent_on,
        due_on=charge.due_on,
        what=listed([one if number == 0 else one.lower() for number, one in enumerate(types)]) + asked_of,
        stands=_stands(charge, money, today=today),
        is_late=_is_late(charge, money, today=today),
        money=money,
    )


def _stands(charge: Charge, money: Money, *, today: date) -> str:
    """Say what became of a charge: written off, paid, or for how long it has been owed."""
    if charge.state == Charge.State.WRITTEN_OFF:
        return "Written off"
    if not money.left:
        return "Given back" if charge.is_credit else NOTHING_LEFT
    if charge.is_credit:
        return GIVEN_BACK
    age = band_of(charge.due_on, today) if charge.due_on else NOT_DUE
    return f"{age}, paid in part" if money.paid else age


def _by_year(charges: Iterable[Charge], money: Mapping[int, Money]) -> list[tuple[str, list[str]]]:
    years: dict[int, Money] = defaultdict(Money)
    for one in charges:
        years[one.year or 0] += money[one.pk]
    return [(year_called(year), years[year].in_pounds) for year in sorted(years, reverse=True)]


def _by_age(charges: Iterable[Charge], money: Mapping[int, Money], *, today: date) -> list[tuple[str, str]]:
    """Return for how long it has been owed, and last what is to be given back: together, what is still to pay."""
    left = [(one.due_on, money[one.pk].left) for one in charges if one.due_on]
    sums = by_band(((day, pence) for day, pence in left if pence > 0), today)
    back = sum(pence for _, pence in left if pence < 0)
    return [(words, pounds(pence)) for words, pence in (*sums.items(), (GIVEN_BACK, back)) if pence]
