"""What is measured: a measure's own questions, why it is held, the actions that work on it, and removing it."""

from dataclasses import fields
from typing import Any

from django import forms

from csp.forms.dates import DateField
from csp.forms.fields import CheckboxesField, RadioField, RecordField, TextAreaField, TextField
from csp.forms.govuk import GovukForm, Group
from csp.forms.numbers import WholeNumberField
from csp.kernel.keys import ALPHABET, LENGTH, new_key
from csp.kernel.plain_text import plain_line
from csp.kernel.terms import Words
from csp.models import Record
from plans.forms.figures import FigureField
from plans.models import Action, Measure
from plans.services.measures import MeasureAnswers

BASELINE_TWICE = "Give the baseline, or say why there is none, not both"
NO_UNIT_FOR = "Enter the target as a number too, so that the day means something, or leave the day empty"


class MeasureForm(GovukForm):
    """Asked when a measure is added or changed; a new one has a key minted with the form, so it is added once."""

    key = forms.RegexField(f"^[{ALPHABET}]{{{LENGTH}}}$", required=False, widget=forms.HiddenInput)
    reference = TextField(
        label="Reference",
        help_text="As people say it, for example M3.",
        required=False,
        max_length=20,
        width=10,
    )
    title = TextField(
        label="What is measured?",
        help_text="For example: Burglaries of homes recorded by the police.",
        max_length=300,
        error_messages={"required": "Enter what is measured"},
    )
    detail = TextAreaField(
        label="What exactly is counted?",
        help_text="What is in the figure and what isn’t, so that two people would count the same.",
        required=False,
        max_length=4000,
        rows=3,
        called="definition",
    )
    unit = TextField(
        label="Unit",
        help_text="What the figure is in: offences, people, days, %, £.",
        required=False,
        max_length=40,
        width=20,
    )
    better = RadioField(
        label="Which way is good?",
        choices=Measure.Better.choices,
        hints={
            Measure.Better.NEITHER: "For example reported hate crime: more reports can mean more trust. "
            "Nothing is then called better or worse."
        },
        error_messages={"required": "Choose which way is good"},
    )
    every = RadioField(
        label="How often is there a figure?",
        choices=[*Measure.Every.choices, ("", "At no fixed times")],
        hints={Measure.Every.YEAR: "A financial year, from 1 April."},
        required=False,
    )
    lag_weeks = WholeNumberField(
        least=0,
        most=104,
        width=3,
        label="How many weeks after a period is its figure known?",
        help_text="About. From then on the figure is asked for. Leave it empty if nobody knows yet.",
        required=False,
        called="number of weeks",
    )
    baseline = FigureField(label="Baseline", help_text="The figure it starts from.", required=False)
    baseline_period = TextField(
        label="Period of the baseline",
        help_text="For example, April 2023 to March 2024.",
        required=False,
        max_length=80,
    )
    why_no_baseline = TextAreaField(
        label="If there is no baseline, why, and when will there be one?",
        required=False,
        max_length=500,
        rows=2,
        called="reason why there is no baseline",
    )
    target = TextAreaField(
        label="Target, as the plan says it",
        help_text="For example: Fewer than 300 a year by the end of the plan.",
        required=False,
        max_length=1000,
        rows=2,
    )
    target_value = FigureField(
        label="Target as a number",
        help_text="Each figure is held against it: the figure for one period.",
        required=False,
    )
    target_on = DateField(
        label="Day by which the target is to be reached", help_text="For example, 31 3 2027.", required=False
    )
    source = TextField(
        label="Where do the figures come from?",
        help_text="For example: Police recorded crime.",
        required=False,
        max_length=200,
        called="source",
    )
    coverage = TextField(
        label="What do they cover?",
        help_text="For example: the district of Vale, people of 18 and over.",
        required=False,
        max_length=200,
        called="coverage",
    )
    lead_seat = RecordField(
        label="Authority that gives the figures",
        help_text="Its officers and leads, and the coordinator, give them.",
        required=False,
        empty_label="No authority yet",
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
        subject: Measure | None = None,
        seats: Any,
        priorities: Any,
        words: Words,
        **kwargs: Any,
    ) -> None:
        """Offer the plan's priorities and the partnership's seats; figures are read in the unit that is typed."""
        if subject:
            kwargs["initial"], kwargs["version"] = _shown(MeasureAnswers.of(subject)), subject.version
        else:
            kwargs["initial"] = {"key": new_key()}
        super().__init__(*args, **kwargs)
        del self.fields["reason" if subject is None else "key"]
        self.fields["priority"] = RecordField(
            priorities, label=words.priority.start, required=False, empty_label=f"No {words.priority.one}"
        )
        self.offer("lead_seat", queryset=seats)
        unit = plain_line(str(self.data.get("unit", ""))) if self.is_bound else ""
        for name in ("baseline", "target_value"):
            self.offer(name, unit=unit)

    def clean(self) -> dict[str, Any]:
        """Hold the answers against one another."""
        answers = super().clean() or self.cleaned_data
        if answers.get("baseline") is not None and answers.get("why_no_baseline"):
            self.add_error("why_no_baseline", BASELINE_TWICE)
        if (
            answers.get("target_on")
            and answers.get("target_value") is None
            and "target_value" not in self.errors
        ):
            self.add_error("target_value", NO_UNIT_FOR)
        return answers

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the services take: the measure's answers together, then version and reason, or its key."""
        given: dict[str, Any] = {one.name: self.cleaned_data[one.name] for one in fields(MeasureAnswers)}
        rest: dict[str, Any] = {
            name: self.cleaned_data[name] for name in ("version", "reason", "key") if name in self.fields
        }
        return {"answers": MeasureAnswers(**given), **rest}

    def layout(self) -> list[Any]:
        """Group the questions as one thinks of them."""
        return [
            "reference",
            "title",
            "priority",
            Group("What the figures are", "detail", "unit", "better", "source", "coverage"),
            Group("Who gives them, and when", "lead_seat", "every", "lag_weeks"),
            Group("Where it starts", "baseline", "baseline_period", "why_no_baseline"),
            Group("Where it is to get to", "target", "target_value", "target_on"),
            *(["reason"] if "reason" in self.fields else []),
        ]


