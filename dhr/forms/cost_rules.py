"""How one type of cost is shared: who pays first, and who pays what is left."""

import re
from typing import Any

from django.core.exceptions import ValidationError

from csp.forms.boxes import BoxesField, Rows
from csp.forms.fields import RadioField, SelectField
from csp.forms.govuk import GovukForm
from csp.forms.numbers import WholeNumberField
from csp.forms.pounds import PercentField, PoundsField
from dhr.models import CostRule
from dhr.services.cost_rules import RuleAnswers

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+")
First, Rest, Among = CostRule.First, CostRule.Rest, CostRule.Among
WITHOUT_PARTNERS = {First.NOBODY, First.POOL, Rest.EQUALLY, Rest.IN_KIND, Rest.NOTHING}
# Where what the service refuses is said, by what was chosen.
BESIDE: dict[str, dict[Any, str]] = {
    "first": {First.PAYER: "payer", First.SUMS: "sums", First.POOL: "pool"},
    "rest": {Rest.PERCENTAGES: "percentages", Rest.WEIGHTS: "weights", Rest.LEAD: "lead"},
}


class WeightField(WholeNumberField):
    """A whole number, which may be written with commas between thousands: 71,200 people."""

    def to_python(self, value: Any) -> int | None:
        """Take the commas out where they stand between thousands only."""
        typed = str(value).strip()
        return super().to_python(typed.replace(",", "") if _THOUSANDS.fullmatch(typed) else value)


class CostRuleForm(GovukForm):
    """Two steps, as they are worked out: who pays first, then how what is left is shared."""

    first = RadioField(
        label="Who pays first?",
        choices=First.choices,
        reveals={First.PAYER: ["payer", "basis_points", "cap"], First.SUMS: ["sums"], First.POOL: ["pool"]},
        error_messages={"required": "Choose who pays first"},
    )
    payer = SelectField(label="Which partner pays first?", called="partner who pays first")
    basis_points = PercentField(
        label="What percentage of the cost does it pay?",
        help_text="For example, 50 or 12.5",
        least=1,
        called="percentage",
    )
    cap = PoundsField(
        label="What is the most that it pays?",
        help_text="In pounds. Leave empty if there is no most. Whoever shares the rest pays what is above it.",
        least=1,
        required=False,
        called="most that it pays",
    )
    sums = BoxesField(
        label="Which sum does each pay?",
        help_text="In pounds, for each review. Leave empty where a partner pays no fixed sum.",
        each=PoundsField(label="Sum"),
        unit="£",
        error_messages={"required": "Enter at least one sum"},
    )
    pool = BoxesField(
        label="What does each pay into the pool every year?",
        help_text="In pounds. Leave empty where a partner pays nothing into it.",
        each=PoundsField(label="Payment"),
        unit="£",
        error_messages={"required": "Enter at least one yearly payment"},
    )
    rest = RadioField(
        label="How is the rest shared?",
        help_text="What is left once somebody has paid first; all of it if nobody does.",
        choices=Rest.choices,
        reveals={Rest.PERCENTAGES: ["percentages"], Rest.WEIGHTS: ["weights"], Rest.LEAD: ["lead"]},
        error_messages={"required": "Choose how the rest is shared"},
    )
    percentages = BoxesField(
        label="Which percentage of the rest does each pay?",
        help_text="Together they make 100.",
        each=PercentField(label="Percentage"),
        unit="%",
        error_messages={"required": "Enter the percentages"},
    )
    weights = BoxesField(
        label="Which weight has each?",
        help_text="Whole numbers, such as the people in each area. A weight of 0 pays nothing.",
        each=WeightField(least=0, most=100_000_000, label="Weight"),
        error_messages={"required": "Enter the weights"},
    )
    lead = SelectField(label="Which partner pays it?", called="partner who pays it")
    among = RadioField(
        label="Who shares the rest?",
        help_text="It makes a difference only where partners pay first.",
        choices=Among.choices,
        error_messages={"required": "Choose who shares the rest"},
    )

    def __init__(
        self, *args: Any, sharers: Rows, payers: Rows, stands: RuleAnswers | None, **kwargs: Any
    ) -> None:
        """Show what is said already; offer parts of their own only where partners can be told apart."""
        super().__init__(*args, initial=_standing(stands), **kwargs)
        for name in ("payer", "lead"):
            self.offer(name, choices=[("", "Choose one"), *sharers])
        for name in ("sums", "percentages", "weights"):
            self.offer(name, rows=sharers)
        self.offer("pool", rows=payers)
        if not sharers:
            for name, choices in (("first", First.choices), ("rest", Rest.choices)):
                self.offer(name, choices=[one for one in choices if one[0] in WITHOUT_PARTNERS])

    def clean_pool(self) -> dict[str, int] | None:
        """Ask for a payment that puts something into the pool."""
        pool: dict[str, int] | None = self.cleaned_data["pool"]
        if pool and not any(pool.values()):
            raise ValidationError("Give at least one partner a yearly payment above £0.00.")
        return pool

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what the service refuses beside the question it is about."""
        by_answer = getattr(error, "error_dict", None)
        if field is None and by_answer:
            error = ValidationError({self._beside(name): said for name, said in by_answer.items()})
        super().add_error(field, error)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the answers together, and the version of the draft."""
        given = self.cleaned_data
        answers = RuleAnswers(
            rest=given["rest"],
            first=given["first"],
            payer=given["payer"] or "",
            basis_points=given["basis_points"],
            cap=given["cap"],
            sums=given["sums"] or given["pool"] or {},
            among=given["among"],
            lead=given["lead"] or "",
            shares=given["percentages"] or given["weights"] or {},
        )
        return {"answers": answers, "version": given["version"]}

    def _beside(self, name: str) -> str:
        return BESIDE.get(name, {}).get(self.cleaned_data.get(name), name)


def _standing(stands: RuleAnswers | None) -> dict[str, Any]:
    if stands is None:
        return {"first": First.NOBODY, "among": Among.EVERYBODY}
    return {
        **vars(stands),
        "pool" if stands.first == First.POOL else "sums": stands.sums,
        "weights" if stands.rest == Rest.WEIGHTS else "percentages": stands.shares,
    } | ({"sums": {}} if stands.first == First.POOL else {})
