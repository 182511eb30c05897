"""Who reads the statement of a partner, and the question before it is shut to somebody."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RecordField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.models import Reader
from dhr.models import StatementReader


class LetReadForm(GovukForm):
    """Asked of a review coordinator: who of a partner reads its statement, and from when to when."""

    button = "Let them read it"

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    person = RecordField(
        label="Who?",
        help_text="Whoever works for this partner and with the partnership today. An administrator invites others.",
        empty_label="Choose somebody",
        called="person",
        error_messages={"required": "Choose who reads it"},
    )
    starts_on = DateField(label="First day")
    ends_on = DateField(
        label="Last day",
        help_text="Leave it empty for as long as they work for the partner.",
        required=False,
        sometimes=True,
    )

    def __init__(self, *args: Any, people: Any, reader: Reader, **kwargs: Any) -> None:
        """Offer the people, begin today, and mint the key of the new place."""
        super().__init__(*args, initial={"key": new_key(), "starts_on": reader.today}, **kwargs)
        self.offer("person", queryset=people)


class ShutOutForm(GovukForm):
    """Asked before a statement is shut to somebody."""

    button, button_kind = "Shut it to them", "warning"

    def __init__(self, *args: Any, subject: StatementReader, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
