"""What a partnership means to spend on reviews in a financial year."""

from typing import Any

from csp.forms.fields import CheckboxesField
from csp.forms.govuk import GovukForm
from csp.forms.pounds import PoundsField
from csp.kernel.pence import pounds
from dhr.models import ReviewBudget

LARGE = 100_000_000  # pence; more than this is asked about once: £10,000,000 typed for £10,000


class BudgetForm(GovukForm):
    """Asked of a review coordinator; it says nothing of any review."""

    button = "Save this budget"

    pence = PoundsField(
        label="What is the budget for reviews?",
        help_text="In pounds, for all reviews of the partnership together. For example, 24,000",
        error_messages={"required": "Enter the budget, or 0 if there is none"},
        called="budget",
    )
    sure = CheckboxesField(label="Is the amount right?", required=False, sometimes=True)

    def __init__(self, *args: Any, budget: ReviewBudget, **kwargs: Any) -> None:
        """Show the budget as it stands; 0 is the version of one that nobody set yet."""
        self.stands = budget
        known = {} if budget.version == 0 else {"pence": budget.pence}
        super().__init__(*args, version=budget.version, initial=known, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Ask whether a large amount is right, unless it was ticked for this amount, or stands already."""
        given = super().clean() or self.cleaned_data
        self.errors.pop("sure", None)
        pence = given.get("pence")
        if pence is None or pence <= LARGE or self.stands.pence == pence:
            return given
        self.offer("sure", choices=[(str(pence), f"Yes, {pounds(pence)} is right")])
        ticked = self.fields["sure"].widget.value_from_datadict(
            self.data, self.files, self.add_prefix("sure")
        )
        if str(pence) not in ticked:
            self.add_error(
                "pence", f"Is {pounds(pence)} right? Tick the box below if it is, or change the amount"
            )
        return given

    def layout(self) -> list[Any]:
        """Show the box to tick only when an amount is asked about."""
        return ["pence", *(["sure"] if getattr(self.fields["sure"], "choices", None) else [])]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {name: self.cleaned_data[name] for name in ("pence", "version")}
