"""What a partner paid into a pool, and before such a payment is removed that was noted by mistake."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import SelectField, TextField
from csp.forms.pounds import PoundsField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.pence import pounds
from dhr.forms.careful import CarefulForm
from dhr.models import PoolPayment
from dhr.models.seats_apart import told_apart
from dhr.queries.pools import Pledge, PoolYear
from dhr.services.pools import PoolAnswers


class PoolPaymentForm(CarefulForm):
    """Offers the partners with what is left of each; its key is minted with it, so that a payment is noted once."""

    button = "Note the payment"
    button_is_pressed_once = True
    not_free = frozenset({"reference"})

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    seat = SelectField(label="Which partner paid?", called="partner")
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

    def __init__(self, *args: Any, stands: PoolYear, partner: str, **kwargs: Any) -> None:
        """Offer what is left of a partner, if one is given by the key of its seat."""
        pledge = stands.of(partner)
        offered = {"key": new_key(), "seat": partner, "pence": _left(pledge)}
        super().__init__(*args, initial=offered, version=stands.version, **kwargs)
        names = told_apart([one.seat for one in stands.pledges])
        choices = [
            (one.seat.key, f"{names[one.seat.key]}: {pounds(max(one.left, 0))} left")
            for one in stands.pledges
        ]
        self.offer("seat", choices=[("", "Choose one"), *choices])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answers together, the version, and the key of the payment."""
        said = self.cleaned_data
        given = PoolAnswers(said["seat"], said["pence"], said["paid_on"], said["reference"])
        return {"answers": given, "version": said["version"], "payment": said["key"] or None}


class RemovePoolPaymentForm(CarefulForm):
    """Asked before a payment is removed."""

    button, button_kind = "Remove this payment", "warning"
    reason = TextField(
        label="Why are you removing it?",
        help_text="For example: it was for another year. What was noted and the reason stay among the changes.",
        max_length=100,
        error_messages={"required": "Enter why you are removing it"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: PoolPayment, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)


def _left(pledge: Pledge | None) -> int | None:
    return max(pledge.left, 0) or None if pledge else None
