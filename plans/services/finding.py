"""Keep the words by which plans are found, and their priorities and measures."""

from collections.abc import Iterable
from dataclasses import dataclass

from csp.services.search import folded, forget_words, remember_many, remember_words
from plans.models import Measure, Plan, Priority
from plans.queries import measures, plans, priorities

Findable = Plan | Priority | Measure


@dataclass(frozen=True)
class FoundBy:
    """What a search calls a kind of record, and the texts by which it is found besides its own name."""

    kind: str
    texts: tuple[str, ...]

    def told_by(self, record: Findable) -> list[str]:
        """Return those texts of one record."""
        return [getattr(record, name) for name in self.texts]


FOUND_BY: dict[type[Findable], FoundBy] = {
    Plan: FoundBy(plans.KIND, ("assessment", "strategy", "resources", "engagement", "summary")),
    Priority: FoundBy(priorities.KIND, ("aim",)),
    Measure: FoundBy(measures.KIND, ("detail", "unit", "target", "source", "coverage")),
}


def remember(*, record: Findable) -> None:
    """Keep the words of a record as it is now, for those who may see its plan; call it where the record is saved."""
    remember_words(
        kind=FOUND_BY[type(record)].kind,
        key=record.key,
        partnership_id=record.partnership_id,
        circle_id=record.circle_id,
        texts=_texts(record),
    )


def remember_new(*, plan: Plan, records: Iterable[Findable]) -> None:
    """Keep the words of what has just been made in a plan, the plan itself among it if it is new."""
    words: dict[str, dict[str, str]] = {by.kind: {} for by in FOUND_BY.values()}
    for record in records:
        words[FOUND_BY[type(record)].kind][record.key] = folded(texts=_texts(record))
    for kind, those in words.items():
        remember_many(kind=kind, partnership_id=plan.partnership_id, circle_id=plan.circle_id, words=those)


def forget(*, record: Findable) -> None:
    """Let nothing be found of a record that is removed; call it where it is removed."""
    forget_words(kind=FOUND_BY[type(record)].kind, key=record.key)


def _texts(record: Findable) -> list[str]:
    return [str(record), *FOUND_BY[type(record)].told_by(record)]
