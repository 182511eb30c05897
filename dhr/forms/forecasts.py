"""What one more review is thought to cost, by type."""

from typing import Any

from csp.forms.govuk import Group
from csp.forms.pounds import PoundsField
from dhr.models import CostType
from plans.forms.moments import AskedInAddress

NO_COST = "Enter the amount of at least one type of cost"


class NewReviewForm(AskedInAddress):
    """Asked in the address, so that what a review would cost can be shown to a colleague."""

    button = "Work it out"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for each type of cost."""
        super().__init__(*args, **kwargs)
        for kind in CostType:
            self.fields[kind] = PoundsField(label=kind.label, required=False, sometimes=True)

    def layout(self) -> list[Any]:
        """Ask for the costs together."""
        hint = "In pounds. Leave empty what there is none of."
        return [Group("What the review would cost", *CostType.values, hint=hint)]

    def clean(self) -> dict[str, Any]:
        """Refuse nothing to share."""
        given = super().clean() or self.cleaned_data
        if not any(name in self.errors or given.get(name) for name in CostType.values):
            self.add_error(CostType.CHAIR, NO_COST)
        return given

    @property
    def amounts(self) -> dict[str, int]:
        """Return the pence by type of cost; of a valid form."""
        return {name: self.cleaned_data[name] for name in CostType.values if self.cleaned_data[name]}
