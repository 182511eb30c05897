"""The milestones and the measures of a snapshot, as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.kernel import day_words
from csp.kernel.measures.judging import target_in_words
from csp.kernel.plan_snapshot import SnapMeasure, SnapMilestone, SnapPlan
from plans.models import Measure
from plans.presenters.difference_measures import figure_words


@dataclass(frozen=True)
class Step:
    """One milestone as it stood: what was promised, and what was said of it."""

    title: str
    due: str
    reached: str
    note: str

    @classmethod
    def of(cls, one: SnapMilestone) -> "Step":
        """Say it in words."""
        first = one.original_due_on
        moved = f", first agreed: {day_words.short(first)}" if first and first != one.due_on else ""
        due = f"by {day_words.short(one.due_on)}" if one.due_on else "no date"
        reached = f"reached {day_words.short(one.reached_on)}" if one.reached_on else ""
        return cls(one.title, f"{due}{moved}", reached, one.note)


@dataclass(frozen=True)
class MeasureLine:
    """One measure as it stood: its target in words and as a number, and what else was said of it."""

    name: str
    target: str
    number: str
    facts: Sequence[str]

    @classmethod
    def of(cls, one: SnapMeasure) -> "MeasureLine":
        """Say it in words; what was not kept is not said."""
        found = [
            one.detail,
            str(Measure.Better(one.better).label) if one.better else "",
            _baseline(one),
            _named("Given by", one.lead),
            _when(one),
            _named("Timescale", one.timescale),
            _named("Source", one.source),
            _named("Covers", one.coverage),
            _named("Held in abeyance", one.why_held),
        ]
        return cls(
            f"{one.reference} {one.title}".strip(), one.target, _target(one), [said for said in found if said]
        )


def steps_by_action(plan: SnapPlan) -> dict[str, list[Step]]:
    """Return the milestones of each action, by its key, in their order."""
    found: dict[str, list[Step]] = {}
    for one in plan.milestones:
        found.setdefault(one.action, []).append(Step.of(one))
    return found


def baseline_words(one: SnapMeasure) -> str:
    """Return a measure's baseline, if it has one."""
    return f"Baseline: {figure_words(one.baseline, unit=one.unit)}" if one.baseline else ""


def _target(one: SnapMeasure) -> str:
    if not one.target_value:
        return ""
    said = figure_words(one.target_value, unit=one.unit)
    return target_in_words(said, unit=one.unit, better=one.better, by=one.target_on)


def _baseline(one: SnapMeasure) -> str:
    if not one.baseline:
        return _named("No baseline", one.why_no_baseline)
    period = f" ({one.baseline_period})" if one.baseline_period else ""
    return f"{baseline_words(one)}{period}"


def _when(one: SnapMeasure) -> str:
    often = str(Measure.Every(one.every).label) if one.every else ""
    if one.lag_weeks is None:
        return often
    weeks = f"{one.lag_weeks} week{'' if one.lag_weeks == 1 else 's'}"
    known = f"known about {weeks} after the {one.every or 'period'}"
    return f"{often}, {known}" if often else known.capitalize()


def _named(name: str, said: str) -> str:
    return f"{name}: {said}" if said else ""
