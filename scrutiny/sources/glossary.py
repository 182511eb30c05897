"""The words that the report uses, and what each means."""

from collections.abc import Iterable

from csp.kernel.folding import words_of
from csp.kernel.report import Definition, Definitions, Section
from csp.kernel.terms import Noun
from scrutiny.sources.plan_record import PlanRecord

LATE = Definition("Late", "still open after its due date; worked out from the date, whatever is reported")


def section(record: PlanRecord, *, texts: Iterable[str] = ()) -> Section:
    """Return the glossary: each status, the partnership's own words that stand in these texts, and “late”."""
    entries = [Definition(one.word, one.meaning) for one in record.used if one.meaning]
    said = _run(" ".join(texts))
    own = [Definition(noun.start, meaning) for noun, meaning in record.words.explained if _stands(noun, said)]
    return Section("glossary", "Glossary", (Definitions("words", (*entries, *own, LATE)),))


def _stands(noun: Noun, said: str) -> bool:
    return any(_run(word) in said for word in (noun.one, noun.many))


def _run(text: str) -> str:
    """Return the words of a text in one case, each between spaces, so that only whole words are found."""
    return f" {' '.join(words_of(text))} "
