"""What the next plan is, and what becomes of each action that is still open."""

from collections.abc import Collection, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict

from csp.forms.fields import SelectField, TextField
from csp.forms.govuk import LAST_VERSION, OUT_OF_DATE, Group
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.kernel.next_period import next_days, next_title, years_of
from plans.forms.plan_life import PlanForm
from plans.models import Action, ActionState, Plan
from plans.services.plan_life import PlanAnswers
from plans.services.plan_life_next import Decided, Fate, awaits_closing

FATES = [
    ("", "Choose one"),
    (Fate.CARRY.value, "Carry it forward"),
    (Fate.CLOSE.value, "Close it"),
    (Fate.STOP.value, "Drop it"),
]
# What is reported complete is closed, unless somebody decides otherwise: it is not carried forward with the rest.
FATES_OF_COMPLETE = [FATES[2], FATES[1], FATES[3]]
FOR_ALL = [
    ("", "Nothing: I decide about each of them"),
    (Fate.CARRY.value, "Carry them forward"),
]
WHY_ALL = "Say why they are carried forward"
WHY = {
    Fate.CARRY: "say why it is carried forward, or give a reason for all",
    Fate.CLOSE: "say what came of it",
    Fate.STOP: "say why it is dropped, or give a reason for all",
}
LONGEST_REASON = 500
WITHOUT_UPDATE = "the day the next plan is made, because there is no update"
IN_ABEYANCE = "Held in abeyance after that was reported"
OPEN_AGAIN = "Opened again after that was reported"
CHANGED = "it was added or changed while this page was open. Look at what is said of it, then decide again"


class NextPlanForm(PlanForm):
    """Asked when the next plan is made: its title and days, then one question for each open action."""

    button = "Make the next plan"
    button_is_pressed_once = True

    fate_all = SelectField(
        label="For all that are not decided below", choices=FOR_ALL, required=False, called="answer for all"
    )
    why_all = TextField(
        label="Reason for all that are carried forward or dropped without one of their own",
        help_text="For example: agreed by the strategy group on 4 March.",
        required=False,
        max_length=LONGEST_REASON,
        called="reason for all",
    )

    def __init__(
        self,
        *args: Any,
        follows: Plan,
        open_actions: Sequence[Action],
        decided_since: Collection[int],
        **kwargs: Any,
    ) -> None:
        """Propose the days and the title that come next."""
        super().__init__(*args, **kwargs)
        self.open_actions = open_actions
        self.waiting = {
            one.pk for one in open_actions if awaits_closing(action=one, decided_since=decided_since)
        }
        first, last = next_days(follows.starts_on, follows.ends_on)
        years = years_of(follows.starts_on, follows.ends_on)
        self.initial = {
            "key": new_key(),
            "title": next_title(follows.title, years=years),
            "starts_on": first,
            "ends_on": last,
            "silent_after_days": follows.silent_after_days,
        }
        self.initial |= {
            f"fate-{one.key}": Fate.CLOSE.value for one in open_actions if one.pk in self.waiting
        }
        self.kind = follows.kind
        for action in open_actions:
            self._ask_about(action)

    def _ask_about(self, action: Action) -> None:
        self.fields[f"version-{action.key}"] = forms.IntegerField(
            widget=forms.HiddenInput,
            initial=action.version,
            required=False,
            max_value=LAST_VERSION,
            error_messages=dict.fromkeys(("invalid", "max_value"), OUT_OF_DATE),
        )
        self.fields[f"fate-{action.key}"] = SelectField(
            label="What becomes of it?",
            choices=FATES_OF_COMPLETE if action.pk in self.waiting else FATES,
            required=action.is_complete or not self._carries_the_rest,
            error_messages={"required": f"{action.reference or action.title}: decide what becomes of it"},
        )
        self.fields[f"why-{action.key}"] = TextField(
            label="Why, or what came of it",
            required=False,
            max_length=LONGEST_REASON,
            called="reason",
        )

    def clean(self) -> dict[str, Any]:
        """Ask for a reason for each, and for what came of each that is closed."""
        given = super().clean()
        for action in self.open_actions:
            fate, why = given.get(f"fate-{action.key}"), f"why-{action.key}"
            if fate and why not in self.errors and not self._why(given, action, Fate(fate)):
                self.add_error(why, f"{action.reference or action.title}: {WHY[Fate(fate)]}")
        rest = [one for one in self.open_actions if not one.is_complete and not given.get(f"fate-{one.key}")]
        if self._carries_the_rest and any(not self._why(given, one, Fate.CARRY) for one in rest):
            self.add_error("why_all", WHY_ALL)
        self._look_again(given)
        return given

    def _look_again(self, given: dict[str, Any]) -> None:
        """Say which actions are not what they were when the page was opened, and take what they are now."""
        newer = cast(QueryDict, self.data).copy()
        for action in self.open_actions:
            version = f"version-{action.key}"
            if given.get(version) == action.version:
                continue
            newer[self.add_prefix(version)] = str(action.version)
            self.add_error(f"fate-{action.key}", f"{action.reference or action.title}: {CHANGED}")
        self.data = newer

    @property
    def _carries_the_rest(self) -> bool:
        """Return whether what is not decided one by one is carried forward."""
        return self.is_bound and self.data.get(self.add_prefix("fate_all")) == Fate.CARRY.value

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the plan's answers, its key, and what was decided of each action."""
        given = self.cleaned_data
        own = {name: given[name] for name in ("title", "starts_on", "ends_on", "silent_after_days")}
        return {
            "answers": PlanAnswers(kind=self.kind, **own),
            "key": given["key"] or new_key(),
            "decided": {one.key: self._decided(given, one) for one in self.open_actions},
        }

    def layout(self) -> list[Any]:
        """Ask about the plan first, then about each action under its own name."""
        asked = [
            Group(str(one), f"fate-{one.key}", f"why-{one.key}", hint=self._about(one))
            for one in self.open_actions
        ]
        common = ["fate_all", "why_all"] if asked else []
        return ["title", "starts_on", "ends_on", "silent_after_days", *common, *asked]

    def _decided(self, given: dict[str, Any], action: Action) -> Decided:
        fate = Fate(given[f"fate-{action.key}"] or given["fate_all"])
        return Decided(fate, self._why(given, action, fate), given[f"version-{action.key}"])

    def _why(self, given: dict[str, Any], action: Action, fate: Fate) -> str:
        own: str = given.get(f"why-{action.key}") or ""
        return own if own or fate == Fate.CLOSE else given.get("why_all") or ""

    def _about(self, action: Action) -> str:
        """Return who leads an action, when it is due, what is reported of it and as of which day it is closed."""
        due = f"Due {day_words.short(action.due_on)}" if action.due_on else action.timescale
        said = [str(action.lead_seat or "Nobody leads it"), due, str(action.status or "Nothing reported yet")]
        if action.pk in self.waiting:
            day = day_words.short(action.reported_on) or WITHOUT_UPDATE
            said.append(f"Reported complete and not closed yet: closed here, it counts as finished on {day}")
        elif action.is_complete:
            said.append(IN_ABEYANCE if action.state == ActionState.IN_ABEYANCE else OPEN_AGAIN)
        return ". ".join(filter(None, said))
