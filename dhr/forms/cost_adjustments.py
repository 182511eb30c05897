"""By how much a cost of a locked year was wrong, and which year is locked."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import TextField
from csp.forms.govuk import GovukForm
from csp.forms.pounds import PoundsField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.forms.asking_about_money import LARGE, AsksAboutLargeForm, HeadedForm
from dhr.services.cost_adjustments import AdjustmentAnswers


class AdjustForm(AsksAboutLargeForm, HeadedForm):
    """Asked of whoever runs the review; its key is minted with the form, so that an adjustment is noted once."""

    button = "Note this adjustment"

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", widget=forms.HiddenInput)
    what = TextField(
        label="What is it for?",
        help_text="For example: credit note for the meeting of March, invoiced twice. No names of the family.",
        max_length=160,
        error_messages={"required": "Enter what it is for"},
    )
    cost_on = DateField(
        label="On which day does it fall?",
        help_text="In a year that is open. Its shares go by the cost that it corrects, whatever day it is.",
        error_messages={"required": "Enter the day of the adjustment"},
        called="day of the adjustment",
    )
    net = PoundsField(
        label="By how much is the amount without VAT adjusted?",
        help_text="Below zero where too much was noted: -120.00."
        f" An amount of more than {pounds(LARGE)} is asked about once more.",
        below_zero=True,
        error_messages={"required": "Enter by how much it is adjusted"},
        called="amount without VAT",
    )
    vat = PoundsField(
        label="By how much is the VAT adjusted?",
        help_text="Leave empty if it is not.",
        below_zero=True,
        required=False,
        called="VAT",
    )
    recovered = PoundsField(
        label="How much of that VAT is recovered?",
        help_text="Leave empty if none is.",
        below_zero=True,
        required=False,
        called="VAT that is recovered",
    )

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        """Begin today, and mint the key."""
        super().__init__(*args, initial={"key": new_key(), "cost_on": reader.today}, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Ask about a large amount."""
        given = super().clean() or self.cleaned_data
        self.ask_about(None if "net" in self.errors else given.get("net"))
        return given

    def layout(self) -> list[Any]:
        """The box to tick is there only when an amount is asked about."""
        return ["what", "cost_on", "net", *(["sure"] if self.is_asked else []), "vat", "recovered"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        money = {name: given[name] or 0 for name in ("net", "vat", "recovered")}
        said = AdjustmentAnswers(what=given["what"], cost_on=given["cost_on"], **money)
        return {"key": given["key"], "answers": said}


class LockForm(GovukForm):
    """The question before a financial year is locked."""

    button, button_kind = "Lock this year", "warning"
