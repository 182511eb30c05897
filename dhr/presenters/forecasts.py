"""What reviews are expected to cost year by year, and what one more would cost each partner as it is agreed today."""

from collections.abc import Mapping
from dataclasses import dataclass

from csp.kernel.cost_shares import CannotShare, Sharer
from csp.kernel.pence import pounds
from csp.models import Partnership, Reader
from dhr.models import AgreementVersion, CostType
from dhr.models.outturn import YearSum, outturn_by_year
from dhr.models.year_lock import year_called
from dhr.presenters.cost_comparisons import APART, NOBODY, Paid, share_into
from dhr.queries import cost_agreements, cost_sharers, costs


@dataclass(frozen=True)
class NewReview:
    """What one more review would cost: (partner, amount), which make the total; and how each type is shared."""

    lines: list[tuple[str, str]]
    types: list[tuple[str, str, str]]
    total: str
    refusals: list[str]


@dataclass(frozen=True)
class YearLine:
    """One financial year, or all of them: what was invoiced, what is still to come, and both."""

    name: str
    actual: str
    to_come: str
    expected: str

    @classmethod
    def of(cls, name: str, sums: YearSum) -> "YearLine":
        """Return a year as the page shows it."""
        return cls(name, pounds(sums.actual), pounds(sums.to_come), pounds(sums.expected))


@dataclass(frozen=True)
class YearsPage:
    """What the reviews whose money the reader sees cost, year by year."""

    reviews: int
    years: list[YearLine]
    total: YearLine


def years_of(reader: Reader, *, partnership: Partnership) -> YearsPage:
    """Return what the reviews of a partnership whose money the reader sees have cost, and are expected to cost."""
    lines = costs.of_partnership(reader, partnership=partnership)
    by_year = outturn_by_year(lines)
    return YearsPage(
        reviews=len({one.review_id for one in lines}),
        years=[YearLine.of(year_called(year), by_year[year]) for year in sorted(by_year)],
        total=YearLine.of("Altogether", sum(by_year.values(), YearSum())),
    )


def new_review(reader: Reader, *, partnership: Partnership, amounts: Mapping[str, int]) -> NewReview:
    """Return what a review of a partnership with these costs by type would cost each partner today."""
    paid, types = Paid(), []
    sharing: dict[AgreementVersion, tuple[Sharer, ...] | CannotShare] = {}
    for kind, pence in amounts.items():
        version = costs.version_of_day(reader, partnership=partnership, cost_type=kind, day=reader.today)
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
        paid.names |= {one.key: one.name for one in sharers if one.key not in paid.names}
        rule = cost_agreements.rule_of(reader, version=version, cost_type=kind)
        share_into(paid, kind, pence, rule, sharers)
    named = paid.names | {key: words for key, words in APART.items() if key in paid.paid}
    lines = [(name, pounds(paid.paid.get(key, 0))) for key, name in named.items()]
    return NewReview(lines, types, pounds(sum(amounts.values())), paid.refusals)


def _by(version: AgreementVersion | None) -> str:
    return f"{version.agreement}, {str(version).lower()}" if version else "Not agreed"
