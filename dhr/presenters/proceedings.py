"""Proceedings beside a review as pages show them: what holds publication back, what comes next, what changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Part, Proceeding, Review
from dhr.presenters.overview import Card
from dhr.presenters.part_changes import Told
from dhr.queries import proceedings

TOLD = Told(
    fields=(
        ("kind", "Kind"),
        ("body", "Court, coroner or body"),
        ("contact", "Whom to ask"),
        ("began_on", "Began"),
        ("next_on", "Next date"),
        ("next_what", "What happens then"),
        ("ended_on", "Ended"),
        ("outcome", "How it ended"),
        ("advice", "Advice on publishing before it ends"),
        ("advised_on", "Day of the advice"),
    ),
    chosen={"kind": dict(Proceeding.Kind.choices)},
)


@dataclass(frozen=True)
class ProceedingRow:
    """One proceeding: what it is, whether it holds publication back, and what is known of it."""

    key: str
    kind: str
    body: str
    mark: str
    stands: str
    holds: bool
    next_on: date | None
    next_what: str
    next_near: str
    is_past: bool
    facts: list[tuple[str, str]]
    edit_url: str
    remove_url: str

    @classmethod
    def of(cls, one: Proceeding, *, today: date) -> "ProceedingRow":
        """Return a proceeding as the page shows it today."""
        where = [one.review.partnership.slug, one.key]
        mark, stands = standing(one)
        is_past = one.next_on is not None and one.next_on < today
        return cls(
            key=one.key,
            kind=one.get_kind_display(),
            body=one.body,
            mark=mark,
            stands=stands,
            holds=one.holds_publication,
            next_on=one.next_on,
            next_what=one.next_what,
            next_near="It has passed: say what happened" if is_past else day_words.near(one.next_on, today),
            is_past=is_past,
            facts=_facts(one),
            edit_url=reverse("dhr:proceeding-edit", args=where),
            remove_url=reverse("dhr:proceeding-remove", args=where),
        )

    @property
    def name(self) -> str:
        """Return what it is, and where."""
        return f"{self.kind}, {self.body}"


def rows_of(found: Sequence[Proceeding], *, today: date) -> list[ProceedingRow]:
    """Return the proceedings beside a review as the page shows them today, those that hold publication back first."""
    rows = [ProceedingRow.of(one, today=today) for one in found]
    return sorted(rows, key=lambda row: not row.holds)


def standing(one: Proceeding) -> tuple[str, str]:
    """Return the mark and the words for where a proceeding stands."""
    if one.ended_on:
        return "done", f"Ended on {day_words.plain(one.ended_on)}"
    if one.advised_on:
        return "part", "Goes on; advice was taken"
    return "wait", "Goes on, and holds publication back"


def holding_words(rows: Sequence[ProceedingRow]) -> str:
    """Return what is said of publication because of all the proceedings together."""
    number = sum(row.holds for row in rows)
    if not number:
        return "No proceeding holds publication back."
    which = "One proceeding holds" if number == 1 else f"{number} proceedings hold"
    return f"{which} publication back: nothing is published until it has ended, or advice was taken."


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what a review's first page says of the proceedings: what holds publication back, and the next date."""
    if Part.PANEL not in parts:
        return None
    rows = rows_of(list(proceedings.of_review(reader, review=review)), today=reader.today)
    going = [(row.kind, row.stands, _next_words(row)) for row in rows if row.mark != "done"]
    said = holding_words(rows) if rows else "None is noted yet."
    return Card("Proceedings", facts=going, text=said, links=[("All proceedings", list_of(review))])


def list_of(review: Review) -> str:
    """Return the address of the proceedings beside a review."""
    return reverse("dhr:proceeding-list", args=[review.partnership.slug, review.key])


def _next_words(row: ProceedingRow) -> str:
    if not row.next_on:
        return ""
    return f"Next date: {day_words.plain(row.next_on)}{'. ' if row.is_past else ', '}{row.next_near}"


def _facts(one: Proceeding) -> list[tuple[str, str]]:
    known = (
        ("Whom to ask", one.contact),
        ("Began", day_words.plain(one.began_on)),
        ("How it ended", one.outcome),
        ("Advice", f"{one.advice} ({day_words.plain(one.advised_on)})" if one.advice else ""),
    )
    return [(label, words) for label, words in known if words]
