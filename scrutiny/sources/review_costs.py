"""What reviews cost, by year, and what each partner bore of it: as far as everybody is told, and no further."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from csp.kernel import day_words
from csp.kernel.guarded_sums import OTHERS
from csp.kernel.pence import about, pounds
from csp.kernel.report import Block, Column, MoneyChart, MoneyRow, Paragraph, PlainTable, literal
from csp.kernel.terms import Words
from dhr.queries.spend import Spend, YearSpend
from scrutiny.sources.given import Given
from scrutiny.sources.traced import Traced

NOT_TOLD, NOT_APART = "Not told", "Not told apart"
NOT_LISTED = "The records are listed for nobody: only those who are on a review may know of it."
SOURCE = "Source: the costs of all reviews together, as far as everybody is told them."
ROUNDED = "Until its accounts are locked a year is rounded to £1,000."


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, what all reviews cost by year, and what partners bore where that can be told."""
    told = [*by_year(given.spend, given.words), *_drawn(given.spend, given.words), *_shares(given)]
    return (*typed, *told)


def traced(given: Given) -> Iterator[Traced]:
    """Trace costs to the rule by which they are told, and to no record: a list of them would tell of deaths."""
    rule = (
        "Actual costs of all reviews together, by the day of the cost, in the financial year that goes on and the "
        "last ones. A year, or a partner, is told only where enough reviews are in it, and in whole £1,000 until the "
        f"year is locked. As it stood on {day_words.plain(given.record.as_at)}."
    )
    for key in ("review-costs-table", "review-costs-chart"):
        yield Traced(key, rule, why_unlisted=NOT_LISTED)
    shared = f"{rule} Who bore them is by the rules under which they were shared, to the pound."
    for key in ("cost-shares-table", "cost-shares-chart"):
        yield Traced(key, shared, why_unlisted=NOT_LISTED)


def by_year(spend: Spend, words: Words) -> Iterator[Block]:
    """Give what all reviews cost together, year by year; nothing where no year can be told."""
    if not any(one.told or one.about for one in spend.years):
        return
    many = literal(words.review.many)
    yield Paragraph(
        "review-costs-words",
        f"{{ref:review-costs-table}} shows what {many} cost the partners together in each financial year, by the day "
        "of the cost. A year with too few to tell, or with none, says so. Until its accounts are locked it is "
        "rounded to £1,000.",
    )
    yield PlainTable(
        "review-costs-table",
        f"What {words.review.many} cost by financial year",
        (Column("Financial year"), Column("Cost", is_number=True)),
        tuple((one.year.short, _amount(one)) for one in spend.years),
    )


def _amount(one: YearSpend) -> str:
    if one.told is None:
        return one.about or NOT_TOLD
    return f"{about(one.told.total)}, rounded" if one.is_rounded else pounds(one.told.total)


def _drawn(spend: Spend, words: Words) -> Iterator[Block]:
    """Give the years that are told as bars, where there is more than one."""
    told = [one for one in reversed(spend.years) if one.told]
    if len(told) < 2:
        return
    rows = [MoneyRow(_called(one), one.told.total) for one in told if one.told]
    yield MoneyChart(
        "review-costs-chart",
        f"What {words.review.many} cost, in the financial years that are told",
        tuple(rows),
        source=f"{SOURCE} {ROUNDED}",
    )


def _called(one: YearSpend) -> str:
    return f"{one.year.short}, rounded" if one.is_rounded else one.year.short


def _shares(given: Given) -> Iterator[Block]:
    """Give what each partner bore, in the years in which that is told; nothing where it is told in none."""
    spend, many = given.spend, given.words.review.many
    years = [one for one in reversed(spend.years) if _borne(one)]
    if not years:
        return
    keys = sorted(
        {key for one in years for key in _borne(one)},
        key=lambda key: (key == OTHERS, spend.names[key].casefold()),
    )
    yield Paragraph(
        "cost-shares-words",
        f"{{ref:cost-shares-table}} and {{ref:cost-shares-chart}} show who bore what {literal(many)} cost, in the "
        "years in which that can be told without telling of one of them. Each amount is to the pound. A partner that "
        "can’t be told apart is among the others.",
    )
    yield PlainTable(
        "cost-shares-table",
        f"What each partner bore of what {many} cost",
        (Column("Partner"), *(Column(_called(one), is_number=True) for one in years)),
        tuple((spend.names[key], *(_share(one, key) for one in years)) for key in keys),
        total=("Together", *(about(sum(_borne(one).values())) for one in years)),
        source=f"{SOURCE} {ROUNDED}",
    )
    last = years[-1]
    borne = _borne(last)
    yield MoneyChart(
        "cost-shares-chart",
        f"What each partner bore in {_called(last)}, to the pound",
        tuple(MoneyRow(spend.names[key], borne[key]) for key in keys if key in borne),
        source=f"{SOURCE} {ROUNDED}",
        is_ranked=True,
    )


def _borne(one: YearSpend) -> Mapping[Hashable, int]:
    return one.told.bearers if one.told else {}


def _share(one: YearSpend, key: Hashable) -> str:
    borne = _borne(one)
    return about(borne[key]) if key in borne else NOT_APART
