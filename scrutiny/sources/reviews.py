"""What is told of reviews of deaths: how many were decided on, and what they cost, as far as everybody is told."""

from collections.abc import Iterator, Sequence

from csp.kernel import day_words
from csp.kernel.report import Block, Column, Paragraph, PlainTable, literal
from csp.kernel.terms import Words
from dhr.queries.counts import YearCount
from scrutiny.sources.given import REVIEW_COSTS, Given
from scrutiny.sources.review_costs import NOT_LISTED, by_year
from scrutiny.sources.review_costs import traced as traced_costs
from scrutiny.sources.traced import Traced


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, then what the partnership tells: how many there are, what they cost, or neither."""
    counted = _counted(given.counts, given.words) if given.counts else ()
    has_own = any(one.kind == REVIEW_COSTS for one in given.sections)  # a section that tells it, and more
    return (*typed, *counted, *(() if has_own else by_year(given.spend, given.words)))


def traced(given: Given) -> Iterator[Traced]:
    """Trace how many reviews were decided on to the rule alone: a list of them would tell of deaths."""
    rule = (
        "Decisions to hold a review, by the financial year of the decision that holds. The year that goes on is left "
        "out, and so is a number that is too small to be told. As it stood on "
        f"{day_words.plain(given.record.as_at)}."
    )
    yield Traced("reviews-table", rule, why_unlisted=NOT_LISTED)
    yield from traced_costs(given)


def _counted(counts: Sequence[YearCount], words: Words) -> Iterator[Block]:
    said, smallest = words.review, counts[0].smallest
    told = (
        f"{{ref:reviews-table}} shows in how many cases it was decided, in each financial year that is over, to hold "
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
