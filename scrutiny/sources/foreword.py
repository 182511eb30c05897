"""The foreword: somebody's words, and who delivers the report together."""

from collections.abc import Sequence

from csp.kernel.listing import listed
from csp.kernel.report import Block, Paragraph, literal
from scrutiny.sources.given import Given


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, and the authorities that sections are given to, where there are several."""
    seats = {one.seat for one in given.sections if one.seat}
    names = [literal(one.authority.name) for one in sorted(seats, key=lambda one: one.authority.name_order)]
    if len(names) < 2:
        return tuple(typed)
    said = f"This report was written together by {listed(list(dict.fromkeys(names)))}."
    return (*typed, Paragraph("delivered-by", said))
