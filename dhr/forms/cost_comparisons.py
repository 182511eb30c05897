"""Which two versions of an agreement are compared, for which partnership, and on which costs."""

from collections.abc import Iterable, Sequence
from typing import Any

from csp.forms.fields import SelectField
from csp.forms.govuk import Group
from csp.forms.pounds import PoundsField
from csp.models import Partnership
from dhr.models import AgreementVersion, CostType
from plans.forms.moments import AskedInAddress

SAME = "Choose two different versions"
NO_COST = "Enter the amount of at least one type of cost"


class ComparisonForm(AskedInAddress):
    """Asked in the address, so that what two versions make of the same costs can be shown to a colleague."""

    button = "Compare"

    before = SelectField(label="First version", called="first version")
    after = SelectField(label="Second version", called="second version")
    partnership = SelectField(label="For reviews of", called="partnership")

    def __init__(
        self,
        *args: Any,
        versions: Iterable[AgreementVersion],
        partnerships: Sequence[Partnership],
        **kwargs: Any,
    ) -> None:
        """Offer the agreement's versions and the partnerships it holds for, and ask for the costs by type."""
        super().__init__(*args, **kwargs)
        named = [(one.key, str(one)) for one in versions]
        for question in ("before", "after"):
            self.offer(question, choices=named)
        self.offer("partnership", choices=[(one.key, str(one)) for one in partnerships])
        if len(partnerships) == 1:
            del self.fields["partnership"]
        for kind in CostType:
            self.fields[kind] = PoundsField(label=kind.label, required=False, sometimes=True)

    def layout(self) -> list[Any]:
        """Group the versions, then the costs."""
        asked = [name for name in ("before", "after", "partnership") if name in self.fields]
        costs = Group(
            "What the costs come to", *CostType.values, hint="In pounds. Leave empty what there is none of."
        )
        return [*asked, costs]

    def clean(self) -> dict[str, Any]:
        """Refuse a version compared with itself, and nothing to share."""
        given = super().clean() or self.cleaned_data
        if given.get("before") and given.get("before") == given.get("after"):
            self.add_error("after", SAME)
        if not any(name in self.errors or given.get(name) for name in CostType.values):
            self.add_error(CostType.CHAIR, NO_COST)
        return given

    @property
    def costs(self) -> dict[str, int]:
        """Return the pence by type of cost; of a valid form."""
        return {name: self.cleaned_data[name] for name in CostType.values if self.cleaned_data[name]}
