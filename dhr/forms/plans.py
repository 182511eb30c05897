"""The action plan of a review, when it is opened."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import TextField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.services.plans import PlanAnswers


class PlanForm(CarefulForm):
    """Asked when the plan is opened; afterwards the plan's own pages change it."""

    button = "Open the action plan"

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    title = TextField(
        label="What is the plan called?",
        help_text="It stands in lists and letters: no code name, and nothing about the death.",
        max_length=120,
        called="title",
    )
    starts_on = DateField(label="First day", help_text="For example, 1 2 2027")
    ends_on = DateField(
        label="Last day", help_text="By when all its actions are to be done. You can change it later."
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        """Begin with a neutral title, and a key, so that it is opened once."""
        first = {"key": new_key(), "title": f"Review action plan {today.year}", "starts_on": today}
        super().__init__(*args, initial=first, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day that is not after the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", "The last day must be after the first day")
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = super().answers
        return {"key": given.pop("key"), "answers": PlanAnswers(**given)}
