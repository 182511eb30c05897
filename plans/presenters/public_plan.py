"""A version of a plan as the public sees it: authorities and posts, no person and no status."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from csp.kernel import day_words
from csp.kernel.personal_words import personal_words
from csp.kernel.plan_snapshot import SnapAction, SnapPlan
from plans.models import ActionState
from plans.presenters.snapshot_page import measure_words, period_words, priority_name

# What was given up, or lives on in the next plan, is not what this one promises.
NOT_PROMISED = frozenset({ActionState.STOPPED, ActionState.CARRIED})


@dataclass(frozen=True)
class PublicAction:
    """What will be done, by which authority, through which post, and by when."""

    reference: str
    title: str
    lead: str
    post: str
    due: str


@dataclass(frozen=True)
class PublicGroup:
    """The actions under one objective, or directly under a priority."""

    heading: str
    actions: Sequence[PublicAction]


@dataclass(frozen=True)
class PublicPriority:
    """A priority: its aim, which authority leads it, and what will be done."""

    heading: str
    aim: str
    lead: str
    groups: Sequence[PublicGroup]


@dataclass(frozen=True)
class PublicPlan:
    """All that the public sees of a plan; what is not here is not shown."""

    title: str
    period: str
    summary: str
    strategy: str
    priorities: Sequence[PublicPriority]
    loose: Sequence[PublicAction]
    measures: Sequence[tuple[str, str, str]]
    commitments: Sequence[tuple[str, str, str]]

    @classmethod
    def of(cls, plan: SnapPlan) -> "PublicPlan":
        """Take from a version what the public may see of it."""
        actions = [one for one in plan.actions if one.state not in NOT_PROMISED]
        known = {one.key for one in plan.priorities}
        return cls(
            title=plan.title,
            period=period_words(plan),
            summary=plan.summary,
            strategy=plan.strategy,
            priorities=[
                PublicPriority(priority_name(one), one.aim, one.lead, _groups(plan, one.key, actions))
                for one in plan.priorities
            ],
            loose=_actions(actions, lambda one: one.priority not in known),
            measures=[measure_words(one) for one in plan.measures],
            commitments=[(one.seat, one.resources, one.success) for one in plan.commitments],
        )

    def texts(self) -> Iterable[tuple[str, str]]:
        """Return every text that the public would read, with where it stands."""
        yield "Title", self.title
        yield "Summary", self.summary
        yield "Strategy", self.strategy
        for priority in self.priorities:
            yield priority.heading, f"{priority.heading}\n{priority.aim}\n{priority.lead}"
            for group in priority.groups:
                yield group.heading, group.heading
        for action in self._every_action():
            said = "\n".join((action.title, action.lead, action.post, action.due))
            yield f"Action {action.reference}".strip(), said
        for one in (*self.measures, *self.commitments):
            yield one[0], "\n".join(one)

    def _every_action(self) -> Iterable[PublicAction]:
        for priority in self.priorities:
            for group in priority.groups:
                yield from group.actions
        yield from self.loose


@dataclass(frozen=True)
class Doubt:
    """Words that may give somebody away: what kind of words, which, and where they stand."""

    kind: str
    words: str
    where: str


def doubts_about(plan: PublicPlan, *, names: Iterable[str]) -> list[Doubt]:
    """Return what to look at again before the public sees it; ``names`` are those of the partnership's people."""
    known = list(names)
    return [
        Doubt(kind.value, words, where)
        for where, text in plan.texts()
        for kind, words in personal_words(text, names=known)
    ]


def _groups(plan: SnapPlan, priority: str, actions: Sequence[SnapAction]) -> list[PublicGroup]:
    goals = [one for one in plan.objectives if one.priority == priority]
    keys = {one.key for one in goals}
    groups = [
        PublicGroup(f"{goal.reference} {goal.title}".strip(), _under(actions, priority, {goal.key}))
        for goal in goals
    ]
    rest = _actions(actions, lambda one: one.priority == priority and one.objective not in keys)
    return [*groups, *([PublicGroup("", rest)] if rest else [])]


def _under(actions: Sequence[SnapAction], priority: str, objectives: set[str]) -> list[PublicAction]:
    return _actions(actions, lambda one: one.priority == priority and one.objective in objectives)


def _actions(actions: Sequence[SnapAction], is_wanted: Callable[[SnapAction], bool]) -> list[PublicAction]:
    return [
        PublicAction(
            reference=one.reference,
            title=one.title,
            lead=one.lead,
            post=one.post,
            due=one.timescale or day_words.plain(one.due_on),
        )
        for one in actions
        if is_wanted(one)
    ]
