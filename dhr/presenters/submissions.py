"""The tab about quality assurance: what was sent, what its letters say, how far their points are answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import LetterPoint, Part, Review, Submission
from dhr.models.quality_assurance import THINGS
from dhr.models.quality_loop import Step, step_of
from dhr.policies.submissions import can_be_approved, can_be_removed, can_have_points
from dhr.presenters.overview import Card
from dhr.queries import submissions

NEXT = {
    Step.LETTER: ("Note the letter", "dhr:submission-letter"),
    Step.POINTS: ("Add points of the letter", "dhr:letter-point-add"),
    Step.APPROVAL: ("Note the approval", "dhr:submission-approve"),
    Step.SEND_AGAIN: ("Note that it was sent again", "dhr:submission-add"),
}
NOT_YET = "Not yet"
NOBODY = "Nobody yet"
Doors = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PointRow:
    """One point of a letter, as the table shows it."""

    key: str
    number: str
    text: str
    holder: str
    due: str
    due_near: str
    is_late: bool
    mark: str
    word: str
    answer: str
    doors: Doors


@dataclass(frozen=True)
class SubmissionShown:
    """One time that the review was sent: the facts, the points of the letter, and what can be done with it."""

    key: str
    heading: str
    facts: Sequence[Sequence[str]]
    letter_url: str
    points: Sequence[PointRow]
    answered: str
    has_letter: bool
    add_points_url: str
    doors: Doors


def shown_of(reader: Reader, sent: Sequence[Submission], *, runs: bool, holds: bool) -> list[SubmissionShown]:
    """Return what was sent, the last first, to somebody who runs the review, or may answer the points they hold."""
    shown = [
        _shown(reader, one, place=place, is_last=one == sent[-1], runs=runs, holds=holds)
        for place, one in enumerate(sent)
    ]
    return list(reversed(shown))


def standing_words(sent: Sequence[Submission], *, is_held: bool) -> str:
    """Return in a sentence what quality assurance waits for."""
    step = step_of(sent)
    if step == Step.SEND:
        return (
            "It has not been sent."
            if is_held
            else "Only a review that is held is sent for quality assurance."
        )
    if step == Step.NOTHING:
        approved = min(one.approved_on for one in sent if one.approved_on)
        return f"The review is approved for publication since {day_words.plain(approved)}."
    last = sent[-1]
    points = list(last.points.all())
    said = {
        Step.LETTER: f"It was sent on {day_words.plain(last.sent_on)}. The letter that answers it is not noted yet.",
        Step.POINTS: "The letter asks for changes. Write down its points, so that each becomes somebody’s task.",
        Step.ANSWERS: f"{_answered(points)}.",
        Step.APPROVAL: "Every point of the letter is answered. Note the approval once it is given.",
        Step.SEND_AGAIN: "Every point of the letter is answered. The review is to be sent again.",
    }
    return said[step]


def next_door(sent: Sequence[Submission]) -> tuple[str, str] | tuple[()]:
    """Return (words, address) of what whoever runs the review does next, where that is one thing."""
    if not sent:
        return ()
    last, words = sent[-1], NEXT.get(step_of(sent))
    if words is None:
        return ()
    label, page = words
    about = last.review.key if page == "dhr:submission-add" else last.key
    return label, reverse(page, args=[last.review.partnership.slug, about])


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what the first page of a review says of quality assurance, to the panel, once it was sent."""
    if Part.PANEL not in parts:
        return None
    sent = submissions.of_review(reader, review=review)
    if not sent:
        return None
    said = standing_words(sent, is_held=True)
    return Card("Quality assurance", text=said, links=[("What was sent, and its letters", list_of(review))])


def list_of(review: Review) -> str:
    """Return the address of the tab."""
    return reverse("dhr:submission-list", args=[review.partnership.slug, review.key])


