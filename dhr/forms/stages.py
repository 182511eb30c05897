"""For when a stage of a review is planned, and when it was reached."""

from datetime import date
from typing import Any

from csp.forms.dates import DateField
from csp.forms.govuk import GovukForm
from dhr.models import ReviewStage


class PlanStageForm(GovukForm):
    """Asked when a stage is planned."""

    planned_on = DateField(
        label="For when is it planned?",
        help_text="For example, 29 1 2027. Leave empty if there is no day.",
        required=False,
        called="day it is planned for",
    )

    def __init__(
        self, *args: Any, subject: ReviewStage, suggested: date | None = None, **kwargs: Any
    ) -> None:
        """Start from the day that was given, or from one that the rules suggest."""
        initial = {"planned_on": subject.planned_on or suggested}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)


class ReachStageForm(GovukForm):
    """Asked of whoever says that a stage was reached; cleared when it was not reached after all."""

    reached_on = DateField(label="When was it reached?", called="day it was reached")

    def __init__(self, *args: Any, subject: ReviewStage, today: date, **kwargs: Any) -> None:
        """Start from today, or from the day that was given."""
        initial = {"reached_on": subject.reached_on or today}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("reached_on", latest=today)
        if subject.reached_on:
            self.offer(
                "reached_on",
                required=False,
                help_text="Clear the boxes if it has not been reached after all.",
            )
