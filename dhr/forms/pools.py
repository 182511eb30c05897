"""What a partner paid into a pool, and before such a payment is removed that was noted by mistake."""

from typing import Any

from csp.forms.fields import SelectField
from csp.kernel.keys import new_key
from csp.kernel.pence import pounds
from dhr.forms.payments import PaidForm, RemovePaymentForm
from dhr.models.seats_apart import told_apart
from dhr.queries.pools import Pledge, PoolYear
from dhr.services.pools import PoolAnswers


class PoolPaymentForm(PaidForm):
    """Offers the partners with what is left of each."""

    field_order = ("key", "seat")

    seat = SelectField(label="Which partner paid?", called="partner")

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


class RemovePoolPaymentForm(RemovePaymentForm):
    """Asked before a payment into a pool is removed."""

    mistake = "it was for another year"


def _left(pledge: Pledge | None) -> int | None:
    return max(pledge.left, 0) or None if pledge else None
