"""What a plan is, what it says, and what each authority puts into it."""

from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import TextAreaField, TextField
from csp.forms.govuk import GovukForm
from csp.forms.numbers import WholeNumberField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from plans.models import Plan
from plans.models.plan import A_QUARTER
from plans.services.plan_life import PlanAnswers, TextAnswers
from plans.services.plan_life_parts import CommitmentAnswers

LONGEST = 10_000
LEAST_DAYS, MOST_DAYS = 7, 730


def reason_field() -> TextField:
    """Return the question why somebody changes what stands."""
    return TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )


class PlanForm(GovukForm):
    """Asked when a plan is begun, and when what it is changes."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    title = TextField(
        label="What is the plan called?",
        help_text="For example: Community Safety Plan 2027 to 2030.",
        max_length=120,
        called="title",
    )
    starts_on = DateField(label="First day", help_text="For example, 1 4 2027")
    ends_on = DateField(label="Last day", help_text="For example, 31 3 2030")
    silent_after_days = WholeNumberField(
        label="After how many days without an update is an action silent?",
        help_text="92 days are a quarter. Silent actions are shown to the coordinator and to whoever holds them.",
        called="number of days",
        least=LEAST_DAYS,
        most=MOST_DAYS,
    )
    reason = reason_field()

    def __init__(self, *args: Any, plan: Plan | None = None, **kwargs: Any) -> None:
        """Start from what the plan is; a new one starts with a key of its own, so that it is added once."""
        if plan:
            kwargs |= {"initial": vars(PlanAnswers.of(plan)), "version": plan.version}
        else:
            kwargs["initial"] = {"key": new_key(), "silent_after_days": A_QUARTER}
        self.kind = plan.kind if plan else Plan.Kind.COMMUNITY_SAFETY.value
        super().__init__(*args, **kwargs)
        del self.fields["key" if plan else "reason"]

    def clean(self) -> dict[str, Any]:
        """Refuse a last day that is not after the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", "The last day must be after the first day")
        return given

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take."""
        given = super().answers
        rest: dict[str, Any] = {
            name: given.pop(name) for name in ("version", "reason", "key") if name in given
        }
        return {"answers": PlanAnswers(kind=self.kind, **given), **rest}


class TextsForm(GovukForm):
    """Asked for what the plan itself says; each text may wait until the plan is put to the authorities."""

    button = "Save these texts"

    assessment = TextAreaField(
        label="Strategic assessment it draws on",
        help_text="Which one, of which year, and what it found. What the plan is about follows from it.",
        required=False,
        max_length=LONGEST,
        rows=4,
        called="strategic assessment",
    )
    strategy = TextAreaField(
        label="Strategy",
        help_text=(
            "How crime and disorder, re-offending, the misuse of substances and serious violence "
            "are to be reduced."
        ),
        required=False,
        max_length=LONGEST,
        rows=8,
    )
    resources = TextAreaField(
        label="How resources are allocated and deployed",
        help_text="What all of them do together. What each authority puts in stands in its own part.",
        required=False,
        max_length=LONGEST,
        rows=4,
        called="text about resources",
    )
    engagement = TextAreaField(
        label="How people who live and work here are heard",
        help_text="Who is asked, how, when the public meeting is, and how people can help.",
        required=False,
        max_length=LONGEST,
        rows=4,
        called="text about how people are heard",
    )
    summary = TextAreaField(
        label="Summary for the public",
        help_text="In plain words, for as many people as possible. Name nobody.",
        required=False,
        max_length=LONGEST,
        rows=6,
        called="summary",
    )
    reason = reason_field()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        """Start from what the plan says now."""
        super().__init__(*args, version=plan.version, initial=vars(TextAnswers.of(plan)), **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = super().answers
        rest: dict[str, Any] = {name: given.pop(name) for name in ("version", "reason")}
        return {"answers": TextAnswers(**given), **rest}


class CommitmentForm(GovukForm):
    """Asked for one authority's part of a plan."""

    button = "Save this part"

    seat = forms.CharField(widget=forms.HiddenInput)
    resources = TextAreaField(
        label="What does it allocate and deploy?",
        help_text="People, money, places. For example: a sergeant and six constables for the town centre.",
        required=False,
        max_length=LONGEST,
        rows=4,
    )
    success = TextAreaField(
        label="How does it measure its success?",
        help_text="The figures it watches, and how it will know that its part has worked.",
        required=False,
        max_length=LONGEST,
        rows=4,
    )
    reason = reason_field()

    def __init__(
        self, *args: Any, standing: CommitmentAnswers, seat: str, version: int, **kwargs: Any
    ) -> None:
        """Start from what is written; ``version`` is none (0) where nothing is yet."""
        kwargs["initial"] = {"seat": seat, **vars(standing)}
        super().__init__(*args, version=version, **kwargs)
        if not version:
            del self.fields["reason"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        given = self.cleaned_data
        answers = CommitmentAnswers(resources=given["resources"], success=given["success"])
        return {"answers": answers, "version": given["version"], "reason": given.get("reason", "")}
