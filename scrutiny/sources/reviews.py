"""What is told of reviews of deaths: how many were decided on, and what they cost, as far as everybody is told."""

from collections.abc import Iterator, Sequence

from csp.kernel.pence import about, pounds
from csp.kernel.report import Block, Column, Paragraph, PlainTable, literal
from csp.kernel.terms import Words
from dhr.queries.counts import YearCount
from dhr.queries.spend import Spend, YearSpend
from scrutiny.sources.given import Given

NOT_TOLD = "Not told"


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, then what the partnership tells: how many there are, what they cost, or neither."""
    counted = _counted(given.counts, given.words) if given.counts else ()
    return (*typed, *counted, *_spent(given.spend, given.words))


def _counted(counts: Sequence[YearCount], words: Words) -> Iterator[Block]:
    said, smallest = words.review, counts[0].smallest
    told = (
        f"The table shows in how many cases it was decided, in each financial year that is over, to hold "
        f"{literal(said.a)}. A year with fewer than {smallest}, or with none, says “fewer than {smallest}”, so that "
        "no death can be told from the number. No total is given, for the same reason."
    )
    yield Paragraph("reviews-words", told)
    yield PlainTable(
        "reviews-table",
        f"{said.start_many} by the financial year of the decision",
        (Column("Financial year"), Column("Decided on", is_number=True)),
        tuple((one.year.short, one.words) for one in counts),
    )


def _spent(spend: Spend, words: Words) -> Iterator[Block]:
    """Give what all reviews cost together, year by year; nothing where no year can be told."""
    if not any(one.told or one.about for one in spend.years):
        return
    many = literal(words.review.many)
    yield Paragraph(
        "review-costs-words",
        f"The table shows what {many} cost the partners together in each financial year, by the day of the cost. A "
        "year with too few to tell, or with none, says so. Until its accounts are locked it is rounded to £1,000.",
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
