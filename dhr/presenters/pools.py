"""The pool of an agreement as its pages and its file show it: who is to pay what by year, and what was paid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse

from csp.kernel.pence import pounds
from csp.models import Partnership, Reader
from dhr.models import CostAgreement, PoolPayment, Statement
from dhr.models.seats_apart import told_apart
from dhr.models.year_lock import year_called
from dhr.presenters.charge_changes import PAYMENT, ToldInPounds
from dhr.presenters.part_changes import Told
from dhr.queries import cost_agreements, pools
from dhr.queries.pools import Pledge
from dhr.queries.statements import Reading


@dataclass(frozen=True)
class PoolMoney:
    """What partners are to pay and have paid, in pence."""

    to_pay: int = 0
    paid: int = 0

    @property
    def in_pounds(self) -> list[str]:
        """Return what is to be paid, was paid and is left, as pounds."""
        return [pounds(one) for one in (self.to_pay, self.paid, self.to_pay - self.paid)]


@dataclass(frozen=True)
class PoolRow:
    """One partner in one year; ``url`` is where a payment is noted, while anything is left."""

    name: str
    money: PoolMoney
    url: str


@dataclass(frozen=True)
class PoolTable:
    """One financial year: the partners in it, and all of them together."""

    year: int
    name: str
    rows: list[PoolRow]
    total: PoolMoney


@dataclass(frozen=True)
class PoolPaymentRow:
    """One payment, as lists show it."""

    name: str
    year: str
    day: date
    reference: str
    amount: str
    url: str


@dataclass(frozen=True)
class PoolOfPartner:
    """What one partner is to pay into one pool for one year, and has paid, as its statement shows it."""

    agreement: str
    year: int
    money: PoolMoney

    @property
    def year_name(self) -> str:
        """Return what the financial year is called."""
        return year_called(self.year)


@dataclass(frozen=True)
class PoolsOfPartner:
    """What one partner is to pay into all pools and has paid, the newest year first."""

    rows: tuple[PoolOfPartner, ...] = ()
    total: PoolMoney = PoolMoney()

    @property
    def in_pence(self) -> list[tuple[str, str, int, int]]:
        """Return, for a file, each agreement and year with what is to be paid and was."""
        return [(one.agreement, one.year_name, one.money.to_pay, one.money.paid) for one in self.rows]


def tables_of(reader: Reader, *, agreement: CostAgreement, at: Partnership) -> list[PoolTable]:
    """Return the years of an agreement's pool, the newest first, as pages at a partnership's address show them."""
    found = _pledges(reader, agreement)
    names = told_apart([one.seat for one in found])
    return [
        PoolTable(year, year_called(year), [_row(one, names, at) for one in of_year], _money(of_year))
        for year, of_year in ((year, list(some)) for year, some in groupby(found, lambda one: one.year))
    ]


def payments_of(reader: Reader, *, agreement: CostAgreement, at: Partnership) -> list[PoolPaymentRow]:
    """Return what was paid, the newest payment first."""
    found = pools.payments_of(reader, agreement=agreement)
    names = told_apart([one.seat for one in found])
    return [payment_row(one, names[one.seat.key], at) for one in found]


def payment_row(payment: PoolPayment, name: str, at: Partnership) -> PoolPaymentRow:
    """Return one payment as pages show it."""
    url = reverse("dhr:pool-payment-remove", args=[at.slug, payment.key])
    year = year_called(payment.year)
    return PoolPaymentRow(name, year, payment.paid_on, payment.reference, pounds(payment.pence), url)


def file_rows(reader: Reader, *, agreement: CostAgreement) -> list[tuple[str, str, int, int]]:
    """Return, for a file, each year and partner with what it is to pay and has paid, in pence."""
    found = _pledges(reader, agreement)
    names = told_apart([one.seat for one in found])
    return [(year_called(one.year), names[one.seat.key], one.to_pay, one.paid) for one in found]


def told(versions: Sequence[Any]) -> Told:
    """Return how the changes to the payments are told, given the rows of their history."""
    names = told_apart([row.seat for row in versions])
    return ToldInPounds(PAYMENT, {}, lambda row: f"{names[row.seat.key]}, {year_called(row.year)}")


def of_statement(reader: Reader, *, reading: Reading) -> PoolsOfPartner:
    """Return what a partner is to pay into pools and has paid, and those whose place it has taken."""
    statement = reading.statement
    agreements = list(cost_agreements.holding_for(reader, partnership=statement.partnership))
    found = pools.pledges_of(reader, agreements=agreements, seats=reading.seats_here, until=reader.today)
    in_order = sorted(found, key=lambda one: (-one.year, str(one.agreement), str(one.seat)))
    rows = tuple(PoolOfPartner(_asked(one, statement), one.year, _money([one])) for one in in_order)
    return PoolsOfPartner(rows, _money(found))


def _asked(one: Pledge, statement: Statement) -> str:
    asked_of = f", asked of {one.seat}" if one.seat.pk != statement.seat_id else ""
    return f"{one.agreement}{asked_of}"


def _pledges(reader: Reader, agreement: CostAgreement) -> list[Pledge]:
    seats = cost_agreements.seats_named(reader, agreement=agreement)
    return pools.pledges_of(reader, agreements=[agreement], seats=seats, until=reader.today)


def _money(found: Iterable[Pledge]) -> PoolMoney:
    rows = list(found)
    return PoolMoney(sum(one.to_pay for one in rows), sum(one.paid for one in rows))


def _row(one: Pledge, names: dict[str, str], at: Partnership) -> PoolRow:
    page = reverse("dhr:pool-payment-add", args=[at.slug, one.agreement.key, one.year])
    url = f"{page}?partner={one.seat.key}" if one.left > 0 else ""
    return PoolRow(names[one.seat.key], _money([one]), url)
