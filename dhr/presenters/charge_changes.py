"""Every change to the charges of a review and to their payments, told by number and partner."""

from collections.abc import Mapping, Sequence
from typing import Any

from csp.kernel.pence import pounds
from dhr.models import Charge, Payment
from dhr.presenters.part_changes import Told, ToldTogether

CHARGE = (
    ("state", "What became of it"),
    ("total", "Amount"),
    ("contact", "Sent to"),
    ("address", "Address"),
    ("sent_on", "Sent on"),
    ("due_on", "To be paid by"),
    ("agreed_on", "Agreed on"),
    ("purchase_order", "Purchase order number"),
    ("budget_code", "Budget code"),
    ("invoiced_on", "Invoiced on"),
    ("invoice", "Number of the invoice"),
    ("written_off_on", "Written off on"),
    ("written_off_why", "Why it is written off"),
)
PAYMENT = (("paid_on", "Day it was paid"), ("pence", "Amount"), ("reference", "Name in the ledger"))


class ToldInPounds(Told):
    """The same, with amounts in pounds."""

    def say(self, version: Any, name: str) -> str:
        """Return the words for a field of a saved version."""
        if name in ("total", "pence"):
            return pounds(getattr(version, name))
        return super().say(version, name)


def told(versions: Mapping[type[Any], Sequence[Any]]) -> ToldTogether:
    """Return how the changes are told, given the rows of the histories."""
    names = {row.id: f"{row.instance}, {row.seat}" for row in versions[Charge]}
    charge = ToldInPounds(CHARGE, {"state": dict(Charge.State.choices)}, lambda row: names[row.id])
    payment = ToldInPounds(PAYMENT, {}, lambda row: f"Payment of {names[row.charge_id].lower()}")
    return ToldTogether({Charge: ("", charge), Payment: ("", payment)})
