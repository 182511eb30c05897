"""What a coordinator says of a round, and what they ask about a report they return."""

from collections.abc import Collection
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from plans.models import UpdateRound
from plans.services.rounds import RoundAnswers, proposed_title

A_YEAR = timedelta(days=366)
RESTRICTED = (
    "The people on the plan and whoever holds this action read it. Name neither the plan nor another action. "
    "It is not in the e-mail."
)


class RoundForm(GovukForm):
    """Asked when a round is opened or changed: what it is called, its two days, and what is asked."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    title = TextField(
        label="Name of the round",
        help_text="For example: Autumn round 2026.",
        max_length=120,
        error_messages={"required": "Enter a name for the round"},
    )
    meeting_on = DateField(label="Day of the meeting it is for", called="day of the meeting")
    due_on = DateField(
        label="Day by which everyone reports",
        help_text="On or before the meeting: allow time to read, ask and lock.",
        called="day by which everyone reports",
    )
    asks = TextAreaField(
        label="What is asked",
        help_text="Shown beside every action when people report. It is not in the e-mail.",
        required=False,
        max_length=2000,
        rows=4,
    )
    field_order = ("title", "meeting_on", "due_on", "asks")

    def __init__(
        self,
        *args: Any,
        today: date,
        subject: UpdateRound | None = None,
        taken: Collection[str] = (),
        **kwargs: Any,
    ) -> None:
        """Start from what it is; a new one from a name for the time of year, and days from today on."""
        if subject:
            kwargs["initial"] = vars(RoundAnswers.of(subject))
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key(), "title": proposed_title(today=today, taken=taken)}
            self.button, self.button_is_pressed_once = "Open the round and tell everyone", True
        super().__init__(*args, **kwargs)
        if subject:
            del self.fields["key"]
        earliest = timezone.localdate(subject.opened_at) if subject else today
        for name in ("meeting_on", "due_on"):
            self.offer(name, earliest=earliest, latest=today + A_YEAR)

    def clean(self) -> dict[str, Any]:
        """Hold the day by which people report to the day of the meeting."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        meeting, due = given.get("meeting_on"), given.get("due_on")
        if meeting and due and due > meeting:
            self.add_error(
                "due_on",
                ValidationError(
                    "The day by which everyone reports must be on or before the day of the meeting"
                ),
            )
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the round's own answers together, then its version or its key."""
        given = {one.name: self.cleaned_data[one.name] for one in fields(RoundAnswers)}
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "key") if name in self.fields
        }
        return {"answers": RoundAnswers(**given), **rest}


class ReturnForm(GovukForm):
    """Asked when a report is returned: what its holder should say more about."""

    button = "Return the report"
    button_is_pressed_once = True

    report = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    text = TextAreaField(
        label="What do you want to know?",
        help_text="Whoever reports on the action reads it beside the box for their answer. It is not in the e-mail.",
        max_length=2000,
        rows=4,
        error_messages={"required": "Enter what you want to know"},
    )

    def __init__(self, *args: Any, report: str, is_restricted: bool, **kwargs: Any) -> None:
        """Remember which report was read; of a restricted action, its holder may know nothing of the plan."""
        super().__init__(*args, initial={"report": report}, **kwargs)
        if is_restricted:
            self.fields["text"].help_text = RESTRICTED

    def take_report(self, report: str) -> None:
        """Be about the newer report, now that the page shows it."""
        newer = cast(QueryDict, self.data).copy()
        newer["report"] = report
        self.data = newer


class LockForm(GovukForm):
    """Asked before a round is locked for good."""

    button = "Lock the round"
    button_kind = "warning"
    button_is_pressed_once = True
