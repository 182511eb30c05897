"""What is asked at the steps of a plan's life: a waiver, an authority's answer, a step on, the end."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from plans.forms.plan_life import LONGEST
from plans.models import Plan
from plans.services.plan_life_signing import SignAnswers

YES, NO = "yes", "no"


class WaiveForm(GovukForm):
    """Asked why a plan goes without a point of the checklist."""

    button = "Save this reason"

    point = forms.CharField(widget=forms.HiddenInput)
    reason = TextAreaField(
        label="Why does the plan go without it?",
        help_text="Everyone who reads the plan’s agreement sees this, and who said so.",
        max_length=1000,
        rows=4,
        error_messages={"required": "Say why the plan goes without it"},
    )

    def __init__(self, *args: Any, point: str, reason: str, version: int, **kwargs: Any) -> None:
        """Start from the reason that stands; ``version`` is none (0) where it is not waived yet."""
        super().__init__(*args, version=version, initial={"point": point, "reason": reason}, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        return {"reason": self.cleaned_data["reason"], "version": self.cleaned_data["version"]}


class SignForm(GovukForm):
    """Asked whether an authority agrees; of a coordinator, also who said so and when."""

    button = "Save this answer"

    seat = forms.CharField(widget=forms.HiddenInput)
    number = forms.IntegerField(widget=forms.HiddenInput)
    agrees = RadioField(
        label="Does it agree to this text?",
        choices=[(YES, "Yes, it agrees"), (NO, "No, it does not agree")],
        error_messages={"required": "Choose whether it agrees"},
    )
    reason = TextAreaField(
        label="Why not, or on what understanding?",
        help_text="Needed when it does not agree.",
        required=False,
        max_length=2000,
        rows=3,
        called="reason",
    )
    signed_name = TextField(label="Name", max_length=120)
    signed_post = TextField(label="Post", help_text="For example: Chief superintendent.", max_length=120)
    signed_on = DateField(label="On which day?", called="day", help_text="For example, 9 3 2027")

    def __init__(
        self,
        *args: Any,
        first: SignAnswers | None,
        days: tuple[date, date],
        is_own: bool,
        version: int,
        hidden: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        """Start from the answer that stands. Whoever answers for their own authority signs in their own name."""
        told = {**vars(first), "agrees": YES if first.agrees else NO} if first else {}
        super().__init__(*args, version=version, initial={**told, **hidden}, **kwargs)
        self.offer("signed_on", earliest=days[0], latest=days[1])
        if is_own:
            for name in ("signed_name", "signed_post", "signed_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask for a reason when it does not agree."""
        given = super().clean() or self.cleaned_data
        if given.get("agrees") == NO and not given.get("reason") and "reason" not in self.errors:
            self.add_error("reason", ValidationError("Say why the authority does not agree"))
        return given

    def layout(self) -> list[Any]:
        """Ask first what was said, then by whom."""
        if "signed_name" not in self.fields:
            return ["agrees", "reason"]
        return ["agrees", "reason", Group("Who said so", "signed_name", "signed_post", "signed_on")]

    def signed(self, *, name: str, post: str, today: date) -> SignAnswers:
        """Return the answer of a valid form; the name, post and day are those of whoever signs themselves."""
        given = self.cleaned_data
        return SignAnswers(
            agrees=given["agrees"] == YES,
            reason=given["reason"],
            signed_name=given.get("signed_name", name),
            signed_post=given.get("signed_post", post),
            signed_on=given.get("signed_on", today),
        )


class StepForm(GovukForm):
    """Asked before a plan is taken a step on."""

    button_is_pressed_once = True

    def __init__(self, *args: Any, button: str, number: int = 0, **kwargs: Any) -> None:
        """Name the button, and remember which version was read."""
        self.button = button
        super().__init__(*args, **kwargs)
        self.fields["number"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=number, min_value=0, max_value=9999
        )


class CloseForm(GovukForm):
    """Asked before a plan is closed."""

    button = "Close this plan"
    button_kind = "warning"

    outturn = TextAreaField(
        label="How far was the plan implemented?",
        help_text="The next strategic assessment has to say it: what was done, what was not, and why.",
        max_length=LONGEST,
        rows=8,
        error_messages={"required": "Say how far the plan was implemented"},
        called="text about how far it was implemented",
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=plan.version, **kwargs)
