"""What the list of actions nobody answers for can be narrowed by; it lives in the address."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms

from csp.forms.filters import FilterForm
from plans.policies.phantoms import WORDS, Reason

NO_LEAD = "none"


class PhantomFilterForm(FilterForm):
    """Which of them to list: for one reason, or of one authority."""

    lists = ("why", "lead")

    why = forms.ChoiceField(label="Why", required=False)
    lead = forms.ChoiceField(label="Lead authority", required=False)

    def __init__(self, *args: Any, leads: Mapping[str, str], some_without: bool, **kwargs: Any) -> None:
        """Offer the reasons, and the authorities (names by keys) that lead such an action."""
        super().__init__(*args, **kwargs)
        self.offer("why", [("", "Any reason"), *((one.value, WORDS[one]) for one in Reason)])
        nobodys = [(NO_LEAD, "No authority yet")] if some_without else []
        self.offer("lead", [("", "All"), *leads.items(), *nobodys])

    @cached_property
    def wanted(self) -> tuple[str, str]:
        """Return the reason and the authority's key; empty where it does not matter or can't be read."""
        self.is_valid()
        return self.cleaned_data.get("why", ""), self.cleaned_data.get("lead", "")
