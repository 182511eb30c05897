"""Who approved what was built of a report, and that it was taken back."""

from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from scrutiny.services.approvals import ApprovalAnswers


class ApprovalForm(GovukForm):
    """Asked of one approval that the form of a report needs."""

    button = "Record this approval"
    button_is_pressed_once = True
    person = RecordField(
        label="Somebody who signs in here",
        required=False,
        sometimes=True,
        empty_label="Somebody else",
        called="person",
    )
    name = TextField(
        label="Or somebody else’s name, as you were told", required=False, sometimes=True, max_length=120
    )
    post = TextField(
        label="What is their post?",
        help_text="As it should stand on the front sheet, for example: Director of Finance, Vale District Council.",
        max_length=120,
        error_messages={"required": "Enter their post"},
    )
    given_on = DateField(
        label="On which day did they approve it?",
        help_text="The day on which they approved what was built, for example 27 3 2026.",
        called="day on which they approved it",
        error_messages={"required": "Enter the day on which they approved it"},
    )
    said = TextAreaField(
        label="What did they say?",
        help_text="Only those who write reports read this. It is not printed.",
        required=False,
        max_length=500,
        rows=3,
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        """Offer those who read papers of the partnership."""
        super().__init__(*args, **kwargs)
        self.offer("person", queryset=people)

    def layout(self) -> list[Any]:
        """Ask who, in one group."""
        return [Group("Who approved it?", "person", "name"), "post", "given_on", "said"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"answers": ApprovalAnswers(**{name: self.cleaned_data[name] for name in self.base_fields})}


class EndApprovalForm(GovukForm):
    """Asked before an approval is taken back."""

    button = "Take this approval back"
    button_kind = "warning"
    why = TextField(
        label="Why is it taken back?",
        help_text="For example: they asked for another figure. Those who write reports read this.",
        max_length=300,
        called="reason",
        error_messages={"required": "Enter why it is taken back"},
    )
