"""A proceeding beside a review: what it is, where it stands, and the question before it is removed."""

from dataclasses import fields
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import Proceeding
from dhr.services.proceedings import PAST, ProceedingAnswers


class ProceedingForm(CarefulForm):
    """Asked of whoever follows the proceedings; a new one has a key minted with the form, so it is added once."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    kind = RadioField(
        label="What kind of proceeding is it?",
        choices=Proceeding.Kind.choices,
        error_messages={"required": "Choose what kind of proceeding it is"},
    )
    body = TextField(
        label="Which court, coroner or body?",
        help_text="For example: the Crown Court, the senior coroner. No names and no case numbers.",
        max_length=160,
        error_messages={"required": "Enter which court, coroner or body"},
        called="court, coroner or body",
    )
    contact = TextField(
        label="Whom do you ask about it?",
        help_text="Their post: the senior investigating officer, the disclosure officer, the coroner’s officer.",
        required=False,
        max_length=160,
        called="whom you ask",
    )
    began_on = DateField(
        label="When did it begin?",
        help_text="For example, 3 9 2026.",
        required=False,
        called=PAST["began_on"],
    )
    next_on = DateField(
        label="When is its next date?",
        help_text="You are reminded of it on your work.",
        required=False,
        called="next date",
    )
    next_what = TextField(
        label="What happens then?",
        help_text="For example: plea hearing, trial begins, pre-inquest review.",
        required=False,
        max_length=200,
        called="what happens then",
    )
    ended_on = DateField(label="When did it end?", required=False, called=PAST["ended_on"])
    outcome = TextAreaField(label="How did it end?", required=False, max_length=2000, rows=3)
    advice = TextAreaField(
        label="What was the advice?",
        help_text="Who gave it, in which post, and what they said.",
        required=False,
        max_length=2000,
        rows=3,
        called="advice",
    )
    advised_on = DateField(label="When was it given?", required=False, called=PAST["advised_on"])
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, reader: Reader, subject: Proceeding | None = None, **kwargs: Any) -> None:
        """Start from what is noted; a new one gets a key, so that it is added once."""
        self.reader = reader
        if subject:
            kwargs["initial"], kwargs["version"] = vars(ProceedingAnswers.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    def clean(self) -> dict[str, Any]:
        """Hold the answers against one another, and against today."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            for name, words in self._answers().wrong(today=self.reader.today).items():
                self.add_error(name, words)
        return given

    def _answers(self) -> ProceedingAnswers:
        given = self.cleaned_data
        return ProceedingAnswers(**{one.name: given[one.name] for one in fields(ProceedingAnswers)})

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        names = ("version", "reason", "key")
        rest = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return {"answers": self._answers(), **rest}

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            Group("What it is", "kind", "body", "contact", "began_on"),
            Group("What comes next", "next_on", "next_what"),
            Group("If it has ended", "ended_on", "outcome"),
            Group(
                "If the review may be published before it ends",
                "advice",
                "advised_on",
                hint="Until it has ended, or advice was taken, it holds publication back.",
            ),
            *(["reason"] if "reason" in self.fields else []),
        ]


class RemoveProceedingForm(CarefulForm):
    """Asked before a proceeding is removed."""

    button, button_kind = "Remove this proceeding", "warning"
    reason = TextField(
        label="Why are you removing it?",
        help_text="For example: it was noted twice. What was noted and the reason stay among the changes.",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: Proceeding, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
