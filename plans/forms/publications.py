"""The forms that show a version of a plan to the public, and take it down."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict

from csp.forms.fields import TextAreaField, TickField
from csp.forms.govuk import GovukForm
from plans.models import Plan

LONGEST_REASON = 100  # it stands in the history of the plan


class ShowForm(GovukForm):
    """Asked before the public sees a version of a plan."""

    button = "Show this version to the public"
    button_is_pressed_once = True

    is_read = TickField(label="I have read it as the public will, and it gives nobody away")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Remember which version of the plan's record was looked at."""
        super().__init__(*args, version=plan.version, **kwargs)
        if self.is_bound and self.data.get(self.add_prefix("cleared")):
            self._ask_why()

    @property
    def places(self) -> list[str]:
        """Return where words stand that somebody has to answer for, if that was found."""
        return str(self.data.get(self.add_prefix("cleared"), "")).splitlines() if self.is_bound else []

    def ask_about(self, places: Iterable[str]) -> None:
        """Ask why words may be public that stand in these places, and in something only some people may read."""
        told = cast(QueryDict, self.data).copy()
        told[self.add_prefix("cleared")] = "\n".join(places)
        self.data = told
        self._ask_why()

    def _ask_why(self) -> None:
        self.fields["cleared"] = forms.CharField(widget=forms.HiddenInput)
        self.fields["reason"] = TextAreaField(
            label="Why may these words be public?",
            help_text="For example: they are the name of a national programme. Say nothing here that is not public.",
            rows=3,
            max_length=LONGEST_REASON,
            called="reason",
        )

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        return {"version": given["version"], "cleared": self.places, "reason": given.get("reason", "")}


class TakeDownForm(GovukForm):
    """Asked before the public sees nothing of a plan any more."""

    button, button_kind = "Take it down", "warning"

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Remember which version of the plan's record was looked at."""
        super().__init__(*args, version=plan.version, **kwargs)
