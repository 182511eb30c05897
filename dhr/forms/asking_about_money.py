"""What forms about costs have in common: a large amount is asked about once, and no refusal gets lost."""

from typing import Any

from django.core.exceptions import ValidationError

from csp.forms.fields import CheckboxesField
from csp.kernel.pence import pounds
from dhr.forms.careful import CarefulForm

LARGE = 5_000_000  # pence; more than this is asked about once: £10,000,000 typed for £10,000


class AsksAboutLargeForm(CarefulForm):
    """A form with an amount, ``net``: when it is large, a box to tick for that very amount stands below it."""

    sure = CheckboxesField(label="Is the amount right?", required=False, sometimes=True)

    @property
    def is_asked(self) -> bool:
        """Return whether there is a box to tick."""
        return bool(getattr(self.fields["sure"], "choices", None))

    def ask_about(self, net: int | None) -> None:
        """Ask whether a large amount is right, unless it was ticked for this amount."""
        self.errors.pop("sure", None)
        if net is None or abs(net) <= LARGE:
            return
        self.offer("sure", choices=[(str(net), f"Yes, {pounds(net)} is right")])
        if str(net) not in self.fields["sure"].widget.value_from_datadict(
            self.data, self.files, self.add_prefix("sure")
        ):
            self.add_error(
                "net", f"Is {pounds(net)} right? Tick the box below if it is, or change the amount"
            )


class HeadedForm(CarefulForm):
    """A form that says at its head what the service refuses of a question that it does not ask."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Say it beside the question where there is one."""
        said = getattr(error, "error_dict", None)
        if field is None and said and (elsewhere := said.keys() - self.fields.keys()):
            super().add_error(None, [one for name in said if name in elsewhere for one in said[name]])
            error = ValidationError({name: said[name] for name in said if name not in elsewhere})
        super().add_error(field, error)
