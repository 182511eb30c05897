"""What the costs of a review can be narrowed by; it lives in the address."""

from functools import cached_property
from typing import Any

from django import forms

from csp.forms.filters import Choices, FilterForm
from dhr.models import CostLine, CostType


class CostFilterForm(FilterForm):
    """Which of them to list: of one type, as certain as one another, in one financial year."""

    lists = ("type", "kind", "year")

    type = forms.ChoiceField(label="Type", required=False, choices=[("", "All"), *CostType.choices])
    kind = forms.ChoiceField(
        label="How certain", required=False, choices=[("", "All"), *CostLine.Kind.choices]
    )
    year = forms.ChoiceField(label="Financial year", required=False)

    def __init__(self, *args: Any, years: Choices, **kwargs: Any) -> None:
        """Offer the years in which there are costs."""
        super().__init__(*args, **kwargs)
        self.offer("year", [("", "All"), *years])

    @cached_property
    def wanted(self) -> dict[str, str]:
        """Return what was chosen; empty where it does not matter or can't be read."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.lists}
