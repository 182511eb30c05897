"""The rows that a snapshot is made of, living or from a history: one way of making it from both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from csp.kernel.plan_snapshot import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapMilestone,
    SnapObjective,
    SnapPlan,
    SnapPriority,
)

NOBODY = ("", "")


@dataclass(frozen=True)
class Names:
    """What the ids in the rows are called at that moment, each by its id."""

    seats: Mapping[int, tuple[str, str]]  # the sort key of a name, and the name
    people: Mapping[int, str]
    statuses: Mapping[int, tuple[str, str]]  # the word, and what it stands for
    last_words: Mapping[int, str]  # of an action

    def seat(self, pk: int | None) -> str:
        """Return the name of a seat."""
        return self.seats.get(pk or 0, NOBODY)[1]

    def person(self, pk: int | None) -> str:
        """Return the name of a person."""
        return self.people.get(pk or 0, "")

    def status(self, pk: int | None) -> tuple[str, str]:
        """Return the word of a status, and what it stands for."""
        return self.statuses.get(pk or 0, NOBODY)


@dataclass(frozen=True)
class Rows:
    """A plan and its parts, as rows of their tables or of the histories of these, which name things alike."""

    plan: Any
    priorities: Iterable[Any]
    objectives: Iterable[Any]
    actions: Iterable[Any]
    measures: Iterable[Any]
    commitments: Iterable[Any]
    milestones: Iterable[Any]

    def snapshot(self, names: Names) -> SnapPlan:
        """Return the snapshot; its parts stand in the plan's order."""
        plan = self.plan
        priorities = sorted(self.priorities, key=_by_position)
        placed = {one.id: (place, one.key) for place, one in enumerate(priorities)}
        keys = {pk: key for pk, (_, key) in placed.items()}
        objectives = sorted(self.objectives, key=lambda one: (placed[one.priority_id][0], *_by_position(one)))
        goals = {one.id: one.key for one in objectives}
        actions = sorted(self.actions, key=lambda one: (one.reference_order, one.key))
        return SnapPlan(
            key=plan.key,
            title=plan.title,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            state=plan.state,
            assessment=plan.assessment,
            strategy=plan.strategy,
            resources=plan.resources,
            engagement=plan.engagement,
            summary=plan.summary,
            priorities=tuple(_priority(one, names) for one in priorities),
            objectives=tuple(
                SnapObjective(one.key, keys[one.priority_id], one.reference, one.title) for one in objectives
            ),
            actions=tuple(_action(one, names, keys, goals) for one in actions),
            measures=tuple(_measure(one, names, keys) for one in sorted(self.measures, key=_by_position)),
            commitments=_commitments(self.commitments, names),
            milestones=_milestones(self.milestones, actions),
        )


def _by_position(one: Any) -> tuple[int, str]:
    return one.position, one.key


def _priority(one: Any, names: Names) -> SnapPriority:
    return SnapPriority(
        key=one.key,
        number=one.number,
        title=one.title,
        aim=one.aim,
        lead=names.seat(one.lead_seat_id),
        holder=names.person(one.lead_person_id),
    )


def _action(
    one: Any, names: Names, priorities: Mapping[int, str], objectives: Mapping[int, str]
) -> SnapAction:
    word, stands_for = names.status(one.status_id)
    return SnapAction(
        key=one.key,
        reference=one.reference,
        title=one.title,
        detail=one.detail,
        priority=priorities.get(one.priority_id, ""),
        objective=objectives.get(one.objective_id, ""),
        lead=names.seat(one.lead_seat_id),
        post=one.lead_post,
        holder=names.person(one.lead_person_id),
        supporters=one.supporters_named,
        areas=one.areas_named,
        timescale=one.timescale,
        due_on=one.due_on,
        original_due_on=one.original_due_on,
        resources=one.resources,
        done_when=one.done_when,
        additionality=one.additionality,
        status=word,
        stands_for=stands_for,
        forecast=names.status(one.forecast_id)[0],
        state=one.state,
        state_why=one.state_why,
        outcome=one.outcome,
        reported_on=one.reported_on,
        last_words=names.last_words.get(one.id, ""),
    )


def _measure(one: Any, names: Names, priorities: Mapping[int, str]) -> SnapMeasure:
    return SnapMeasure(
        key=one.key,
        reference=one.reference,
        title=one.title,
        priority=priorities.get(one.priority_id, ""),
        unit=one.unit,
        better=one.better,
        baseline=_figure(one.baseline),
        target=one.target,
        detail=one.detail,
        lead=names.seat(one.lead_seat_id) or one.lead_as_written,
        timescale=one.timescale,
        every=one.every,
        lag_weeks=one.lag_weeks,
        baseline_period=one.baseline_period,
        why_no_baseline=one.why_no_baseline,
        target_value=_figure(one.target_value),
        target_on=one.target_on,
        source=one.source,
        coverage=one.coverage,
        why_held=one.why_held,
    )


def _figure(value: Decimal | None) -> str:
    """Return a number without the places that a database adds."""
    return "" if value is None else f"{value.normalize():f}"


def _milestones(rows: Iterable[Any], actions: Sequence[Any]) -> tuple[SnapMilestone, ...]:
    """Return the steps of these actions, in the order of the actions and of each action's steps."""
    placed = {one.id: (place, one.key) for place, one in enumerate(actions)}
    mine = [one for one in rows if one.action_id in placed]
    return tuple(
        SnapMilestone(
            key=one.key,
            action=placed[one.action_id][1],
            title=one.title,
            due_on=one.due_on,
            original_due_on=one.original_due_on,
            reached_on=one.reached_on,
            note=one.note,
        )
        for one in sorted(mine, key=lambda one: (placed[one.action_id][0], *_by_position(one)))
    )


def _commitments(rows: Iterable[Any], names: Names) -> tuple[SnapCommitment, ...]:
    """Return what each authority puts in, by the authority's name."""
    ordered = sorted(rows, key=lambda one: (names.seats.get(one.seat_id, NOBODY)[0], one.key))
    return tuple(
        SnapCommitment(one.key, names.seat(one.seat_id), one.resources, one.success) for one in ordered
    )
