"""A milestone: what will have happened and by when, the day it was reached, and the question before it is removed."""

from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from plans.forms.action_state import QUOTED, RESTRICTED
from plans.models import Milestone
from plans.services.milestones import MilestoneAnswers


class MilestoneForm(GovukForm):
    """Asked when a milestone is added or changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    title = TextField(
        label="What will have happened?",
        help_text="For example: Second team in post.",
        max_length=200,
        error_messages={"required": "Enter what will have happened"},
    )
    due_on = DateField(
        label="By when?",
        help_text="For example, 29 1 2027. Leave empty if there is no day yet.",
        required=False,
        called="day",
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(self, *args: Any, subject: Milestone | None = None, **kwargs: Any) -> None:
        """Start from what it is; a new one gets a key, so that it is added once."""
        if subject:
            kwargs["initial"] = vars(MilestoneAnswers.of(subject))
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the milestone's own answers, then version and reason, or its key."""
        given = self.cleaned_data
        rest: dict[str, Any] = {
            name: given[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": MilestoneAnswers(given["title"], given["due_on"]), **rest}


class ReachForm(GovukForm):
    """Asked of whoever says that a milestone is reached; cleared when it was not reached after all."""

    reached_on = DateField(label="When was it reached?", called="day it was reached")
    note = TextAreaField(
        label="What is there to say about it?", required=False, max_length=1000, rows=3, called="note"
    )

    def __init__(self, *args: Any, subject: Milestone, today: date, **kwargs: Any) -> None:
        """Start from today, or from the day that was given."""
        initial = {"reached_on": subject.reached_on or today, "note": subject.note}
        super().__init__(*args, initial=initial, version=subject.version, **kwargs)
        self.offer("reached_on", latest=today)
        self.offer("note", help_text=RESTRICTED if subject.action.circle_id else QUOTED)
        if subject.is_reached:
            self.offer(
                "reached_on",
                required=False,
                help_text="Clear the boxes if it has not been reached after all.",
            )


class RemoveMilestoneForm(GovukForm):
    """Asked before a milestone is removed."""

    button = "Remove this milestone"
    button_kind = "warning"

    def __init__(self, *args: Any, subject: Milestone, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)
