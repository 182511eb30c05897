"""To whom a report that was issued was sent, and that this was recorded by mistake."""

from collections.abc import Mapping, Sequence
from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import CheckboxesField, TextField
from csp.forms.govuk import GovukForm, Group
from scrutiny.models.sending import PARTS
from scrutiny.services.sendings import Recipient, SendingAnswers


class SendingForm(GovukForm):
    """Asked of one sending to any number of recipients."""

    button = "Record this"
    button_is_pressed_once = True
    to = CheckboxesField(
        label="Tick everybody to whom it was sent", required=False, sometimes=True, called="recipient"
    )
    other = TextField(label="Somebody else", required=False, sometimes=True, max_length=120)
    what = CheckboxesField(
        label="What was sent?",
        called="what was sent",
        error_messages={"required": "Choose what was sent"},
    )
    sent_on = DateField(
        label="On which day was it sent?",
        help_text="Or put on the page, for example 27 3 2026.",
        called="day on which it was sent",
        error_messages={"required": "Enter the day on which it was sent"},
    )
    sent_by = TextField(
        label="Who sent it?",
        help_text="A name or a post.",
        max_length=120,
        error_messages={"required": "Enter who sent it"},
    )
    how = TextField(
        label="How?",
        help_text="For example: by e-mail, with a link. Do not write an address of somebody’s home.",
        required=False,
        max_length=300,
    )

    def __init__(
        self, *args: Any, recipients: Mapping[str, Recipient], parts: Sequence[str], **kwargs: Any
    ) -> None:
        """Offer whoever is owed a copy or named on the report, and the parts that there are."""
        super().__init__(*args, **kwargs)
        self.offer("to", choices=[(to, _called(one)) for to, one in recipients.items()])
        self.offer("what", choices=[(name, PARTS[name]) for name in parts])

    def layout(self) -> list[Any]:
        """Ask to whom in one group."""
        return [Group("To whom was it sent?", "to", "other"), "what", "sent_on", "sent_by", "how"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"answers": SendingAnswers(**{name: self.cleaned_data[name] for name in self.base_fields})}


def _called(one: Recipient) -> str:
    return f"{one.name}, named to read Part 2" if one.person else one.name


class RemoveSendingForm(GovukForm):
    """Asked before the record of a sending is removed."""

    button = "Remove this record"
    button_kind = "warning"
    reason = TextField(
        label="Why is it removed?",
        help_text="For example: it was sent to somebody else. It stays in the history.",
        max_length=100,
        called="reason",
        error_messages={"required": "Enter why it is removed"},
    )
