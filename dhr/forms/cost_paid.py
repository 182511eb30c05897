"""When the supplier of a cost was paid."""

from typing import Any

from csp.forms.dates import DateField
from csp.forms.govuk import GovukForm
from dhr.models import CostLine


class SupplierPaidForm(GovukForm):
    """Asked of whoever runs the review, about an actual cost."""

    button = "Save when it was paid"

    paid_on = DateField(
        label="On which day was the supplier paid?",
        help_text="Leave it empty if it was not.",
        required=False,
        called="day it was paid",
    )

    def __init__(self, *args: Any, subject: CostLine, **kwargs: Any) -> None:
        """Start from the day that is noted."""
        super().__init__(*args, initial={"paid_on": subject.paid_on}, version=subject.version, **kwargs)
