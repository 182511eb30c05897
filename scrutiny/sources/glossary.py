"""The words that the report uses, and what each means."""

from collections.abc import Sequence

from csp.kernel.folding import words_of
from csp.kernel.report import Block, Definition, Definitions
from csp.kernel.terms import Noun
from scrutiny.sources.given import Given

LATE = Definition("Late", "still open after its due date; worked out from the date, whatever is reported")


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, then each status, the partnership's own words that the other sections use, and “late”."""
    record = given.record
    entries = [Definition(one.word, one.meaning) for one in record.used if one.meaning]
    said = _run(" ".join(given.texts))
    own = [Definition(noun.start, meaning) for noun, meaning in record.words.explained if _stands(noun, said)]
    return (*typed, Definitions("words", (*entries, *own, LATE)))


def _stands(noun: Noun, said: str) -> bool:
    return any(_run(word) in said for word in (noun.one, noun.many))


def _run(text: str) -> str:
    """Return the words of a text in one case, each between spaces, so that only whole words are found."""
    return f" {' '.join(words_of(text))} "
