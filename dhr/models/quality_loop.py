"""The loop of quality assurance: what it waits for, as what was sent and its letters stand."""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto

from dhr.models.quality_assurance import LetterPoint, Submission


class Step(Enum):
    """What quality assurance waits for."""

    SEND = auto()
    LETTER = auto()
    POINTS = auto()
    ANSWERS = auto()
    APPROVAL = auto()
    SEND_AGAIN = auto()
    NOTHING = auto()


# What whoever runs the review does next; the others are waited for.
ASKED_AT_ONCE = frozenset({Step.POINTS, Step.APPROVAL, Step.SEND_AGAIN})


def step_of(sent: Sequence[Submission]) -> Step:
    """Return what is waited for, given what was sent in its order, each with its points."""
    if not sent:
        return Step.SEND
    last = sent[-1]
    if any(one.approved_on for one in sent):
        return Step.NOTHING
    if not last.letter_on:
        return Step.LETTER
    points = list(last.points.all())
    if not points:
        return Step.POINTS
    if any(not one.done_on for one in points):
        return Step.ANSWERS
    return Step.APPROVAL if last.wants_approval else Step.SEND_AGAIN


def letter_is_late(sent: Sequence[Submission], *, today: date) -> bool:
    """Return whether the panel has looked at it by now, as far as is known, and no letter is noted."""
    panel_on = sent[-1].panel_on if step_of(sent) == Step.LETTER else None
    return panel_on is not None and panel_on < today


def points_without_holder(sent: Sequence[Submission]) -> list[LetterPoint]:
    """Return the points that are not answered and that nobody holds."""
    return [one for every in sent for one in every.points.all() if not one.done_on and one.holder_id is None]


def points_late(sent: Sequence[Submission], *, today: date) -> list[LetterPoint]:
    """Return the points that are not answered and should be."""
    every = (one for each in sent for one in each.points.all() if not one.done_on)
    return [one for one in every if one.due_on and one.due_on < today]
