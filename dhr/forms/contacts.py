"""The log of contact with the family: an entry, the day a promise was kept, and the question before it is removed."""

from dataclasses import fields
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.forms.careful import CarefulForm
from dhr.models import FamilyContact, Review
from dhr.services.contacts import ContactAnswers, earliest_of


class ContactForm(CarefulForm):
    """Asked of whoever spoke with the family; a new entry has a key minted with the form, so it is added once."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    on = DateField(label="When was it?", help_text="For example, 12 11 2026.", called="day")
    how = RadioField(
        label="How were you in touch?",
        choices=FamilyContact.How.choices,
        error_messages={"required": "Choose how you were in touch"},
    )
    who = TextField(
        label="With whom?",
        help_text="As the review calls them, or how they are related: the mother, a friend. Never a real name.",
        max_length=120,
        error_messages={"required": "Enter with whom, as the review calls them"},
        called="with whom",
    )
    by = TextField(
        label="By whom for the review?",
        help_text="Their post: the chair, the coordinator.",
        max_length=120,
        error_messages={"required": "Enter by whom, in which post"},
        called="by whom",
    )
    advocacy = RadioField(
        label="Was a specialist advocate offered?",
        help_text="Somebody independent who stands by families through a review.",
        choices=FamilyContact.Advocacy.choices,
        error_messages={"required": "Choose whether a specialist advocate was offered"},
    )
    shared = TextAreaField(
        label="What was shared with them?",
        help_text="For example: the leaflet about reviews, the draft terms of reference.",
        required=False,
        max_length=4000,
        rows=3,
    )
    asked = TextAreaField(
        label="What did they ask or tell?",
        help_text="What they want the review to look at, what they would like to be called, when not to call.",
        required=False,
        max_length=4000,
        rows=4,
    )
    promised = TextAreaField(
        label="What was promised to them?",
        help_text="It stays open here until somebody says that it is kept, and is on your work near its day.",
        required=False,
        max_length=1000,
        rows=2,
    )
    promised_for = DateField(
        label="By when was it promised?",
        help_text="Leave it empty if no day was named.",
        required=False,
        called="day it is promised for",
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(
        self, *args: Any, review: Review, reader: Reader, subject: FamilyContact | None = None, **kwargs: Any
    ) -> None:
        """Start from what the log says; a new entry gets a key, so that it is added once."""
        self.subject, self.reader, self.since = subject, reader, earliest_of(review=review)
        if subject:
            kwargs["initial"], kwargs["version"] = vars(ContactAnswers.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    def clean(self) -> dict[str, Any]:
        """Hold the answers against one another, and against today."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            kept_on = self.subject.kept_on if self.subject and given["promised"] else None
            answers = self._answers()
            for name, words in answers.wrong(
                since=self.since, today=self.reader.today, kept_on=kept_on
            ).items():
                self.add_error(name, words)
        return given

    def _answers(self) -> ContactAnswers:
        return ContactAnswers(**{one.name: self.cleaned_data[one.name] for one in fields(ContactAnswers)})

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        names = ("version", "reason", "key")
        rest = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return {"answers": self._answers(), **rest}

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            Group("The contact", "on", "how", "who", "by"),
            Group("Their advocate", "advocacy"),
            Group("What was said", "shared", "asked"),
            Group("What was promised", "promised", "promised_for"),
            *(["reason"] if "reason" in self.fields else []),
        ]


class KeptForm(GovukForm):
    """Asked of whoever says that what was promised is kept; cleared when it was not kept after all."""

    kept_on = DateField(label="When was it kept?", called="day it was kept")

    def __init__(self, *args: Any, subject: FamilyContact, reader: Reader, **kwargs: Any) -> None:
        """Start from today, or from the day that was given."""
        initial = {"kept_on": subject.kept_on or reader.today}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("kept_on", earliest=subject.on, latest=reader.today)
        if subject.kept_on:
            self.offer(
                "kept_on", required=False, help_text="Clear the boxes if it has not been kept after all."
            )


class RemoveContactForm(CarefulForm):
    """Asked before an entry of the log is removed."""

    button, button_kind = "Remove this entry", "warning"
    reason = TextField(
        label="Why are you removing it?",
        help_text="For example: it was written down twice. The entry and the reason stay among the changes.",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: FamilyContact, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
