"""What a review is kept for in law, and the questions before it is destroyed."""

from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField, TextField, TickField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import LegalHold
from dhr.services.legal_holds import HoldAnswers, ended_wrong


class HoldForm(CarefulForm):
    """Asked when something in law needs the review; a new one has a key minted with the form, so it is added once."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    kind = RadioField(
        label="What needs the review to be kept?",
        choices=LegalHold.Kind.choices,
        error_messages={"required": "Choose what needs the review to be kept"},
    )
    why = TextAreaField(
        label="Who asked for it, and what is to be kept?",
        help_text=(
            "In which post, and when: for example, the senior coroner’s officer, by letter of 4 March. "
            "No names and no case numbers."
        ),
        max_length=2000,
        rows=3,
        error_messages={"required": "Say who asked for it, and what is to be kept"},
    )
    since = DateField(label="When did it begin?", help_text="For example, 3 9 2026.", called="Day it began")
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, reader: Reader, subject: LegalHold | None = None, **kwargs: Any) -> None:
        """Start from what is noted; a new one gets a key, so that it is added once."""
        self.reader = reader
        if subject:
            kwargs["initial"], kwargs["version"] = vars(HoldAnswers.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    def clean(self) -> dict[str, Any]:
        """Hold the day against today."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            for name, words in self._answers().wrong(today=self.reader.today).items():
                self.add_error(name, words)
        return given

    def _answers(self) -> HoldAnswers:
        return HoldAnswers(**{one.name: self.cleaned_data[one.name] for one in fields(HoldAnswers)})

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        names = ("version", "reason", "key")
        rest = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return {"answers": self._answers(), **rest}


class EndHoldForm(CarefulForm):
    """Asked when it no longer needs the review."""

    button = "It has ended"
    ended_on = DateField(label="When did it end?", called="Day it ended")
    ended_why = TextAreaField(
        label="How did it end, and who said that the review need not be kept for it?",
        help_text="In which post. No names and no case numbers.",
        max_length=2000,
        rows=3,
        error_messages={"required": "Say how it ended, and who said that the review need not be kept for it"},
    )

    def __init__(self, *args: Any, subject: LegalHold, reader: Reader, **kwargs: Any) -> None:
        """Remember which version was read, and what day it is."""
        self.subject, self.reader = subject, reader
        super().__init__(*args, version=subject.version, **kwargs)

    def clean_ended_on(self) -> date:
        """Hold the day against today, and against the day it began."""
        ended_on: date = self.cleaned_data["ended_on"]
        if wrong := ended_wrong(hold=self.subject, ended_on=ended_on, today=self.reader.today):
            raise forms.ValidationError(wrong)
        return ended_on


class AskToDestroyForm(CarefulForm):
    """Asked of whoever wants a review destroyed, for the person who approves it."""

    button, button_kind = "Ask for it to be destroyed", "warning"
    why = TextAreaField(
        label="Why is it to be destroyed now?",
        help_text="Whoever approves it reads this. It goes with the review.",
        max_length=2000,
        rows=3,
        error_messages={"required": "Say why it is to be destroyed now"},
    )


class DestroyForm(GovukForm):
    """Asked of the second person; ``asked`` is the key of what they read."""

    button, button_kind = "Destroy this review", "warning"
    asked = forms.CharField(widget=forms.HiddenInput)
    understands = TickField(label="I know that nobody can bring it back")

    def __init__(self, *args: Any, asked: str, **kwargs: Any) -> None:
        """Remember what was asked."""
        super().__init__(*args, initial={"asked": asked}, **kwargs)


class WithdrawForm(GovukForm):
    """Asked before a review stays after all."""

    button = "Keep the review"
