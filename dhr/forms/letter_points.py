"""The points of a quality assurance letter: pasted, changed, answered."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RecordField, TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.forms.panel_meetings import reason_field
from dhr.models import LetterPoint, Submission
from dhr.services.letter_points import PointAnswers, Points


def holder_field() -> RecordField:
    """Return the question who answers a point."""
    return RecordField(
        label="Who answers it?",
        help_text="Somebody on the panel. They see it on their first page until it is answered.",
        required=False,
        empty_label="Nobody yet",
        called="who answers it",
    )


def due_field() -> DateField:
    """Return the question by when."""
    return DateField(
        label="By when?", help_text="For example, 29 1 2027.", required=False, called="day it is due"
    )


class AddPointsForm(CarefulForm):
    """Asked when points are written down: one, or all that the letter makes."""

    button = "Add these points"
    button_is_pressed_once = True

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    text = TextAreaField(
        label="What does the letter ask for?",
        help_text="Paste one point or several. Each begins with its number, with a bullet, or after an empty line; "
        "without numbers they are counted on. Leave out names.",
        max_length=40_000,
        rows=12,
        error_messages={"required": "Enter what the letter asks for"},
        called="what the letter asks for",
    )
    holder = holder_field()
    due_on = due_field()

    def __init__(self, *args: Any, subject: Submission, people: Any, **kwargs: Any) -> None:
        """Mint the key of the first point; offer whoever is on the panel."""
        super().__init__(*args, initial={"key": new_key()}, **kwargs)
        self.fields["holder"].label = "Who answers them?"
        self.offer("holder", queryset=people)
        self.offer("due_on", earliest=subject.letter_on)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = super().answers
        return {"key": said.pop("key"), "points": Points(**said)}


class PointForm(CarefulForm):
    """Asked when a point is changed, or given to somebody else."""

    number = TextField(
        label="Number", max_length=20, error_messages={"required": "Enter its number"}, called="number"
    )
    text = TextAreaField(
        label="What does the letter ask for?",
        max_length=10_000,
        rows=6,
        error_messages={"required": "Enter what the letter asks for"},
        called="what the letter asks for",
    )
    holder = holder_field()
    due_on = due_field()
    reason = reason_field()

    def __init__(self, *args: Any, subject: LetterPoint, people: Any, **kwargs: Any) -> None:
        """Start from what it is; who holds it stays on offer, whether or not they are still on the panel."""
        initial = vars(PointAnswers.of(subject))
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("holder", queryset=people)
        self.offer("due_on", earliest=subject.submission.letter_on)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        said = super().answers
        rest = {name: said.pop(name) for name in ("version", "reason")}
        return {"answers": PointAnswers(**said), **rest}


class AnswerPointForm(CarefulForm):
    """Asked of whoever answers a point; both answers are cleared when it is open after all."""

    button = "It is answered"

    answer = TextAreaField(
        label="What was changed, or why is nothing?",
        help_text="With where to find it. For example: paragraph 4.12 now says what the housing association knew.",
        max_length=4000,
        rows=5,
        error_messages={"required": "Enter what was changed, or why nothing is"},
        called="what was changed",
    )
    done_on = DateField(label="When was it done?", called="day it was done")

    def __init__(self, *args: Any, subject: LetterPoint, today: date, **kwargs: Any) -> None:
        """Start from today, or from what was answered."""
        initial = {"answer": subject.answer, "done_on": subject.done_on or today}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("done_on", earliest=subject.submission.letter_on, latest=today)
        if subject.done_on:
            self.button = "Save"
            self.offer("answer", required=False)
            words = "Clear both answers if the point is open after all."
            self.offer("done_on", required=False, help_text=words)