class HoldForm(GovukForm):
    """Asked before a measure is held in abeyance."""

    button = "Hold it in abeyance"
    why_held = TextAreaField(
        label="Why is it held in abeyance?",
        help_text="For example: It cannot be counted until the new system is in use.",
        max_length=1000,
        rows=3,
        error_messages={"required": "Enter why it is held in abeyance"},
        called="reason",
    )

    def __init__(self, *args: Any, subject: Measure, **kwargs: Any) -> None:
        """Start from the reason it has; one that is held already can be taken up again."""
        super().__init__(*args, version=subject.version, initial={"why_held": subject.why_held}, **kwargs)
        if subject.why_held:
            self.button = "Take it up again"
            del self.fields["why_held"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes: no reason any more means that it is taken up again."""
        return {"why_held": "", **super().answers}


class WorkingForm(GovukForm):
    """Asked to say which actions of the plan work on a measure."""

    button = "Save the actions"
    actions = CheckboxesField(label="Actions of this plan", required=False, called="action")

    def __init__(
        self, *args: Any, subject: Measure, offered: dict[str, Action], now: Any, **kwargs: Any
    ) -> None:
        """Offer the plan's actions by key, with those ticked that work on it ``now``."""
        self.offered = offered
        super().__init__(*args, version=subject.version, initial={"actions": now}, **kwargs)
        self.offer("actions", choices=[(key, str(action)) for key, action in offered.items()])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the service takes."""
        chosen = [self.offered[key] for key in self.cleaned_data["actions"]]
        return {**super().answers, "actions": chosen}


class RemoveMeasureForm(GovukForm):
    """Asked before a measure is removed."""

    button, button_kind = "Remove this measure", "warning"

    def __init__(self, *args: Any, subject: Measure, **kwargs: Any) -> None:
        """Remember which version was read."""
        super().__init__(*args, version=subject.version, **kwargs)


def _shown(answers: MeasureAnswers) -> dict[str, Any]:
    """Return what a measure is, as the form shows it."""
    return {name: one.key if isinstance(one, Record) else one for name, one in vars(answers).items()}
