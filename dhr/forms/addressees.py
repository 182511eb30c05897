"""Whom a recommendation is made to, and what they answer."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, RecordField, TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.forms.panel_meetings import reason_field
from dhr.models import Addressee
from dhr.services.addressees import AddresseeAnswers, Answered

INSIDE, OUTSIDE = "inside", "outside"
NOT_YET = "not_yet"


class AddresseeForm(CarefulForm):
    """Asked whom a recommendation is made to, and by when it is to answer; a new one is noted once."""

    not_free = frozenset({"body"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    where = RadioField(
        label="Who is it made to?",
        choices=[(INSIDE, "An authority of the partnership"), (OUTSIDE, "A body outside the partnership")],
        reveals={INSIDE: ["seat"], OUTSIDE: ["body"]},
        error_messages={"required": "Choose whether it is part of the partnership"},
    )
    seat = RecordField(
        label="Which authority?", error_messages={"required": "Choose an authority"}, called="authority"
    )
    body = TextField(
        label="What is it called?",
        help_text="For example: Home Office, NHS England.",
        max_length=160,
        error_messages={"required": "Enter what it is called"},
        called="its name",
    )
    asked_on = DateField(
        label="When was it asked?",
        help_text="The site writes to nobody: ask it by letter or e-mail, then note the day.",
        required=False,
        called="day it was asked",
    )
    answer_due_on = DateField(
        label="By when is it to answer?",
        help_text="For example, 29 1 2027. Once the day has passed, it is on your work.",
        required=False,
        called="day its answer is due",
    )
    reason = reason_field()

    def __init__(
        self, *args: Any, reader: Reader, seats: Any, subject: Addressee | None = None, **kwargs: Any
    ) -> None:
        """Start from what is noted; a new one gets a key, so that it is noted once."""
        self.today = reader.today
        if subject:
            where = INSIDE if subject.seat_id else OUTSIDE
            kwargs["initial"] = {**vars(AddresseeAnswers.of(subject)), "where": where}
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        self.offer("seat", queryset=seats)
        del self.fields["reason" if subject is None else "key"]

    def clean(self) -> dict[str, Any]:
        """Hold the days against one another, and against today."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            for name, words in self._said().wrong(today=self.today).items():
                self.add_error(name, words)
        return given

    def _said(self) -> AddresseeAnswers:
        given = self.cleaned_data
        return AddresseeAnswers(given["seat"], given["body"] or "", given["asked_on"], given["answer_due_on"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        names = [name for name in ("version", "reason", "key") if name in self.fields]
        return {"answers": self._said(), **{name: self.cleaned_data[name] for name in names}}


class AnswerForm(CarefulForm):
    """Asked what it says to the recommendation; one that has answered can be noted as not answered after all."""

    button = "Save the answer"

    answer = RadioField(
        label="What does it answer?",
        choices=Addressee.Answer.choices,
        error_messages={"required": "Choose what it answers"},
    )
    answered_on = DateField(
        label="When did it answer?",
        help_text="For example, 16 11 2026.",
        required=False,
        called="day it answered",
    )
    words = TextAreaField(
        label="What does it say?",
        help_text="For a recommendation that is not accepted, or accepted in part: the reason it gives.",
        required=False,
        max_length=4000,
        called="what it says",
    )
    reason = reason_field()

    def __init__(self, *args: Any, reader: Reader, subject: Addressee, **kwargs: Any) -> None:
        """Start from what is noted of its answer, or from today."""
        self.subject, self.today = subject, reader.today
        said = vars(Answered.of(subject))
        first = said if subject.answer else {"answered_on": reader.today}
        super().__init__(*args, initial=first, version=subject.version, **kwargs)
        if subject.answer:
            self.fields["answer"].choices = [*Addressee.Answer.choices, (NOT_YET, "It has not answered yet")]  # type: ignore[attr-defined]
        else:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        """Hold the day against the day it was asked and today, and ask for a reason where one is due."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            wrong = self._said().wrong(asked_on=self.subject.asked_on, today=self.today)
            for name, words in wrong.items():
                self.add_error(name, words)
        return given

    def _said(self) -> Answered:
        given = self.cleaned_data
        if given["answer"] == NOT_YET:
            return Answered()
        return Answered(given["answer"], given["answered_on"], given["words"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {
            "answered": self._said(),
            "version": given["version"],
            "reason": given.get("reason") or "",
        }
