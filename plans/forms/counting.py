"""Under which other plans an action counts."""

from typing import Any

from django.db.models import QuerySet

from csp.forms.fields import RecordsField, TextField
from csp.forms.govuk import GovukForm
from plans.models import Action, Plan

REASON_ALONE = "Change what is ticked, or leave the reason empty: it is kept beside a change"


class CountingForm(GovukForm):
    """Asked to say under which other plans an action counts: none ticked means only under its own."""

    button = "Save where it counts"

    plans = RecordsField(
        label="Under which other plans does it count?",
        help_text=(
            "Their totals and lists then include it, marked as part of this plan. Only this plan’s rounds ask for it."
        ),
        required=False,
        called="plans",
    )
    reason = TextField(
        label="Why?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(
        self, *args: Any, subject: Action, offered: QuerySet[Plan], now: set[str], **kwargs: Any
    ) -> None:
        """Offer these plans, with those ticked (their keys) under which it counts ``now``."""
        super().__init__(*args, version=subject.version, initial={"plans": sorted(now)}, **kwargs)
        self.now, self.subject_version = now, subject.version
        self.offer("plans", queryset=offered)

    def clean(self) -> dict[str, Any]:
        """Refuse a reason for a change that is not made, which would be kept nowhere; sent twice, it was made."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        is_a_change = self.is_behind(self.subject_version) or "plans" not in answers
        if answers.get("reason") and not is_a_change and self.says_the_same():
            self.add_error("plans", REASON_ALONE)
        return answers

    def says_the_same(self) -> bool:
        """Return whether the action counts just where this valid form says."""
        return {plan.key for plan in self.cleaned_data["plans"]} == self.now
