"""How an action stands by decision: its mark, its facts, the line of its history, the words on buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.kernel import day_words
from plans.models import Action, ActionState

MARKS: dict[str, str] = {
    ActionState.IN_ABEYANCE.value: "wait",
    ActionState.CLOSED.value: "done",
    ActionState.STOPPED.value: "part",
    ActionState.CARRIED.value: "done",
}
# A day of closing is when the action was finished, which may lie well before somebody decided that it is closed.
BEFORE_THE_DAY = {ActionState.IN_ABEYANCE: " since ", ActionState.CLOSED: ", finished "}
BECAME = {
    ActionState.IN_ABEYANCE: "Held in abeyance",
    ActionState.CLOSED: "Closed",
    ActionState.STOPPED: "Stopped",
    ActionState.CARRIED: "Carried forward",
}
DONE = {
    ActionState.IN_ABEYANCE: "The action is in abeyance",
    ActionState.CLOSED: "The action is closed",
    ActionState.STOPPED: "The action is stopped",
    ActionState.OPEN: "The action is open again",
}


@dataclass(frozen=True)
class Standing:
    """What was decided of an action, as a mark with its word and day."""

    mark: str
    word: str
    words: str


def standing_of(action: Action) -> Standing | None:
    """Return how the action stands by decision; none while it is open."""
    state = ActionState(action.state)
    if state == ActionState.OPEN:
        return None
    day = day_words.plain(action.state_on)
    return Standing(
        MARKS[state.value], str(state.label), f"{state.label}{BEFORE_THE_DAY.get(state, ' ')}{day}"
    )


def state_word(state: str) -> str:
    """Return what was decided, in a word; nothing while an action is open."""
    return "" if state == ActionState.OPEN else str(ActionState(state).label)


def standing_facts(action: Action) -> list[tuple[str, str, str]]:
    """Return what was decided of the action, as (term, value, small print); nothing while it is open."""
    standing = standing_of(action)
    if standing is None:
        return []
    decided = f"decided by {action.state_by.name}" if action.state_by else ""
    rows = [
        ("State", standing.words, decided),
        ("Why", action.state_why, ""),
        ("What came of it", action.outcome, ""),
    ]
    return [row for row in rows if row[1]]


def became(state: str, *, before: str) -> str:
    """Return what an action became, as the head of a line of its history."""
    if state == ActionState.OPEN:
        return "Taken up again" if before == ActionState.IN_ABEYANCE else "Reopened"
    return BECAME[ActionState(state)]


def decided_words(action: Action, *, before: str) -> str:
    """Return what to say once it is decided."""
    if action.state == ActionState.OPEN and before != ActionState.IN_ABEYANCE:
        return "The action is reopened"
    return DONE[ActionState(action.state)]


def decision_words(offered: Sequence[ActionState], *, stands: str) -> str:
    """Return what the button says that leads to the page on which this can be decided, and the page's heading."""
    if not offered:
        return ""
    if len(offered) > 1 and ActionState.CLOSED not in offered:
        return "Take up or stop" if stands == ActionState.IN_ABEYANCE else "Stop or hold"
    if stands == ActionState.IN_ABEYANCE and len(offered) > 1:
        return "Take up, close or stop"
    if stands == ActionState.OPEN:
        return "Close this action" if len(offered) == 1 else "Close, stop or hold"
    return "Close this action" if offered[0] == ActionState.CLOSED else "Reopen this action"
