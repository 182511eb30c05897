"""What is decided of an action: that it is closed, stopped, held in abeyance, taken up again or reopened."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField
from csp.forms.govuk import GovukForm
from csp.kernel.plain_text import plain_lines
from plans.models import Action, ActionState

LONGEST = 2000
QUOTED = "This may be quoted in a report to councillors. Name nobody."
RESTRICTED = "The people on the plan read this."
ASKS = {
    ActionState.CLOSED: ("outcome", "finished_on"),
    ActionState.STOPPED: ("stopped_why",),
    ActionState.IN_ABEYANCE: ("waits_why",),
    ActionState.OPEN: ("opened_why",),
}
REASONS: dict[ActionState, str] = {
    state: names[0] for state, names in ASKS.items() if state != ActionState.CLOSED
}
HINTS = {
    ActionState.CLOSED: "The work is finished, and you can say what came of it.",
    ActionState.STOPPED: "The work will not be finished. The action stays in the plan, with the reason.",
    ActionState.IN_ABEYANCE: "The work waits. Until it is taken up again, nothing is asked of it and it is not late.",
    ActionState.OPEN: "Updates are asked for again, and its due date counts again.",
}
TYPED = ("outcome", *REASONS.values())


def verb_of(state: ActionState, *, stands: str) -> str:
    """Return what it is called to decide this of an action as it stands, as a button says it."""
    if state == ActionState.OPEN:
        return "Take it up again" if stands == ActionState.IN_ABEYANCE else "Reopen it"
    return {
        ActionState.CLOSED: "Close it",
        ActionState.STOPPED: "Stop it",
        ActionState.IN_ABEYANCE: "Hold it in abeyance",
    }[state]


class DecideForm(GovukForm):
    """Asked on a page of its own; what nobody may decide of the action as it stands is not offered."""

    button_is_pressed_once = True

    state = RadioField(
        label="What is decided?",
        error_messages={"required": "Choose what is decided"},
        reveals={state.value: names for state, names in ASKS.items()},
        hints={state.value: hint for state, hint in HINTS.items()},
    )
    outcome = TextAreaField(label="What came of it?", max_length=LONGEST, called="outcome", rows=4)
    finished_on = DateField(label="When was the work finished?", called="day the work was finished")
    stopped_why = TextAreaField(label="Why is it stopped?", max_length=LONGEST, called="reason", rows=3)
    waits_why = TextAreaField(
        label="Why does it wait, and for what?", max_length=LONGEST, called="reason", rows=3
    )
    opened_why = TextAreaField(label="Why does it go on?", max_length=LONGEST, called="reason", rows=3)

    def __init__(
        self, *args: Any, action: Action, offered: Sequence[ActionState], today: date, **kwargs: Any
    ) -> None:
        """Offer what the person may decide; where that is one thing, ask for nothing but its words."""
        super().__init__(*args, version=action.version, **kwargs)
        self.offered = list(offered)
        self.offer(
            "finished_on", latest=today, help_text=f"For example, {today.day} {today.month} {today.year}"
        )
        for name in TYPED:
            self.fields[name].help_text = RESTRICTED if action.circle_id else QUOTED
        for state in ASKS.keys() - set(offered):
            for name in ASKS[state]:
                del self.fields[name]
        self.offer("state", choices=[(one.value, verb_of(one, stands=action.state)) for one in self.offered])
        self.fields["state"].reveals = {one.value: ASKS[one] for one in self.offered}  # type: ignore[attr-defined]  # our RadioField
        if len(self.offered) == 1:
            del self.fields["state"]
            self.button = verb_of(self.offered[0], stands=action.state).replace("it", "this action", 1)

    @property
    def decided(self) -> ActionState:
        """Return what was decided."""
        return self.offered[0] if len(self.offered) == 1 else ActionState(self.cleaned_data["state"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service of this decision takes."""
        given = self.cleaned_data
        if self.decided == ActionState.CLOSED:
            told = {"outcome": given["outcome"], "finished_on": given["finished_on"]}
        else:
            told = {"reason": given[REASONS[self.decided]]}
        return {"version": given["version"], **told}

    def stands_already(self, action: Action) -> bool:
        """Return whether the action stands as was sent, in the same words: then it was sent before."""
        words = {
            state: plain_lines(str(self.data.get(self.add_prefix(names[0]), "")))
            for state, names in ASKS.items()
        }
        state = ActionState(action.state)
        kept = action.outcome if state == ActionState.CLOSED else action.state_why
        return bool(kept) and words.get(state) == kept

    def add_error(self, field: str | None, error: Any) -> None:
        """Say what the service refuses beside the question it is about."""
        messages = getattr(error, "message_dict", None)
        if field is None and messages and "reason" in messages:
            super().add_error(REASONS[self.decided], messages["reason"])
        else:
            super().add_error(field, error)
