"""A snapshot of a plan as a page shows it: its texts, and its actions under their priorities and objectives."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from csp.kernel import day_words
from csp.kernel.plan_snapshot import SnapAction, SnapCommitment, SnapMeasure, SnapPlan, SnapPriority
from csp.kernel.terms import Words
from plans.models import ActionState, Measure, Plan
from plans.presenters.difference_words import not_kept_words
from plans.presenters.snapshot_parts import MeasureLine, Step, baseline_words, steps_by_action

TEXTS = (
    ("strategy", "Strategy"),
    ("assessment", "What it draws on"),
    ("resources", "How resources are allocated and deployed"),
    ("engagement", "How people who live and work here are heard"),
)


@dataclass(frozen=True)
class Row:
    """One action as it stood."""

    reference: str
    title: str
    url: str
    detail: str
    lead: str
    small_lead: str
    due: str
    small_due: str
    done_when: str
    status: str
    decided: str
    last_words: str
    reported: str
    steps: Sequence[Step]

    @classmethod
    def of(cls, action: SnapAction, *, url: str, names_people: bool, steps: Sequence[Step] = ()) -> "Row":
        """Say it in words; ``url`` is where it leads, if it is still there."""
        holder = action.holder if names_people else ""
        return cls(
            reference=action.reference,
            title=action.title,
            url=url,
            detail=action.detail,
            lead=action.lead or "No lead",
            small_lead=_joined([action.post, holder, action.supporters and f"with {action.supporters}"]),
            due=due_words(action) or "No date",
            small_due=_first_words(action),
            done_when=action.done_when,
            status=action.status or "Not reported",
            decided=_decided(action),
            last_words=action.last_words,
            reported=f"Reported {day_words.short(action.reported_on)}" if action.reported_on else "",
            steps=steps,
        )


@dataclass(frozen=True)
class Group:
    """The actions under one objective, or directly under a priority."""

    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Part:
    """A priority with its actions."""

    heading: str
    aim: str
    led_by: str
    groups: Sequence[Group]


@dataclass(frozen=True)
class SnapshotPage:
    """All that a page shows of a snapshot."""

    title: str
    period: str
    state: str
    summary: str
    texts: Sequence[tuple[str, str]]
    parts: Sequence[Part]
    measures: Sequence[MeasureLine]
    commitments: Sequence[SnapCommitment]
    number: int
    not_kept: str

    @classmethod
    def of(
        cls,
        plan: SnapPlan,
        *,
        words: Words,
        address: str = "",
        alive: Collection[str] = (),
        names_people: bool = True,
    ) -> "SnapshotPage":
        """Lay it out; ``alive`` are the keys of the actions that have a page, at ``address``."""
        urls = {key: address.format(key) for key in alive}
        steps = steps_by_action(plan)
        rows = {
            one.key: Row.of(
                one, url=urls.get(one.key, ""), names_people=names_people, steps=steps.get(one.key, ())
            )
            for one in plan.actions
        }
        parts = [_part(plan, one, rows, names_people=names_people) for one in plan.priorities]
        known = {one.key for one in plan.priorities}
        loose = [one for one in plan.actions if one.priority not in known]
        if loose:
            group = Group("", [rows[one.key] for one in loose])
            parts.append(Part(f"Under no {words.priority.one}", "", "", [group]))
        return cls(
            title=plan.title,
            period=period_words(plan),
            state=Plan.State(plan.state).label,
            summary=plan.summary,
            texts=[(label, text) for name, label in TEXTS if (text := getattr(plan, name))],
            parts=parts,
            measures=[MeasureLine.of(one) for one in plan.measures],
            commitments=plan.commitments,
            number=len(plan.actions),
            not_kept=not_kept_words(plan.lacks),
        )


def period_words(plan: SnapPlan) -> str:
    """Return from when to when the plan runs."""
    return f"{day_words.plain(plan.starts_on)} to {day_words.plain(plan.ends_on)}"


def priority_name(one: SnapPriority) -> str:
    """Return a priority's number and title."""
    return f"{one.number}. {one.title}" if one.number else one.title


def due_words(action: SnapAction) -> str:
    """Return when an action is to be done: its date, or the words of its timescale."""
    return day_words.short(action.due_on) or action.timescale


def measure_words(one: SnapMeasure) -> tuple[str, str, str]:
    """Return what the public reads of a measure: its name, its target in words, and where it starts."""
    better = Measure.Better(one.better).label if one.better else ""
    return f"{one.reference} {one.title}".strip(), one.target, _joined([better, baseline_words(one)], ". ")


def _part(plan: SnapPlan, one: SnapPriority, rows: dict[str, Row], *, names_people: bool) -> Part:
    under = [action for action in plan.actions if action.priority == one.key]
    goals = {goal.key: goal for goal in plan.objectives if goal.priority == one.key}
    groups = [
        Group(f"{goal.reference} {goal.title}".strip(), _rows(under, key, rows))
        for key, goal in goals.items()
    ]
    loose = [rows[action.key] for action in under if action.objective not in goals]
    if loose:
        groups.append(Group("Under no objective" if goals else "", loose))
    led_by = _joined([one.lead, one.holder if names_people else ""])
    return Part(priority_name(one), one.aim, led_by, groups)


def _rows(actions: Iterable[SnapAction], objective: str, rows: dict[str, Row]) -> list[Row]:
    return [rows[one.key] for one in actions if one.objective == objective]


def _joined(said: Iterable[str], between: str = ", ") -> str:
    return between.join(one for one in said if one)


def _first_words(action: SnapAction) -> str:
    """Return the words of the timescale, and the date first agreed where it is another."""
    first = action.original_due_on
    moved = f"first agreed: {day_words.short(first)}" if first and first != action.due_on else ""
    words = action.timescale if action.due_on else ""
    return _joined([words, moved])


def _decided(action: SnapAction) -> str:
    return "" if action.state == ActionState.OPEN else ActionState(action.state).label
