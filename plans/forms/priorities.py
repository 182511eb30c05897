"""What a plan is made of: a priority, an objective, and the question before one is removed."""

from dataclasses import fields
from typing import Any

from django import forms

from csp.forms.fields import RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.terms import Words
from csp.models import Record
from plans.models import Objective, Priority
from plans.services.objectives import ObjectiveAnswers
from plans.services.priorities import PriorityAnswers

Answers = PriorityAnswers | ObjectiveAnswers


class PieceForm(GovukForm):
    """What both forms share: a key minted with a new piece, so that it is added once, and a reason for a change."""

    answers_of: type[Answers]

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Record | None = None, begin: Any = None, **kwargs: Any) -> None:
        """Start from what it is; a new one starts from ``begin``."""
        if subject:
            kwargs["initial"] = _shown(self.answers_of.of(subject))  # type: ignore[arg-type]  # a form for each kind
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key(), **(begin or {})}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the piece's own answers together, then version and reason, or its key."""
        given: dict[str, Any] = {one.name: self.cleaned_data[one.name] for one in fields(self.answers_of)}
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": self.answers_of(**given), **rest}

    def last(self) -> list[str]:
        """Return the question that comes last, where it is asked."""
        return ["reason"] if "reason" in self.fields else []


class PriorityForm(PieceForm):
    """Asked when a priority is added or changed."""

    answers_of = PriorityAnswers

    number = TextField(
        label="Number",
        help_text="As people say it, for example 2. Two may have the same.",
        max_length=10,
        width=5,
    )
    aim = TextAreaField(
        label="Aim",
        help_text="What will be different at the end of the plan.",
        required=False,
        max_length=2000,
        rows=3,
    )
    lead_seat = RecordField(label="Lead authority", required=False, empty_label="No authority yet")
    lead_person = RecordField(
        label="Who leads it there?", required=False, empty_label="Nobody yet", called="person who leads it"
    )

    def __init__(self, *args: Any, seats: Any, people: Any, words: Words, **kwargs: Any) -> None:
        """Offer the partnership's seats and its people."""
        super().__init__(*args, **kwargs)
        self.fields["title"] = TextField(
            label=words.priority.start,
            help_text="For example: Violence against women and girls.",
            max_length=120,
        )
        self.offer("lead_seat", queryset=seats)
        self.offer("lead_person", queryset=people)

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return ["number", "title", "aim", Group("Who leads it", "lead_seat", "lead_person"), *self.last()]


class ObjectiveForm(PieceForm):
    """Asked when an objective is added or changed."""

    answers_of = ObjectiveAnswers

    reference = TextField(
        label="Reference",
        help_text="As people say it, for example 2.1.",
        required=False,
        max_length=20,
        width=10,
    )
    title = TextAreaField(
        label="What is to be achieved?",
        max_length=200,
        rows=3,
        error_messages={"required": "Enter what is to be achieved"},
    )

    def __init__(self, *args: Any, priorities: Any, words: Words, **kwargs: Any) -> None:
        """Offer the priorities of the plan."""
        super().__init__(*args, **kwargs)
        self.fields["priority"] = RecordField(
            priorities,
            label=words.priority.start,
            help_text="Its actions go with it when it moves to another.",
            empty_label=None,
        )

    def layout(self) -> list[Any]:
        """Ask for its place last."""
        return ["reference", "title", "priority", *self.last()]


class RemoveForm(GovukForm):
    """Asked before a priority or an objective is removed."""

    button_kind = "warning"

    def __init__(self, *args: Any, subject: Priority | Objective, noun: str, **kwargs: Any) -> None:
        """Remember which version was read."""
        self.button = f"Remove this {noun}"
        super().__init__(*args, version=subject.version, **kwargs)


def _shown(answers: Answers) -> dict[str, Any]:
    """Return what a piece is, as the form shows it."""
    return {name: one.key if isinstance(one, Record) else one for name, one in vars(answers).items()}
