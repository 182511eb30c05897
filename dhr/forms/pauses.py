"""A pause of a review's clocks: why and from when, who agreed, whether the Home Office was told; and its end."""

from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import Pause
from dhr.services.pauses import PauseAnswers


class PauseForm(CarefulForm):
    """Asked when the clocks are paused, and when what is noted of a pause is changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    cause = RadioField(
        label="Why are the clocks paused?",
        choices=Pause.Cause.choices,
        error_messages={"required": "Choose why the clocks are paused"},
    )
    reason = TextAreaField(
        label="What is there to say about it?",
        help_text="Name no victim, perpetrator or child.",
        required=False,
        max_length=1000,
        rows=3,
        called="reason",
    )
    starts_on = DateField(label="From which day?", help_text="For example, 11 1 2027.", called="first day")
    ends_on = DateField(
        label="To which day?",
        help_text="The last day of the pause, if it is known. Leave empty if it is not.",
        required=False,
        called="last day",
    )
    agreed_on = DateField(label="When was it agreed?", called="day it was agreed")
    agreed_by = TextField(
        label="Who agreed to it?",
        help_text="The post or body, not a name. For example: the panel and the chair of the partnership.",
        max_length=120,
        error_messages={"required": "Enter who agreed to it, by post or body"},
        called="who agreed to it",
    )
    notified_on = DateField(
        label="When was the Home Office told?",
        help_text="The days before it is told count. Leave empty if it was not told yet.",
        required=False,
        called="day the Home Office was told",
    )
    change_why = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason for the change",
    )

    def __init__(self, *args: Any, today: date, subject: Pause | None = None, **kwargs: Any) -> None:
        """Start from what is noted; a new one gets a key, so that the clocks are paused once."""
        if subject:
            kwargs["initial"] = vars(PauseAnswers.of(subject))
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        for question in ("agreed_on", "notified_on"):
            self.offer(question, latest=today)
        del self.fields["change_why" if subject is None else "key"]

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        last = ["change_why"] if "change_why" in self.fields else []
        when = Group("How long it lasts", "starts_on", "ends_on")
        agreed = Group(
            "Who agreed, and who was told",
            "agreed_on",
            "agreed_by",
            "notified_on",
            hint="The clocks stand still from the day by which the pause is both agreed and told to the Home Office.",
        )
        return ["cause", "reason", when, agreed, *last]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the pause's own answers together, then version and reason, or its key."""
        given: dict[str, Any] = {one.name: self.cleaned_data[one.name] for one in fields(PauseAnswers)}
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "change_why", "key") if name in self.fields
        }
        return {"answers": PauseAnswers(**given), **rest}


class EndPauseForm(CarefulForm):
    """Asked when a pause ends."""

    button = "End the pause"
    ends_on = DateField(
        label="What was its last day?",
        help_text="The clocks go on from the day after.",
        called="last day",
    )
    ended_why = TextAreaField(
        label="Why did it end?",
        help_text="For example: the trial has ended.",
        max_length=1000,
        rows=3,
        error_messages={"required": "Say why it ended"},
        called="why it ended",
    )

    def __init__(self, *args: Any, subject: Pause, today: date, **kwargs: Any) -> None:
        """Start from its last day where one was given that has come, or from today."""
        last = subject.ends_on if subject.ends_on and subject.ends_on <= today else today
        super().__init__(*args, initial={"ends_on": last}, version=subject.version, **kwargs)
        self.offer("ends_on", earliest=subject.starts_on, latest=today)