def _shown(
    reader: Reader, one: Submission, *, place: int, is_last: bool, runs: bool, holds: bool
) -> SubmissionShown:
    points = sorted(one.points.all(), key=lambda point: (point.number_order, point.pk))
    where = [one.review.partnership.slug, one.key]
    may_add = runs and bool(can_have_points(one))
    return SubmissionShown(
        key=one.key,
        heading=f"{'Sent' if place == 0 else 'Sent again'} on {day_words.plain(one.sent_on)}",
        facts=_facts(one),
        letter_url=reverse("dhr:submission-download", args=where) if one.letter_id else "",
        points=[
            _row(
                point,
                today=reader.today,
                doors=_point_doors(
                    point,
                    where[0],
                    answers=runs or (holds and point.holder_id == reader.person_id),
                    changes=runs,
                    removes=may_add,
                ),
            )
            for point in points
        ],
        answered=_answered(points) if points else "",
        has_letter=one.letter_on is not None,
        add_points_url=reverse("dhr:letter-point-add", args=where) if may_add else "",
        doors=_doors(one, points, where, is_last=is_last) if runs else [],
    )


def _doors(one: Submission, points: Sequence[LetterPoint], where: list[str], *, is_last: bool) -> Doors:
    doors = [("Change what was sent", reverse("dhr:submission-edit", args=where))]
    letter = "Change the letter" if one.letter_on else "Note the letter"
    doors.insert(0, (letter, reverse("dhr:submission-letter", args=where)))
    if can_be_approved(one, points, is_last=is_last):
        approval = "Change the approval" if one.approved_on else "Note the approval"
        doors.insert(0, (approval, reverse("dhr:submission-approve", args=where)))
    if can_be_removed(one):
        doors.append(("Remove", reverse("dhr:submission-remove", args=where)))
    return doors


def _facts(one: Submission) -> list[tuple[str, str]]:
    with_it = [label for name, label in THINGS.items() if getattr(one, name)]
    without = [label for name, label in THINGS.items() if not getattr(one, name)]
    known = [
        ("What was sent", _listed(with_it)),
        ("Not sent", f"{_listed(without)}. {one.missing_why}" if without else ""),
        ("Panel looks at it", day_words.plain(one.panel_on) or ("" if one.letter_on else NOT_YET + " known")),
        ("Letter", day_words.plain(one.letter_on) or NOT_YET),
        ("What it says", one.get_outcome_display()),
        ("Where it is kept", one.letter_kept_at),
        ("Approved for publication", day_words.plain(one.approved_on)),
    ]
    return [(label, words) for label, words in known if words]


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    said = f"{', '.join(first)} and {last}" if first else last
    return said[:1].upper() + said[1:]


def _row(one: LetterPoint, *, today: date, doors: Doors) -> PointRow:
    late = bool(one.due_on and not one.done_on and one.due_on < today)
    mark, word = _state(one, late)
    return PointRow(
        key=one.key,
        number=one.number,
        text=one.text,
        holder=str(one.holder) if one.holder else NOBODY,
        due=day_words.short(one.due_on),
        due_near="" if one.done_on or not one.due_on else day_words.near(one.due_on, today),
        is_late=late,
        mark=mark,
        word=word,
        answer=one.answer,
        doors=doors,
    )


def _state(one: LetterPoint, late: bool) -> tuple[str, str]:
    if one.done_on:
        return "done", f"Answered on {day_words.short(one.done_on)}"
    return ("late", "Not answered, late") if late else ("wait", "Not answered")


def _point_doors(one: LetterPoint, slug: str, *, answers: bool, changes: bool, removes: bool) -> Doors:
    where = [slug, one.key]
    found = []
    if answers:
        words = "Change the answer" if one.done_on else "Answer"
        found.append((words, reverse("dhr:letter-point-done", args=where)))
    if changes:
        found.append(("Change", reverse("dhr:letter-point-edit", args=where)))
    if removes:
        found.append(("Remove", reverse("dhr:letter-point-remove", args=where)))
    return found


def _answered(points: Sequence[LetterPoint]) -> str:
    done = sum(one.done_on is not None for one in points)
    return f"{done} of {len(points)} {'point is' if len(points) == 1 else 'points are'} answered"
