"""What everybody is told of what reviews cost: by year, by type of cost and by partner, as a page and as rows."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from csp.kernel.charts.money_bars import MoneyBar, money_bars
from csp.kernel.guarded_sums import OTHERS
from csp.kernel.pence import about, pounds
from dhr.models import CostType
from dhr.queries.spend import Spend, YearSpend

NOT_TOLD = "Not told: too few reviews to tell, or none"
EXACT, TO_A_POUND, TO_THOUSANDS = "Exact", "Rounded to £1", "Rounded to £1,000"
NONE_TOLD = "No year is told"
NOT_APART = "Not told apart"
NAME = "What reviews cost by financial year"
TYPES: dict[Hashable, str] = {**dict(CostType.choices), OTHERS: "Other types together"}


@dataclass(frozen=True)
class Grid:
    """Amounts of types or partners by year, in the years that are told so; together they make the totals."""

    years: list[str]
    rows: list[tuple[str, list[tuple[str, str]]]]
    totals: list[tuple[str, str]]


@dataclass(frozen=True)
class SpendingPage:
    """All that the page says; nothing on it depends on who reads it."""

    years: list[tuple[str, str, str]]
    total: str
    chart: str
    types: Grid | None
    partners: Grid | None


def page_of(spend: Spend) -> SpendingPage:
    """Return what is told as the page shows it."""
    bars = [MoneyBar(_called(one), one.told.total) for one in reversed(spend.years) if one.told]
    return SpendingPage(
        years=[(one.year.short, one.year.name, words_of(one)) for one in spend.years],
        total=total_of(spend),
        chart=money_bars(bars, name=NAME) if bars else "",
        types=_grid(spend, lambda one: one.told.kinds if one.told else {}, TYPES, _amount),
        partners=_grid(spend, lambda one: one.told.bearers if one.told else {}, spend.names, _in_pounds),
    )


def words_of(one: YearSpend) -> str:
    """Return what is told of a year altogether: an amount, about how much, or the words for too few and for none."""
    return _amount(one, one.told.total) if one.told else one.about or NOT_TOLD


def rows_of(spend: Spend) -> list[tuple[str, str, Decimal | str, str]]:
    """Return what is told as rows: the year, of what or whom, the amount as a number, and how it is told."""
    found: list[tuple[str, str, Decimal | str, str]] = []
    for one in spend.years:
        found.append((one.year.short, "All reviews", *total_in_file(one)))
        if not one.told:
            continue
        sums = [(f"Type of cost: {name}", pence, EXACT) for name, pence in _named(one.told.kinds, TYPES)]
        sums += [
            (f"Partner: {name}", pence, TO_A_POUND) for name, pence in _named(one.told.bearers, spend.names)
        ]
        found += [
            (one.year.short, what, Decimal(pence).scaleb(-2), TO_THOUSANDS if one.is_rounded else how)
            for what, pence, how in sums
        ]
    return found


def total_in_file(one: YearSpend) -> tuple[Decimal | str, str]:
    """Return what is told of a year altogether, as a number where there is one, and how it is told."""
    if not one.told:
        return "", one.about or NOT_TOLD
    return Decimal(one.told.total).scaleb(-2), TO_THOUSANDS if one.is_rounded else EXACT


def total_of(spend: Spend) -> str:
    """Return what all told years come to as they are told, so that it says nothing of those that are not."""
    if spend.altogether is None:
        return NONE_TOLD
    are_rounded = {one.is_rounded for one in spend.years if one.told}
    if are_rounded == {True}:
        return f"{about(spend.altogether)}, rounded"
    return pounds(spend.altogether) + (", part of it rounded" if True in are_rounded else "")


def _grid(
    spend: Spend,
    told: Callable[[YearSpend], Mapping[Hashable, int]],
    names: Mapping[Hashable, str],
    write: Callable[[YearSpend, int], str],
) -> Grid | None:
    """Return the years that are told apart so, the earliest first; none if none is."""
    years = [one for one in reversed(spend.years) if told(one)]
    if not years:
        return None
    keys = {key for one in years for key in told(one)}
    rows = []
    for key in _in_order(keys, names):
        cells = [
            (one.year.short, write(one, told(one)[key]) if key in told(one) else NOT_APART) for one in years
        ]
        rows.append((names[key], cells))
    totals = [(one.year.short, write(one, sum(told(one).values()))) for one in years]
    return Grid([one.year.short for one in years], rows, totals)


def _in_order(keys: set[Hashable], names: Mapping[Hashable, str]) -> Sequence[Hashable]:
    """Return types in their own order, partners by name, and what is put together last."""
    if names is TYPES:
        return [key for key in TYPES if key in keys]
    return sorted(keys, key=lambda key: (key == OTHERS, names[key].casefold()))


def _named(sums: Mapping[Hashable, int], names: Mapping[Hashable, str]) -> list[tuple[str, int]]:
    return [(names[key], sums[key]) for key in _in_order(set(sums), names)]


def _amount(one: YearSpend, pence: int) -> str:
    return f"{about(pence)}, rounded" if one.is_rounded else pounds(pence)


def _in_pounds(one: YearSpend, pence: int) -> str:
    return f"{about(pence)}, rounded" if one.is_rounded else about(pence)


def _called(one: YearSpend) -> str:
    return f"{one.year.short}, rounded" if one.is_rounded else one.year.short
