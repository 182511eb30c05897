"""What somebody is called in a review, and the question before a name is removed."""

from dataclasses import fields
from typing import Any

from django import forms

from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import Pseudonym
from dhr.services.pseudonyms import PseudonymAnswers


class PseudonymForm(CarefulForm):
    """Asked when a name is written down or changed; a new one has a key minted with the form, so it is added once."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    stands_for = RadioField(
        label="Whose place does it take?",
        choices=Pseudonym.StandsFor.choices,
        error_messages={"required": "Choose whose place it takes"},
    )
    name = TextField(
        label="What are they called?",
        help_text="A first name is best. Never the real name, a name that sounds like it, or its initials.",
        max_length=60,
        width=20,
        error_messages={"required": "Enter what they are called"},
        called="name",
    )
    chosen_by = RadioField(
        label="Who chose it?",
        choices=Pseudonym.ChosenBy.choices,
        hints={Pseudonym.ChosenBy.FAMILY: "The family chooses what the person who died is called."},
        error_messages={"required": "Choose who chose it"},
    )
    note = TextAreaField(
        label="What else is to be known of it?",
        help_text="For example, how the family wants it to be said.",
        required=False,
        max_length=1000,
        rows=3,
        called="note",
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Pseudonym | None = None, **kwargs: Any) -> None:
        """Start from what is written down; a new one gets a key."""
        if subject:
            kwargs["initial"], kwargs["version"] = vars(PseudonymAnswers.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the answers together, then version and reason, or the key."""
        given = self.cleaned_data
        said = PseudonymAnswers(**{one.name: given[one.name] for one in fields(PseudonymAnswers)})
        names = ("version", "reason", "key")
        return {"answers": said, **{name: given[name] for name in names if name in self.fields}}


class RemovePseudonymForm(CarefulForm):
    """Asked before a name is removed."""

    button, button_kind = "Remove this name", "warning"
    reason = TextField(
        label="Why are you removing it?",
        help_text="What it was and the reason stay among the changes.",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: Pseudonym, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
