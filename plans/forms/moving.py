"""Where an action is to go, and why."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from csp.forms.fields import SelectField, TextField
from csp.forms.govuk import GovukForm
from csp.kernel.terms import EVERYBODYS, Words
from plans.models import Action
from plans.queries.action_moves import Place


class MoveForm(GovukForm):
    """Asked when an action is moved to another plan: its priority and objective there are asked anew."""

    button = "Move this action"

    place = SelectField(
        label="Where does it go?",
        help_text="Plans that the same people see and that are not closed. Its reference and history go with it.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose a place from the list"),
    )
    reason = TextField(
        label="Why does it move?",
        help_text="It stays beside the change.",
        max_length=100,
        error_messages={"required": "Say why it moves"},
        called="reason",
    )

    def __init__(
        self, *args: Any, subject: Action, places: Sequence[Place], words: Words = EVERYBODYS, **kwargs: Any
    ) -> None:
        """Offer the places, plan by plan."""
        super().__init__(*args, version=subject.version, **kwargs)
        self.places = {one.name: one for one in places}
        none = f"Under no {words.priority.one}"
        offered = [
            (plan.title, [(one.name, _words(one, none)) for one in under])
            for plan, under in groupby(places, key=lambda one: one.plan)
        ]
        self.offer("place", choices=[("", "Choose one"), *offered])

    def is_done(self, action: Action) -> bool:
        """Return whether the action is where this form, which is about an older version, would move it."""
        return (
            self.is_behind(action.version)
            and self.data.get(self.add_prefix("place")) == Place.of(action).name
        )

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: the place itself, the reason and the version."""
        return {**super().answers, "place": self.places[self.cleaned_data["place"]]}


def _words(place: Place, none: str) -> str:
    if place.objective:
        return f"{place.priority}, {place.objective}"
    return str(place.priority or none)
