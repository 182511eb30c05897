"""How many reviews of deaths were decided on: the count that the partnership tells everybody, and nothing more."""

from collections.abc import Sequence

from csp.kernel.report import Column, Paragraph, PlainTable, Section, literal
from csp.kernel.terms import Words
from dhr.queries.counts import YearCount


def section(counts: Sequence[YearCount], *, words: Words) -> Section | None:
    """Return the section, or none where the partnership does not tell how many there are."""
    if not counts:
        return None
    said, smallest = words.review, counts[0].smallest
    told = (
        f"The table shows in how many cases it was decided, in each financial year that is over, to hold "
        f"{literal(said.a)}. A year with fewer than {smallest}, or with none, says “fewer than {smallest}”, so that "
        "no death can be told from the number. No total is given, for the same reason."
    )
    table = PlainTable(
        "reviews-table",
        f"{said.start_many} by the financial year of the decision",
        (Column("Financial year"), Column("Decided on", is_number=True)),
        tuple((one.year.short, one.words) for one in counts),
    )
    return Section("reviews", said.start_many, (Paragraph("reviews-words", told), table))
