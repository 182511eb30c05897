"""What is asked of any payment and of one of a charge, and before one is removed that was noted by mistake."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import TextField
from csp.forms.pounds import PoundsField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.pence import pounds
from dhr.forms.careful import CarefulForm
from dhr.forms.charges import DatedForm
from dhr.models import Charge, Payment, PoolPayment
from dhr.services.payments import PaymentAnswers


class PaidForm(CarefulForm):
    """Asks what was paid and when; its key is minted with it, so that a payment is noted once."""

    button = "Note the payment"
    button_is_pressed_once = True
    not_free = frozenset({"reference"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    pence = PoundsField(
        label="How much was paid?",
        least=1,
        error_messages={"required": "Enter how much was paid"},
        called="amount",
    )
    paid_on = DateField(
        label="When was it paid?",
        error_messages={"required": "Enter the day it was paid"},
        called="day it was paid",
    )
    reference = TextField(
        label="What is it called in the ledger?",
        help_text="For example, BACS 2211. Leave it empty if it has no name there.",
        required=False,
        max_length=60,
        width=20,
        called="name in the ledger",
    )


class PaymentForm(PaidForm, DatedForm):
    """Offers what is left to pay of a charge."""

    def __init__(self, *args: Any, subject: Charge, left: int, **kwargs: Any) -> None:
        """Offer what is left; of a credit it is asked what was given back."""
        offered = {"key": new_key(), "pence": abs(left) or None}
        super().__init__(*args, subject=subject, initial=offered, **kwargs)
        still = "to give back" if subject.is_credit else "to pay"
        self.offer("pence", help_text=f"{pounds(abs(left))} is left {still}.")
        if subject.is_credit:
            self.offer("pence", label="How much was given back?")
            self.offer("paid_on", label="When was it given back?")

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answers together, the version, and the key of the payment."""
        said = self.cleaned_data
        given = PaymentAnswers(said["pence"], said["paid_on"], said["reference"])
        return {"answers": given, "version": said["version"], "payment": said["key"] or None}


class RemovePaymentForm(CarefulForm):
    """Asked before a payment is removed."""

    button, button_kind = "Remove this payment", "warning"
    mistake = "it was for another charge"
    reason = TextField(
        label="Why are you removing it?",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: Payment | PoolPayment, **kwargs: Any) -> None:
        """Remember which version was read, and give a mistake that is made with such payments."""
        super().__init__(*args, version=subject.version, **kwargs)
        stays = "What was noted and the reason stay among the changes."
        self.offer("reason", help_text=f"For example: {self.mistake}. {stays}")
