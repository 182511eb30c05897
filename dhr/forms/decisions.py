"""A decision whether to review: what, when and by whom, having asked whom, and who was told of it."""

from collections.abc import Collection
from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import RadioField, TextAreaField, TextField
from csp.forms.govuk import Group
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from dhr.forms.careful import CarefulForm
from dhr.models import ReviewDecision
from dhr.services.decisions import DecisionAnswers

Outcome = ReviewDecision.Outcome
TOLD, NOT_TOLD, NOT_YET = "told", "not_told", "not_yet"


class DecisionForm(CarefulForm):
    """Asked when a decision is noted, and when what is noted of it is changed."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    outcome = RadioField(
        label="What was decided?",
        hints={
            Outcome.NO_REVIEW.value: "A whole outcome. The Home Office is told of it, and may direct a review.",
        },
        error_messages={"required": "Choose what was decided"},
    )
    decided_on = DateField(
        label="On what day?",
        help_text="For example, 12 11 2026.",
        called="day it was decided",
    )
    decided_by = TextField(
        label="Who decided?",
        help_text="The post, not the name. For example: chair of the partnership, or the Home Secretary.",
        max_length=120,
        error_messages={"required": "Enter who decided, by post"},
        called="who decided",
    )
    consulted = TextAreaField(
        label="Who was asked first?",
        help_text="Agencies and posts, with a specialist in domestic abuse among them.",
        required=False,
        max_length=1000,
        rows=3,
        called="who was asked first",
    )
    reasons = TextAreaField(
        label="Why?",
        help_text="Needed when no review is held. Name no victim, perpetrator or child.",
        required=False,
        sometimes=True,
        max_length=4000,
        called="reasons",
    )
    home_office_told_on = DateField(
        label="When was the Home Office told in writing?",
        help_text="Either way. Leave empty if it was not told yet, or if it is the Home Office that says so.",
        required=False,
        called="day the Home Office was told",
    )
    family = RadioField(
        label="Was the family told in writing?",
        choices=[
            (NOT_YET, "Not yet"),
            (TOLD, "Yes"),
            (NOT_TOLD, "No, and they will not be"),
        ],
        reveals={TOLD: ["family_told_on"], NOT_TOLD: ["family_not_told"]},
        error_messages={"required": "Choose whether the family was told"},
    )
    family_told_on = DateField(
        label="When?", required=False, sometimes=True, called="day the family was told"
    )
    family_not_told = TextAreaField(
        label="Why not?",
        required=False,
        sometimes=True,
        max_length=1000,
        rows=3,
        called="why the family was not told",
    )
    reason = TextField(
        label="Why are you changing it?",
        help_text="It stays beside the change.",
        required=False,
        max_length=100,
        called="reason",
    )

    def __init__(
        self,
        *args: Any,
        outcomes: Collection[Outcome],
        today: date,
        subject: ReviewDecision | None = None,
        **kwargs: Any,
    ) -> None:
        """Offer what can be decided; start from what is noted. A new one gets a key, so that it is noted once."""
        if subject:
            now = vars(DecisionAnswers.of(subject))
            kwargs["initial"] = {**now, "family": _family(subject)}
            kwargs["version"] = subject.version
        else:
            kwargs["initial"] = {"key": new_key(), "family": NOT_YET}
        super().__init__(*args, **kwargs)
        self.offer("outcome", choices=[(one.value, one.label) for one in outcomes])
        for question in ("decided_on", "home_office_told_on", "family_told_on"):
            self.offer(question, latest=today)
        del self.fields["reason" if subject is None else "key"]

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        last = ["reason"] if "reason" in self.fields else []
        told = Group("Who was told of it", "home_office_told_on", "family")
        return ["outcome", "decided_on", "decided_by", "consulted", "reasons", told, *last]

    def clean(self) -> dict[str, Any]:
        """Ask for what the answer about the family needs."""
        answers = super().clean() or self.cleaned_data
        is_asked = answers.get("family") == TOLD and "family_told_on" not in self.errors
        if is_asked and not answers.get("family_told_on"):
            self.add_error("family_told_on", "Enter the day the family was told")
        if answers.get("family") == NOT_TOLD and not answers.get("family_not_told"):
            self.add_error("family_not_told", "Say why the family was not told")
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the decision's own answers together, then version and reason, or its key."""
        given: dict[str, Any] = {one.name: self.cleaned_data[one.name] for one in fields(DecisionAnswers)}
        given["family_not_told"] = given["family_not_told"] or ""
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": DecisionAnswers(**given), **rest}


def _family(decision: ReviewDecision) -> str:
    if decision.family_told_on:
        return TOLD
    return NOT_TOLD if decision.family_not_told else NOT_YET
