"""A meeting of a review's panel: when it is called or changed, and the question before something is removed."""

from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Record
from dhr.forms.careful import CarefulForm
from dhr.models import PanelMeeting
from dhr.services.panel_meetings import MeetingAnswers


def reason_field() -> TextField:
    """Return the question why somebody changes what is written."""
    return TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )


class MeetingForm(CarefulForm):
    """Asked when a meeting is called or changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    title = TextField(
        label="What is it about?",
        help_text="For example: First panel meeting, or Draft overview report.",
        max_length=120,
        error_messages={"required": "Enter what it is about"},
    )
    held_on = DateField(label="On what day?", help_text="For example, 14 1 2027.", called="day")
    place = TextField(
        label="Where?", help_text="A place, or for example: online.", required=False, max_length=200
    )
    notes = TextAreaField(
        label="What is before the panel?",
        help_text="The agenda, or what was said. Write pseudonyms and posts, never a name.",
        required=False,
        max_length=10_000,
    )
    reason = reason_field()

    def __init__(
        self, *args: Any, subject: PanelMeeting | None = None, first: date | None = None, **kwargs: Any
    ) -> None:
        """Start from what it is; a new one starts with a key of its own, so that it is called once."""
        if subject:
            kwargs |= {"initial": vars(MeetingAnswers.of(subject)), "version": subject.version}
        else:
            kwargs["initial"] = {"key": new_key(), "held_on": first}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the meeting's own answers together, then version and reason, or its key."""
        said: dict[str, Any] = self.cleaned_data
        given = {one.name: said[one.name] for one in fields(MeetingAnswers)}
        rest = {name: said[name] for name in ("version", "reason", "key") if name in self.fields}
        answers: dict[str, Any] = {"answers": MeetingAnswers(**given)}
        return answers | rest


class RemoveForm(GovukForm):
    """Asked before a meeting, or something of it, is removed."""

    button_kind = "warning"

    def __init__(self, *args: Any, subject: Record, button: str, **kwargs: Any) -> None:
        """Remember which version was read."""
        self.button = button
        super().__init__(*args, version=subject.version, **kwargs)
