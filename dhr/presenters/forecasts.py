"""What reviews are expected to cost year by year, and what one more would cost each partner as it is agreed today."""

from collections.abc import Mapping
from dataclasses import dataclass

from csp.kernel.charts.money_bars import Called, MoneyBar, money_bars
from csp.kernel.cost_shares import CannotShare, Sharer
from csp.kernel.listing import listed
from csp.kernel.pence import pounds
from csp.models import Partnership, Reader
from dhr.models import AgreementVersion, CostType
from dhr.models.outturn import YearSum, outturn_by_year
from dhr.models.year_lock import year_called
from dhr.presenters.budgets import NONE, left_of
from dhr.presenters.cost_comparisons import APART, NOBODY, Paid, share_into
from dhr.queries import budgets, cost_agreements, cost_sharers, cost_versions, costs

CALLED = Called("Invoiced", "Still to come", "Budget")


@dataclass(frozen=True)
class NewReview:
    """What one more review would cost: (partner, amount), which make the total; and how each type is shared."""

    lines: list[tuple[str, str]]
    types: list[tuple[str, str, str]]
    total: str
    refusals: list[str]
    chart: str


@dataclass(frozen=True)
class YearLine:
    """One financial year, or all of them: what was invoiced, what is still to come, both, and the budget for them."""

    name: str
    actual: str
    to_come: str
    expected: str
    budget: str
    left: str

    @classmethod
    def of(cls, name: str, sums: YearSum, budget: int | None) -> "YearLine":
        """Return a year as the page shows it."""
        written = NONE if budget is None else pounds(budget)
        left = left_of(budget, sums.expected)
        return cls(name, pounds(sums.actual), pounds(sums.to_come), pounds(sums.expected), written, left)


@dataclass(frozen=True)
class YearsPage:
    """What the reviews whose money the reader sees cost, year by year."""

    reviews: int
    has_budgets: bool
    years: list[YearLine]
    total: YearLine
    chart: str


def years_of(reader: Reader, *, partnership: Partnership) -> YearsPage:
    """Return what the reviews of a partnership whose money the reader sees have cost, and are expected to cost.

    Years that have a budget are among them, whether or not the reader sees what anything costs. All years together
    have one if each of them has.
    """
    lines = costs.of_partnership(reader, partnership=partnership)
    by_year = outturn_by_year(lines)
    budget = {year: one.pence for year, one in budgets.by_year(reader, partnership=partnership).items()}
    years = sorted({*by_year, *budget})
    sums = {year: by_year.get(year, YearSum()) for year in years}
    altogether = sum(budget.values()) if sums.keys() == budget.keys() else None
    bars = [
        MoneyBar(year_called(year), sums[year].actual, sums[year].to_come, budget.get(year)) for year in years
    ]
    return YearsPage(
        reviews=len({one.review_id for one in lines}),
        has_budgets=bool(budget),
        years=[YearLine.of(year_called(year), sums[year], budget.get(year)) for year in years],
        total=YearLine.of("Altogether", sum(by_year.values(), YearSum()), altogether),
        chart=money_bars(
            bars, name="What the reviews whose costs you see cost by financial year", called=CALLED
        ),
    )


def new_review(reader: Reader, *, partnership: Partnership, amounts: Mapping[str, int]) -> NewReview:
    """Return what a review of a partnership with these costs by type would cost each partner today."""
    paid, types = Paid(), []
    sharing: dict[AgreementVersion, tuple[Sharer, ...] | CannotShare] = {}
    for kind, pence in amounts.items():
        version = cost_versions.version_of_day(
            reader, partnership=partnership, cost_type=kind, day=reader.today
        )
        types.append((CostType(kind).label, pounds(pence), _by(version)))
        if version is None:
            paid.give(NOBODY, pence)
            continue
        if version not in sharing:
            on = cost_sharers.sharers_on(
                reader, version=version, partnership=partnership, days=[reader.today]
            )
            sharing[version] = on[reader.today]
        sharers = sharing[version]
        if isinstance(sharers, CannotShare):
            paid.refuse(f"{CostType(kind).label}: {sharers}", pence)
            continue
        if not sharers and partnership.is_group:
            paid.refuse(f"{CostType(kind).label}: {_where_to_look(reader, version)}", pence)
            continue
        paid.names |= {one.key: one.name for one in sharers if one.key not in paid.names}
        rule = cost_agreements.rule_of(reader, version=version, cost_type=kind)
        share_into(paid, kind, pence, rule, sharers)
    named = paid.names | {key: words for key, words in APART.items() if key in paid.paid}
    shares = [(name, paid.paid.get(key, 0)) for key, name in named.items()]
    chart = money_bars(
        [MoneyBar(name, pence) for name, pence in shares],
        name="What one more review would cost each partner",
        ranked=True,
    )
    lines = [(name, pounds(pence)) for name, pence in shares]
    return NewReview(lines, types, pounds(sum(amounts.values())), paid.refusals, chart)


def _where_to_look(reader: Reader, version: AgreementVersion) -> str:
    """Return where a group, which has no partners of a review of its own, sees what one would cost."""
    parts = [str(one) for one in cost_agreements.covered(reader, agreement=version.agreement)]
    where = f": {listed(parts)}" if parts else ""
    return (
        f"who shares it depends on where the review is. Open this page at a partnership of the group{where}."
    )


def _by(version: AgreementVersion | None) -> str:
    return f"{version.agreement}, {str(version).lower()}" if version else "Not agreed"
