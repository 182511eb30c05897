"""The forms that show a version of a plan to the public, and take it down."""

from typing import Any

from csp.forms.fields import TickField
from csp.forms.govuk import GovukForm
from plans.models import Plan


class ShowForm(GovukForm):
    """Asked before the public sees a version of a plan."""

    button = "Show this version to the public"
    button_is_pressed_once = True

    is_read = TickField(label="I have read it as the public will, and it gives nobody away")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Remember which version of the plan's record was looked at."""
        super().__init__(*args, version=plan.version, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"version": self.cleaned_data["version"]}


class TakeDownForm(GovukForm):
    """Asked before the public sees nothing of a plan any more."""

    button, button_kind = "Take it down", "warning"

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Remember which version of the plan's record was looked at."""
        super().__init__(*args, version=plan.version, **kwargs)
