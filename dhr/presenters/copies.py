"""The copies of a review as pages show them: who is to have one, by when, and which were sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Copy, Part, Review
from dhr.presenters.overview import Card
from dhr.presenters.part_changes import Told
from dhr.queries import copies

TOLD = Told(
    fields=(
        ("recipient", "Kind"),
        ("name", "Who that is"),
        ("due_on", "To be sent by"),
        ("is_waived", "It is not to be sent"),
        ("done_on", "Day it was sent, or that was decided"),
        ("how", "How it was sent, or why it is not"),
    ),
    chosen={"recipient": dict(Copy.Recipient.choices), "is_waived": {True: "Yes", False: "No"}},
)
BEGINS = {
    Copy.Recipient.COMMISSIONER: "From the day the review is approved",
    Copy.Recipient.POLICING_BODY: "From the day the review is approved",
    Copy.Recipient.PANEL: "From the day the review is published",
    Copy.Recipient.LIBRARY: "From the day the review is published",
}


@dataclass(frozen=True)
class CopyRow:
    """One copy: who is to have it, by when, and whether it was sent or is not to be."""

    key: str
    who: str
    more: str
    due_on: date
    mark: str
    stands: str
    how: str
    is_late: bool
    is_over: bool
    is_waived: bool
    send_url: str
    edit_url: str
    remove_url: str

    @classmethod
    def of(cls, one: Copy, *, today: date) -> "CopyRow":
        """Return a copy as the page shows it today."""
        where = [one.review.partnership.slug, one.key]
        kind = one.get_recipient_display()
        is_late = one.done_on is None and one.due_on < today
        is_other = one.recipient == Copy.Recipient.OTHER
        return cls(
            key=one.key,
            who=one.name if is_other else kind,
            more="" if is_other else one.name,
            due_on=one.due_on,
            mark="late" if is_late else _mark(one),
            stands=_standing(one, today=today),
            how=one.how,
            is_late=is_late,
            is_over=one.done_on is not None,
            is_waived=one.is_waived,
            send_url=reverse("dhr:copy-send", args=where),
            edit_url=reverse("dhr:copy-edit", args=where),
            remove_url=reverse("dhr:copy-remove", args=where) if is_other else "",
        )


def rows_of(found: Sequence[Copy], *, today: date) -> list[CopyRow]:
    """Return the copies of a review as the page shows them today."""
    return [CopyRow.of(one, today=today) for one in found]


def still_to_come(found: Sequence[Copy]) -> list[tuple[str, str]]:
    """Return which of the four copies that are always sent have no day yet, each with what it waits for."""
    there = {one.recipient for one in found}
    return [(kind.label, when) for kind, when in BEGINS.items() if kind not in there]


def said_of(rows: Sequence[CopyRow]) -> str:
    """Return what is said of all the copies together."""
    waiting = [row for row in rows if not row.is_over]
    if not rows:
        return "No copy is to be sent yet."
    if not waiting and any(row.is_waived for row in rows):
        return "Nothing is left to be sent."
    if not waiting:
        return "Every copy that is to be sent so far is sent."
    late = sum(row.is_late for row in waiting)
    number = "1 copy is" if len(waiting) == 1 else f"{len(waiting)} copies are"
    return f"{number} still to be sent{f', {late} of them late' if late else ''}."


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what the page about publication says of the copies: who is to have one, and which were sent."""
    if Part.PANEL not in parts:
        return None
    found = list(copies.of_review(reader, review=review))
    rows = rows_of(found, today=reader.today)
    facts = [(row.who, row.stands, f"By {day_words.plain(row.due_on)}") for row in rows if not row.is_over]
    return Card("Copies", facts=facts, text=said_of(rows), links=[("All copies", list_of(review))])


def list_of(review: Review) -> str:
    """Return the address of the copies of a review."""
    return reverse("dhr:copy-list", args=[review.partnership.slug, review.key])


def _mark(one: Copy) -> str:
    if one.is_waived:
        return "part"
    return "done" if one.done_on else "wait"


def _standing(one: Copy, *, today: date) -> str:
    """Return where a copy stands in words: nobody reads that it was sent where it was not."""
    if one.done_on is None:
        return f"To be sent: {day_words.near(one.due_on, today)}"
    day = day_words.plain(one.done_on)
    return f"Not to be sent, decided on {day}" if one.is_waived else f"Sent on {day}"
