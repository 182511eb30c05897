"""What is said when a review is closed, and when one is opened again."""

from datetime import date
from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField, TickField
from dhr.forms.careful import CarefulForm
from dhr.models import Review
from dhr.services.closures import ClosureAnswers


class CloseForm(CarefulForm):
    """Asked of whoever runs the review, when nothing is left that keeps it open."""

    button, button_kind = "Close the review", "warning"
    button_is_pressed_once = True
    audit = TextAreaField(
        label="How was it checked that what was learnt is carried out?",
        help_text="What the audit looked at, what it found, and why anything was not done. No names.",
        max_length=6000,
        rows=8,
        error_messages={"required": "Enter how it was checked"},
        called="audit",
    )
    agreed_by = TextField(
        label="Who agreed that the partnership is satisfied?",
        help_text="A meeting, or a post. For example: the partnership’s board, meeting of 9 November 2026.",
        max_length=200,
        error_messages={"required": "Enter who agreed it"},
        called="who agreed it",
    )
    closed_on = DateField(label="On which day was it closed?", called="day it was closed")
    is_explained = TickField(
        label="The audit says why what is listed above was not done",
        error_messages={"required": "Tick this once the audit says why, or see to what is listed first"},
        called="what was not done",
    )

    def __init__(
        self, *args: Any, subject: Review, today: date, earliest: date, asks_why: bool, **kwargs: Any
    ) -> None:
        """Ask for words on what was not done only where something was not."""
        kwargs["initial"] = {"closed_on": today}
        super().__init__(*args, version=subject.version, **kwargs)
        self.offer("closed_on", latest=today, earliest=earliest)
        if not asks_why:
            del self.fields["is_explained"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        answers = ClosureAnswers(
            given["closed_on"], given["agreed_by"], given["audit"], bool(given.get("is_explained"))
        )
        return {"answers": answers, "version": given["version"]}

    def add_error(self, field: str | None, error: Any) -> None:
        """Say at the head what the service refuses of a question that this form did not ask."""
        said = getattr(error, "message_dict", None)
        if field is None and said and not said.keys() <= self.fields.keys():
            error = [words for some in said.values() for words in some]
        super().add_error(field, error)


class ReopenForm(CarefulForm):
    """Asked before a closed review is opened again."""

    button, button_kind = "Reopen the review", "warning"
    button_is_pressed_once = True
    reason = TextField(
        label="Why is it opened again?",
        help_text="For example: the inquest asks about a recommendation. It stays beside the change.",
        max_length=100,
        error_messages={"required": "Enter why it is opened again"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: Review, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
