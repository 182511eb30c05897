"""What a locked round shows: the last round beside this one, what moved and why, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from csp.kernel import day_words
from csp.kernel.plan_snapshot import (
    Difference,
    SnapAction,
    SnapMilestone,
    SnapPlan,
    difference,
    from_json,
)
from csp.kernel.plan_snapshot.difference import Pair
from plans.models import ActionState
from plans.presenters.difference_steps import new_words, promise_of, step_name
from plans.presenters.plan_page import Figure
from plans.presenters.round_page import NO_AUTHORITY, Count
from plans.presenters.round_people import nobody_now
from plans.presenters.scheme import NOT_REPORTED, ORDER, STANDINGS, Scheme, StatusTag, change_words

UNCHANGED = "Nothing has changed."


@dataclass(frozen=True)
class CountRow:
    """How many actions had a status in the last round, and have it in this one."""

    tag: StatusTag
    before: int
    now: int

    @property
    def change(self) -> str:
        """Return how many more or fewer."""
        more = self.now - self.before
        return f"{more:+d}".replace("-", "−") if more else "Same"


@dataclass(frozen=True)
class Moved:
    """An action that stands otherwise than in the last round, and the words that say why."""

    reference: str
    title: str
    lead: str
    fact: str
    why: str
    status: StatusTag | None = None
    before: str = ""
    key: str = ""


@dataclass(frozen=True)
class AuthorityCount:
    """How many actions of an authority were reported when the round was locked, and which were not."""

    name: str
    count: Count
    silent: str

    @property
    def bar(self) -> str:
        """Return it as a picture."""
        return self.count.bar(self.name)


@dataclass(frozen=True)
class Compared:
    """Everything that the page of a locked round shows."""

    total: Count
    authorities: Sequence[AuthorityCount]
    counts: Sequence[CountRow]
    better: Sequence[Moved]
    worse: Sequence[Moved]
    slipped: Sequence[Moved]
    came_in: Sequence[Moved]
    went_out: Sequence[Moved]
    silent: Sequence[Moved]
    steps: Sequence[Moved] = ()
    knows_steps: bool = True

    @property
    def number_of_steps(self) -> int:
        """Return how many milestones stand in the list: one that moved and was reached stands on two rows."""
        return len({one.key for one in self.steps})

    @property
    def figures(self) -> list[Figure]:
        """Return the figures that answer “how did it go?”."""
        return [
            Figure(self.total.in_words, "actions reported", False, ""),
            Figure(
                str(self.total.missing), "not reported, or not answered", self.total.missing > 0, "#silent"
            ),
            Figure(str(len(self.worse)), "worse, or otherwise than before", bool(self.worse), "#worse"),
            Figure(str(len(self.better)), "better", False, "#better"),
        ]


@dataclass(frozen=True)
class _Tags:
    """The statuses by their words, as the partnership has them now; one it has renamed since keeps its old word."""

    by_word: Mapping[str, StatusTag]

    def of(self, action: SnapAction) -> StatusTag:
        if not action.status:
            return NOT_REPORTED
        known = self.by_word.get(action.status)
        rank = next((at for at, one in enumerate(ORDER) if one == action.stands_for), NOT_REPORTED.rank)
        return known or StatusTag("", action.status[:1], action.status, "grey", action.status, rank)

    def counted(self, action: SnapAction) -> StatusTag:
        """Return what an action is counted under: what was decided of it stands before what is reported."""
        return STANDINGS.get(action.state) or self.of(action)


def compared(content: Mapping[str, Any], before: Mapping[str, Any], *, scheme: Scheme) -> Compared:
    """Return what a locked round keeps beside what was kept before: the last lock, or its own opening."""
    old, new = from_json(before), from_json(content)
    asked = {one["action"]: one for one in content.get("asked", [])}
    tags = _Tags({tag.word: tag for tag in scheme.tags.values()})
    told = difference(old, new)
    moved = _status_moves(told, tags, asked)
    return Compared(
        total=_count(asked.values()),
        authorities=_authorities(new, asked),
        counts=_counts(old, new, tags),
        better=[one for one, rank in moved if rank < 0],
        worse=[one for one, rank in moved if rank >= 0],
        slipped=_slipped(told, asked),
        came_in=_came_in(told),
        went_out=_went_out(told),
        silent=[
            _silent(action, asked[action.key])
            for action in new.actions
            if action.key in asked and _is_silent(asked[action.key])
        ],
        steps=_steps(old, new, told),
        knows_steps="milestones" not in told.lacks,
    )


def _status_moves(
    told: Difference, tags: _Tags, asked: Mapping[str, Mapping[str, Any]]
) -> list[tuple[Moved, int]]:
    """Return each action that was reported otherwise, with less than nothing when it is better."""
    found = []
    for pair in told.status_moves:
        tag, was = tags.of(pair.after), tags.of(pair.before)
        fact = change_words(tag, was) or "First report"
        found.append((_moved(pair.after, fact, _why(pair.after, asked), status=tag), tag.rank - was.rank))
    return found


def _slipped(told: Difference, asked: Mapping[str, Mapping[str, Any]]) -> list[Moved]:
    """Return the due dates that moved, later or sooner."""
    return [
        _moved(
            one.part,
            day_words.short(one.after) or "No date",
            _why(one.part, asked),
            before=f"was {day_words.short(one.before) or 'without a date'}",
        )
        for one in told.moves
    ]


def _came_in(told: Difference) -> list[Moved]:
    reopened = [
        _moved(pair.after, "Open again", pair.after.state_why)
        for pair in told.actions.changed
        if (change := pair.change_of("state")) and change.after == ActionState.OPEN
    ]
    return [_moved(one, "New in the plan", "") for one in told.actions.added] + reopened


def _went_out(told: Difference) -> list[Moved]:
    ended = [
        _moved(pair.after, str(ActionState(change.after).label), pair.after.outcome or pair.after.state_why)
        for pair in told.actions.changed
        if (change := pair.change_of("state")) and change.after != ActionState.OPEN
    ]
    return ended + [_moved(one, "Left the plan", "") for one in told.actions.dropped]


def _steps(old: SnapPlan, new: SnapPlan, told: Difference) -> list[Moved]:
    """Return what became of milestones: those that changed, then what came in and went out."""
    actions = {one.key: one for plan in (old, new) for one in plan.actions}
    steps = told.milestones
    found = [(pair.after, fact, was) for pair in steps.changed for fact, was in _step_facts(pair)]
    came = {one.key for one in told.actions.added}
    found += [(one, new_words(one, came), promise_of(one)) for one in steps.added]
    found += [(one, "No longer in the plan", promise_of(one)) for one in steps.dropped]
    return [_step_moved(one, actions.get(one.action), fact, was) for one, fact, was in found]


def _step_facts(pair: Pair[SnapMilestone]) -> Iterable[tuple[str, str]]:
    """Give what is to be said of a milestone that reads otherwise, each with what it was before."""
    if moved := pair.change_of("due_on"):
        before = day_words.short(moved.before) or "without a date"
        yield day_words.short(moved.after) or "No date", f"was {before}"
    if reached := pair.change_of("reached_on"):
        was = f"was reached {day_words.short(reached.before)}" if reached.before else ""
        yield f"Reached {day_words.short(reached.after)}" if reached.after else "Not reached", was
    if worded := pair.change_of("title"):
        yield "Worded otherwise", f"was “{worded.before}”"


def _step_moved(one: SnapMilestone, action: SnapAction | None, fact: str, was: str) -> Moved:
    lead = (action.lead if action else "") or NO_AUTHORITY
    reference = action.reference if action else ""
    return Moved(reference, step_name(one, action), lead, fact, one.note, before=was, key=one.key)


def _counts(old: SnapPlan, new: SnapPlan, tags: _Tags) -> list[CountRow]:
    """Return the counts in the order of the scheme, of what any action had or has; what was decided comes last."""
    before = Counter(tags.counted(one) for one in old.actions)
    now = Counter(tags.counted(one) for one in new.actions)
    known = [*tags.by_word.values(), *STANDINGS.values()]
    given_up = [tag for tag in {**before, **now} if tag not in known]
    order = [*tags.by_word.values(), *given_up, *STANDINGS.values()]
    return [CountRow(tag, before[tag], now[tag]) for tag in order if before[tag] or now[tag]]


def _authorities(new: SnapPlan, asked: Mapping[str, Mapping[str, Any]]) -> list[AuthorityCount]:
    """Return the authorities as they led when the round was locked, worst first."""
    groups: dict[str, list[SnapAction]] = {}
    for action in new.actions:
        if action.key in asked and not asked[action.key]["dropped_why"]:
            groups.setdefault(action.lead or NO_AUTHORITY, []).append(action)
    rows = [
        AuthorityCount(
            name,
            _count(asked[action.key] for action in group),
            ", ".join(one.reference or one.title for one in group if _is_silent(asked[one.key])),
        )
        for name, group in groups.items()
    ]
    return sorted(rows, key=lambda row: (*row.count.order, row.name))


def _count(told: Iterable[Mapping[str, Any]]) -> Count:
    still = [one for one in told if not one["dropped_why"]]
    reported = [one for one in still if one["reported_on"]]
    return Count(len(still), len(reported), sum(bool(one["nothing_has_changed"]) for one in reported))


def _is_silent(told: Mapping[str, Any]) -> bool:
    return not told["dropped_why"] and not told["reported_on"]


def _why(action: SnapAction, asked: Mapping[str, Mapping[str, Any]]) -> str:
    """Return what was said of it in this round, or else what was said last."""
    told = asked.get(action.key, {})
    if told.get("reported_on"):
        return str(told["words"] or UNCHANGED) + (" (by link)" if told.get("by_link") else "")
    return action.last_words


def _silent(action: SnapAction, told: Mapping[str, Any]) -> Moved:
    """Return an action without a report, with who holds it; whoever had left by the lock holds nothing."""
    fact = "Returned, not answered" if told["returned"] else "Not reported"
    holder = nobody_now(action.holder) if told.get("holder_has_left") else action.holder
    return _moved(replace(action, holder=holder), fact, "")


def _moved(
    action: SnapAction, fact: str, why: str, *, status: StatusTag | None = None, before: str = ""
) -> Moved:
    lead = ", ".join(filter(None, [action.lead, action.holder]))
    return Moved(action.reference, action.title, lead or NO_AUTHORITY, fact, why, status, before)
