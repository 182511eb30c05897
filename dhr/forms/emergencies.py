"""What is asked of whoever opens a review in an emergency, and of whoever shuts it again."""

from typing import Any

from django import forms

from csp.forms.fields import TextAreaField, TextField, TickField
from dhr.forms.careful import CarefulForm
from dhr.forms.members_signing import OTHER_WORDS
from dhr.models import Emergency


class EmergencyForm(CarefulForm):
    """Asked of whoever knows the code name of a review that is not open to them.

    It says nothing of what there is: no name is offered, and none is looked up. ``mark`` stands for the statement.
    """

    button = "Open it for 24 hours"
    button_kind = "warning"
    not_free = frozenset({"code_name"})
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    code_name = TextField(
        label="What is the code name of the review?",
        help_text="Exactly as whoever runs it writes it, capital letters too.",
        max_length=60,
        autocomplete="off",
        called="code name",
        error_messages={"required": "Enter the code name"},
    )
    why = TextAreaField(
        label="Why can it not wait?",
        help_text="Everybody on the review reads this, and it stays with the review. Name nobody.",
        max_length=1000,
        rows=4,
        called="reason",
        error_messages={"required": "Say why it cannot wait"},
    )
    agrees = TickField(label="I have read the confidentiality statement and I agree to it")

    def __init__(self, *args: Any, mark: str, **kwargs: Any) -> None:
        """Keep which words are agreed to."""
        super().__init__(*args, initial={"mark": mark}, **kwargs)
        self.words_are = mark

    def clean(self) -> dict[str, Any]:
        """Refuse what was agreed to under other words than the page shows."""
        answers = super().clean() or self.cleaned_data
        if answers.get("mark") != self.words_are:
            self.data = {**self.data.dict(), "mark": self.words_are}  # type: ignore[attr-defined]
            self.add_error(None, OTHER_WORDS)
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {name: self.cleaned_data[name] for name in ("code_name", "why")}


class ShutForm(CarefulForm):
    """Asked of whoever runs the review and shuts it before the 24 hours are over."""

    button = "Shut it now"
    button_kind = "warning"
    why = TextField(
        label="Why do you shut it?",
        help_text="For example: seen to, and the rest can wait for the panel.",
        max_length=100,
        called="reason",
        error_messages={"required": "Say why you shut it"},
    )

    def __init__(self, *args: Any, subject: Emergency, **kwargs: Any) -> None:
        """Be about one time."""
        super().__init__(*args, version=subject.version, **kwargs)
