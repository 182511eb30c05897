"""The confidentiality statement: signed here, or noted from paper."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField, TickField
from dhr.forms.careful import CarefulForm
from dhr.forms.members import INDEPENDENCE
from dhr.models import ReviewMember

OTHER_WORDS = "The statement was changed while you read it. Read it again, then sign"


class SignForm(CarefulForm):
    """Asked of whoever is asked onto a review; ``mark`` stands for the words that they read."""

    button = "Sign"
    mark = forms.CharField(widget=forms.HiddenInput, required=False)
    independence = TextAreaField(
        label="How are you independent of the agencies?",
        help_text="For example: I have never worked for any of them, and hold no contract with them.",
        max_length=2000,
        rows=3,
        error_messages={"required": "Say how you are independent of the agencies"},
    )
    agrees = TickField(label="I have read this statement and I agree to it")

    def __init__(self, *args: Any, subject: ReviewMember, mark: str, **kwargs: Any) -> None:
        """Ask for independence only of whoever has to declare it."""
        kwargs["initial"] = {"mark": mark, "independence": subject.independence}
        super().__init__(*args, version=subject.version, **kwargs)
        self.words_are = mark
        if not subject.is_declared:
            del self.fields["independence"]

    def clean(self) -> dict[str, Any]:
        """Refuse a signature under other words than the page shows."""
        answers = super().clean() or self.cleaned_data
        if answers.get("mark") != self.words_are:
            self.data = {**self.data.dict(), "mark": self.words_are}  # type: ignore[attr-defined]
            self.add_error(None, OTHER_WORDS)
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {
            "version": self.cleaned_data["version"],
            "independence": self.cleaned_data.get("independence", ""),
        }


class PaperForm(CarefulForm):
    """Asked when somebody has signed on paper."""

    button = "Note that it is signed"
    not_free = frozenset({"kept_at"})
    signed_on = DateField(label="On what day was it signed?", called="day")
    kept_at = TextField(
        label="Where is the signed paper kept?",
        help_text="For example: locked cabinet 3, community safety office.",
        max_length=200,
        error_messages={"required": "Say where the signed paper is kept"},
    )
    independence = TextAreaField(
        label=INDEPENDENCE,
        max_length=2000,
        rows=3,
        error_messages={"required": "Say how they are independent of the agencies"},
    )

    def __init__(self, *args: Any, subject: ReviewMember, today: date, **kwargs: Any) -> None:
        """Ask for independence only of whoever has to declare it."""
        kwargs["initial"] = {"signed_on": today, "independence": subject.independence}
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("signed_on", latest=today)
        if not subject.is_declared:
            del self.fields["independence"]
