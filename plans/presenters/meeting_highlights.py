"""A highlight report: what a plan achieved since the last meeting, what goes badly, and what needs deciding."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from csp.kernel import day_words
from csp.kernel.plan_snapshot import SnapAction, SnapPlan
from plans.models import ActionState, Status
from plans.models.action_state import NOT_OVER
from plans.presenters.scheme import NOT_REPORTED, STANDINGS, StatusTag


@dataclass(frozen=True)
class Line:
    """One action in a part of the report, and what is said of it there."""

    key: str
    name: str
    lead: str
    said: str
    url: str = ""
    status: StatusTag = NOT_REPORTED
    reference: str = ""
    title: str = ""
    due: str = ""


@dataclass(frozen=True)
class Highlights:
    """The whole report."""

    achieved: list[Line] = field(default_factory=list)
    decided: list[Line] = field(default_factory=list)
    off_track: list[Line] = field(default_factory=list)
    late: list[Line] = field(default_factory=list)
    late_at_first: list[Line] = field(default_factory=list)
    silent: list[Line] = field(default_factory=list)
    unheld: list[Line] = field(default_factory=list)
    counts: list[tuple[StatusTag, int]] = field(default_factory=list)
    total: int = 0


@dataclass(frozen=True)
class Known:
    """What a snapshot does not say: when actions were added, who could report, how statuses are drawn, homes."""

    day: date
    silent_after: int
    added: Mapping[str, date]
    reporters: Collection[str]
    tags: Mapping[str, StatusTag] = field(default_factory=dict)
    address: str = ""
    homes: Mapping[str, str] = field(default_factory=dict)  # of what is counted from another plan: its title


def highlights_of(now: SnapPlan, before: SnapPlan | None, known: Known) -> Highlights:
    """Return the report of a plan on a day, since an earlier one."""
    was_done = {one.key for one in before.actions if is_done(one)} if before else set()
    stood = {one.key: one.state for one in before.actions} if before else {}
    asked = [one for one in now.actions if is_asked(one)]
    late = [one for one in asked if one.due_on and one.due_on < known.day]
    moved_late = [
        one for one in asked if one not in late and one.original_due_on and one.original_due_on < known.day
    ]
    silent = [one for one in asked if is_silent(one, known)]
    off_track = [one for one in asked if one.stands_for == Status.StandsFor.OFF_TRACK]
    unheld = [one for one in asked if one.holder not in known.reporters]
    return Highlights(
        achieved=[
            _line(one, known, _achieved(one))
            for one in now.actions
            if is_done(one) and one.key not in was_done
        ],
        decided=[
            _line(one, known, _decided(one))
            for one in now.actions
            if one.state != stood.get(one.key, ActionState.OPEN)
        ],
        off_track=[_line(one, known, one.last_words or "Nothing was said about it.") for one in off_track],
        late=[_line(one, known, _due(one.due_on, known.day)) for one in late],
        late_at_first=[
            _line(
                one,
                known,
                f"Moved to {day_words.plain(one.due_on) or 'no date'}; first agreed for "
                f"{day_words.plain(one.original_due_on)}.",
            )
            for one in moved_late
        ],
        silent=[_line(one, known, _heard(one)) for one in silent],
        unheld=[_line(one, known, _holder(one)) for one in unheld],
        counts=_counts(now.actions, known),
        total=len(now.actions),
    )


def is_done(action: SnapAction) -> bool:
    """Return whether an action is closed, or reported complete; one that was stopped or carried forward is not."""
    if action.state == ActionState.CLOSED:
        return True
    return action.state in NOT_OVER and action.stands_for == Status.StandsFor.COMPLETE


def is_asked(action: SnapAction) -> bool:
    """Return whether something is expected of an action."""
    return action.state == ActionState.OPEN and action.stands_for != Status.StandsFor.COMPLETE


def is_silent(action: SnapAction, known: Known) -> bool:
    """Return whether nothing has been heard of it for longer than the plan allows."""
    heard = action.reported_on or known.added.get(action.key)
    return heard is not None and heard < known.day - timedelta(days=known.silent_after)


def lines_to_decide(notes: str) -> list[str]:
    """Return what the coordinator wrote needs a decision, a line each."""
    return [line.strip().lstrip("-*• ").strip() for line in notes.splitlines() if line.strip(" -*•")]


def parts_of(report: Highlights) -> list[tuple[str, str, list[Line]]]:
    """Return the parts after what was achieved: a heading, what is under it, and its lines."""
    return [
        (
            "Decided since",
            "Closed, stopped, held in abeyance, carried forward or opened again, each with the reason.",
            report.decided,
        ),
        ("Off track", "Each with what was last said about it.", report.off_track),
        ("Late", "Open after their due date.", report.late),
        (
            "Late against the date first agreed",
            "Their due date was moved, and the date first agreed has passed.",
            report.late_at_first,
        ),
        ("Silent", "Nothing has been reported for longer than the plan allows.", report.silent),
        ("Without a holder", "Nobody who can report on it is named.", report.unheld),
    ]


def _line(one: SnapAction, known: Known, said: str) -> Line:
    home = known.homes.get(one.key)
    title = one.title + (f" (from {home})" if home else "")
    return Line(
        one.key,
        f"{one.reference} {title}".strip(),
        one.lead or "No authority yet",
        said,
        known.address.format(one.key),
        _tag(one, known),
        one.reference,
        title,
        day_words.short(one.due_on) or one.timescale,
    )


def _tag(one: SnapAction, known: Known) -> StatusTag:
    """Return under what an action is counted: what was decided of it goes before what is reported of it."""
    if one.state in STANDINGS:
        return STANDINGS[one.state]
    return known.tags.get(one.status) or (_unknown(one.status) if one.status else NOT_REPORTED)


def _unknown(word: str) -> StatusTag:
    """Return the tag of a status that the partnership no longer has."""
    return StatusTag("", "–", word, "grey", "", 2)


def _achieved(one: SnapAction) -> str:
    if one.state == ActionState.CLOSED:
        return f"Closed: {one.outcome}" if one.outcome else "Closed"
    return f"Reported complete: {one.last_words}" if one.last_words else "Reported complete"


def _decided(one: SnapAction) -> str:
    if one.state == ActionState.OPEN:
        return "Opened again"
    why = one.outcome if one.state == ActionState.CLOSED else one.state_why
    word = STANDINGS[one.state].word
    return f"{word}: {why}" if why else word


def _due(due_on: date | None, day: date) -> str:
    return f"Due {day_words.plain(due_on)}, {day_words.near(due_on, day)}."


def _heard(one: SnapAction) -> str:
    return f"Last report {day_words.plain(one.reported_on)}." if one.reported_on else "No report yet."


def _holder(one: SnapAction) -> str:
    if one.holder:
        return f"{one.holder} is named, and could no longer report."
    return f"{one.post}: nobody is named." if one.post else "Nobody is named."


def _counts(actions: Sequence[SnapAction], known: Known) -> list[tuple[StatusTag, int]]:
    """Return how many actions are under each status, in the order of the scheme, then under what was decided."""
    counted = Counter(_tag(one, known) for one in actions)
    last = [NOT_REPORTED, *STANDINGS.values()]
    unknown = [tag for tag in counted if tag not in last]
    order = dict.fromkeys([*known.tags.values(), *unknown, *last])
    return [(tag, counted[tag]) for tag in order if counted[tag]]
