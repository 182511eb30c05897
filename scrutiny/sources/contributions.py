"""What each responsible authority puts into the plan (SI 2007/1830 regulation 11(1)(d) and (e))."""

from collections.abc import Iterator, Sequence

from csp.kernel.report import Block, Heading, Paragraph, literal
from plans.models import Commitment
from scrutiny.sources.given import Given
from scrutiny.sources.wording import paragraphs


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, then a block for each authority that wrote its part of the plan."""
    return (*typed, *(block for one in given.commitments for block in _of(one)))


def _of(one: Commitment) -> Iterator[Block]:
    if not (one.resources or one.success):
        return
    key = f"contribution-{one.key}"
    yield Heading(key, str(one.seat))
    for at, text in enumerate(paragraphs(one.resources), start=1):
        yield Paragraph(f"{key}-puts-{at}", literal(text))
    for at, text in enumerate(paragraphs(one.success), start=1):
        said = f"How it will know that this worked: {literal(text)}" if at == 1 else literal(text)
        yield Paragraph(f"{key}-knows-{at}", said)
