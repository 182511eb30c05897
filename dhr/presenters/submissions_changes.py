"""Every change to what was sent for quality assurance, to its letters and to their points."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from csp.kernel import day_words
from csp.kernel.saves import Save, saves_of
from csp.kernel.stories import Kind, Story, stories_of
from dhr.models import LetterPoint, Submission
from dhr.models.quality_assurance import THINGS

FIELDS: dict[type[Any], Sequence[tuple[str, str]]] = {
    Submission: (
        ("sent_on", "Day it was sent"),
        *((name, label.capitalize()) for name, label in THINGS.items()),
        ("missing_why", "Why something was not sent"),
        ("panel_on", "Panel looks at it"),
        ("letter_on", "Day of the letter"),
        ("outcome", "What the letter says"),
        ("letter_kept_at", "Where the letter is kept"),
        ("letter_id", "File of the letter"),
        ("approved_on", "Approved for publication"),
    ),
    LetterPoint: (
        ("number", "Number"),
        ("text", "What the letter asks for"),
        ("holder", "Who answers it"),
        ("due_on", "Due"),
        ("answer", "What was changed"),
        ("done_on", "Done"),
    ),
}
CALLED: dict[type[Any], str] = {Submission: "Quality assurance", LetterPoint: "Point"}
OUTCOMES = dict(Submission.Outcome.choices)
Versions = Mapping[type[Any], Sequence[Any]]


def submission_stories(versions: Versions) -> list[Story]:
    """Return what became of each submission and point that was changed or removed, the last changed first."""
    kinds = [Kind(rows, FIELDS[model], CALLED[model]) for model, rows in versions.items()]
    return stories_of(kinds, say=_say)


def saves_since(versions: Versions, *, one: Any, since: int) -> list[Save]:
    """Return the saves of a submission or a point after a version of it."""
    mine = [row for row in versions[type(one)] if row.id == one.pk and row.version >= since]
    return saves_of(mine, fields=FIELDS[type(one)], say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if value in (None, ""):
        return "Nothing"
    if isinstance(value, date):
        return day_words.plain(value)
    if isinstance(value, bool):
        return "Sent" if value else "Not sent"
    if name == "letter_id":
        return "A file that is kept here"
    return OUTCOMES.get(value, str(value)) if name == "outcome" else str(value)
