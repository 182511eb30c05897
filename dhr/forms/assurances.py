"""What somebody other than its lead found of an action of a review, and what has changed because of it."""

from datetime import date
from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField
from dhr.forms.careful import CarefulForm
from dhr.models import Assurance
from dhr.services.assurances import CheckAnswers, OutcomeAnswers

YES, NO = "yes", "no"


class CheckForm(CarefulForm):
    """Asked of somebody on the panel who checks an action of another."""

    button = "Save what you found"
    method = TextAreaField(
        label="How did you check it?",
        help_text="For example: read the new procedure and the list of who was trained, and asked six of them.",
        max_length=2000,
        rows=3,
        error_messages={"required": "Enter how you checked it"},
        called="how you checked it",
    )
    found = TextAreaField(
        label="What did you find?",
        help_text="Post or team, never a name.",
        required=False,
        max_length=4000,
        rows=5,
        called="what you found",
    )
    is_assured = RadioField(
        label="Is it done as it was meant?",
        choices=[(YES, "Yes"), (NO, "Not yet")],
        hints={NO: "It stays open. Say under “What did you find?” what is missing."},
        error_messages={"required": "Say whether it is done as it was meant"},
    )
    assured_on = DateField(label="On which day did you check it?", called="day it was checked")

    def __init__(self, *args: Any, subject: Assurance, today: date, **kwargs: Any) -> None:
        """Start from what is written down; of a first check, from today."""
        now = vars(CheckAnswers.of(subject))
        choice = (YES if subject.is_assured else NO) if subject.method else ""
        first = {"is_assured": choice, "assured_on": subject.assured_on or today}
        super().__init__(*args, version=subject.version, initial=now | first, **kwargs)
        self.offer("assured_on", latest=today)

    def clean(self) -> dict[str, Any]:
        """Ask what is missing where it is not done yet."""
        given = super().clean() or self.cleaned_data
        if given.get("is_assured") == NO and not given.get("found") and "found" not in self.errors:
            self.add_error("found", "Enter what is missing")
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        is_assured = given["is_assured"] == YES
        answers = CheckAnswers(given["method"], given["found"], is_assured, given["assured_on"])
        return {"answers": answers, "version": given["version"]}


class OutcomeForm(CarefulForm):
    """Asked of somebody on the panel who looks at what came of an action of another."""

    button = "Save the outcome"
    outcome = TextAreaField(
        label="What has changed for people because of it?",
        help_text="What is different now, and how you know: figures, what people said, cases looked at. No names.",
        max_length=4000,
        rows=6,
        error_messages={"required": "Enter what has changed, or that nothing has"},
        called="what has changed",
    )
    outcome_on = DateField(label="On which day did you look at it?", called="day the outcome was reviewed")

    def __init__(self, *args: Any, subject: Assurance, today: date, **kwargs: Any) -> None:
        """Start from what is written down; of a first review, from today."""
        now = {"outcome": subject.outcome, "outcome_on": subject.outcome_on or today}
        super().__init__(*args, version=subject.version, initial=now, **kwargs)
        self.offer("outcome_on", latest=today)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {
            "answers": OutcomeAnswers(given["outcome"], given["outcome_on"]),
            "version": given["version"],
        }
