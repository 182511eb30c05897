"""The points of a quality assurance letter: written down, given to somebody, answered, removed."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.kernel.letter_points import numbered
from csp.models import Person, Reader
from dhr.models import LetterPoint, Submission
from dhr.models.verb import Verb
from dhr.policies.reviews import may_run
from dhr.policies.submissions import can_have_points, may_answer, may_point
from dhr.queries import courses, submissions

NOT_TO_COME = "This must be today or before"
WHAT_CHANGED = "Say what was changed, or why nothing is"
WHEN = "Enter the day it was done"
NOT_OF_THE_PANEL = "Choose somebody who is on the panel today"
EARLIER = "Enter that day or an earlier one"
TAKEN = "Another point of this letter has this number. Give each its own"


@dataclass(frozen=True)
class PointAnswers:
    """What a person says of one point."""

    number: str
    text: str
    holder: Person | None = None
    due_on: date | None = None

    @classmethod
    def of(cls, point: LetterPoint) -> "PointAnswers":
        """Return what is written of it now."""
        return cls(**{answer.name: getattr(point, answer.name) for answer in fields(cls)})


@dataclass(frozen=True)
class Points:
    """What a person pastes: one point or several, and who holds them all until when."""

    text: str
    holder: Person | None = None
    due_on: date | None = None


@transaction.atomic
def add_points(
    *, submission: Submission, points: Points, by: Reader, now: datetime, key: str | None = None
) -> list[LetterPoint]:
    """Write down points of a letter; the first has the key that was minted with the form, or a new one.

    Sent twice they are written once. Raises PermissionDenied, and ValidationError by answer.
    """
    courses.hold_of(by, submissions.open_to(by), key=submission.key)
    may_point(by, submissions.open_to(by).get(pk=submission.pk)).require()
    there = list(submissions.points_open_to(by).filter(submission=submission))
    if key and any(one.key == key for one in there):
        return []
    if wrong := _wrong_plan(by, submission, holder=points.holder, due_on=points.due_on):
        raise ValidationError(wrong)
    added: list[LetterPoint] = []
    for number, text in _numbered(points.text, taken=[one.number for one in there]):
        point = LetterPoint(
            review=submission.review,
            submission=submission,
            key=new_key() if added or not key else key,
            number=number,
            text=text,
            holder=points.holder,
            due_on=points.due_on,
        )
        audit.save(point, by=by, why=Verb.POINT_ADDED, now=now)
        added.append(point)
    return added


@transaction.atomic
def edit_point(
    *, key: str, version: int, answers: PointAnswers, reason: str, by: Reader, now: datetime
) -> LetterPoint:
    """Change what is written of a point, and who holds it; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    point = _taken(key=key, version=version, by=by)
    may_run(by, point.review).require()
    if answers == PointAnswers.of(point):
        return point
    new_holder = answers.holder if answers.holder != point.holder else None  # who held it may have left
    wrong = _wrong_plan(by, point.submission, holder=new_holder, due_on=answers.due_on)
    others = submissions.points_open_to(by).filter(submission=point.submission).exclude(pk=point.pk)
    if others.filter(number=answers.number).exists():
        wrong["number"] = TAKEN
    if wrong:
        raise ValidationError(wrong)
    for name, answer in vars(answers).items():
        setattr(point, name, answer)
    audit.save(point, by=by, why=Verb.POINT_CHANGED, now=now, reason=reason)
    return point


@transaction.atomic
def answer_point(
    *, key: str, version: int, answer: str, done_on: date | None, by: Reader, now: datetime
) -> LetterPoint:
    """Say what was changed for a point and when; with neither, that it is open after all.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    point = _taken(key=key, version=version, by=by)
    may_answer(by, point).require()
    if wrong := _wrong_answer(point, answer=answer, done_on=done_on, today=by.today):
        raise ValidationError(wrong)
    if (point.answer, point.done_on) == (answer, done_on):
        return point
    if done_on is None:
        can_have_points(point.submission).require()
    point.answer, point.done_on = answer, done_on
    audit.save(point, by=by, why=Verb.POINT_DONE if done_on else Verb.POINT_CHANGED, now=now)
    return point


@transaction.atomic
def remove_point(*, key: str, version: int, by: Reader, now: datetime) -> LetterPoint:
    """Remove a point that was written down by mistake; its history stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    point = _taken(key=key, version=version, by=by)
    may_point(by, point.submission).require()
    audit.remove(point, by=by, why=Verb.POINT_REMOVED, now=now)
    return point


def _taken(*, key: str, version: int, by: Reader) -> LetterPoint:
    courses.hold_of(by, submissions.points_open_to(by), key=key)
    return audit.locked(submissions.points_open_to(by), key=key, version=version)


def _wrong_plan(
    by: Reader, submission: Submission, *, holder: Person | None, due_on: date | None
) -> dict[str, str]:
    """Return what is wrong with who is to answer a point, and until when."""
    wrong = {}
    if holder and not submissions.could_hold(by, review=submission.review).filter(pk=holder.pk).exists():
        wrong["holder"] = NOT_OF_THE_PANEL
    if due_on and submission.letter_on and due_on < submission.letter_on:
        letter = day_words.plain(submission.letter_on)
        wrong["due_on"] = f"The letter is of {letter}. Enter that day or a later one"
    return wrong


def _wrong_answer(point: LetterPoint, *, answer: str, done_on: date | None, today: date) -> dict[str, str]:
    if bool(answer) != bool(done_on):
        return {"done_on": WHEN} if answer else {"answer": WHAT_CHANGED}
    letter_on = point.submission.letter_on
    if done_on and letter_on and done_on < letter_on:
        return {"done_on": f"The letter is of {day_words.plain(letter_on)}. Enter that day or a later one"}
    rests_on_it = point.submission.outcome == Submission.Outcome.WITH_CHANGES
    approved_on = point.submission.approved_on if rests_on_it else None
    if done_on and approved_on and done_on > approved_on:
        return {"done_on": f"The review was approved on {day_words.plain(approved_on)}. {EARLIER}"}
    return {"done_on": NOT_TO_COME} if done_on and done_on > today else {}


def _numbered(text: str, *, taken: list[str]) -> list[tuple[str, str]]:
    found = numbered(text, taken=taken)
    numbers = [*taken, *(number for number, _ in found)]
    if not found or len(set(numbers)) < len(numbers):
        raise ValidationError({"text": TAKEN if found else "Enter what the letter asks for"})
    return found
