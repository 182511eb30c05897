"""What a snapshot is made of: plain values, with names in the place of records, that never change."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class SnapPriority:
    """A priority: what it is called, and who leads it."""

    key: str
    number: str
    title: str
    aim: str = ""
    lead: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class SnapObjective:
    """An objective, under the priority with this key."""

    key: str
    priority: str
    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class SnapAction:
    """An action: what was promised, by whom and when, and what had been reported of it."""

    key: str
    reference: str
    title: str
    detail: str = ""
    priority: str = ""
    objective: str = ""
    lead: str = ""
    post: str = ""
    holder: str = ""
    supporters: str = ""
    areas: str = ""
    timescale: str = ""
    due_on: date | None = None
    original_due_on: date | None = None
    resources: str = ""
    done_when: str = ""
    additionality: str = ""
    status: str = ""
    stands_for: str = ""
    forecast: str = ""
    state: str = "open"
    state_why: str = ""
    outcome: str = ""
    reported_on: date | None = None
    last_words: str = ""


@dataclass(frozen=True, slots=True)
class SnapMilestone:
    """A step of the action with this key: by when it was promised, and when it was reached."""

    key: str
    action: str
    title: str
    due_on: date | None = None
    original_due_on: date | None = None
    reached_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SnapMeasure:
    """A measure: what is counted, by whom and how often, and what is aimed at, in words and as a number."""

    key: str
    reference: str
    title: str
    priority: str = ""
    unit: str = ""
    better: str = ""
    baseline: str = ""
    target: str = ""
    detail: str = ""
    lead: str = ""
    timescale: str = ""
    every: str = ""
    lag_weeks: int | None = None
    baseline_period: str = ""
    why_no_baseline: str = ""
    target_value: str = ""
    target_on: date | None = None
    source: str = ""
    coverage: str = ""
    why_held: str = ""


@dataclass(frozen=True, slots=True)
class SnapCommitment:
    """What one responsible authority puts into the plan, and how it will know that it worked."""

    key: str
    seat: str
    resources: str = ""
    success: str = ""


@dataclass(frozen=True, slots=True)
class SnapPlan:
    """A whole plan at a moment; its parts stand in the plan's order.

    ``lacks`` names what was not kept yet when it was written down ("milestones", "measures.source"): that it is
    empty here says nothing.
    """

    key: str
    title: str
    starts_on: date
    ends_on: date
    state: str
    assessment: str = ""
    strategy: str = ""
    resources: str = ""
    engagement: str = ""
    summary: str = ""
    priorities: tuple[SnapPriority, ...] = ()
    objectives: tuple[SnapObjective, ...] = ()
    actions: tuple[SnapAction, ...] = ()
    measures: tuple[SnapMeasure, ...] = ()
    commitments: tuple[SnapCommitment, ...] = ()
    milestones: tuple[SnapMilestone, ...] = ()
    lacks: frozenset[str] = field(default=frozenset(), compare=False)
