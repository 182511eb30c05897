"""Who may call a meeting and write down what became of it."""

from datetime import date
from typing import Protocol

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import MeetingDecision, Plan
from plans.policies.actions import may_add


class OnADay(Protocol):
    """A meeting, of the partnership or of a review's panel."""

    @property
    def held_on(self) -> date:
        """Return its day."""


def may_run(reader: Reader, partnership: int) -> Decision:
    """The coordinator calls meetings, and writes down who came and what was decided."""
    if not reader.holds(Permission.MEETING_RUN, partnership=partnership):
        return refuse(Permission.MEETING_RUN.refusal)
    return ALLOW


def may_be_held(meeting: OnADay, *, today: date) -> Decision:
    """A meeting has taken place once its day has come."""
    if meeting.held_on > today:
        return refuse(f"It is on {day_words.plain(meeting.held_on)}, so it has not taken place yet.")
    return ALLOW


def may_come(meeting: OnADay, *, today: date) -> Decision:
    """Before its day nobody was at a meeting; who can’t come may say so."""
    if meeting.held_on > today:
        return refuse(
            f"The meeting is on {day_words.plain(meeting.held_on)}: until then only apologies can be written down"
        )
    return ALLOW


def may_raise(reader: Reader, decision: MeetingDecision, plan: Plan | None) -> Decision:
    """One action is raised from a decision, in the plan that the meeting is about."""
    allowed = may_run(reader, decision.partnership_id)
    if not allowed:
        return allowed
    if decision.action_id:
        return refuse("An action was raised from this already.")
    if plan is None:
        return refuse("Say first which plan the meeting is about: its actions go into that plan.")
    return may_add(reader, plan)


def may_remove_decision(decision: MeetingDecision) -> Decision:
    """A decision of which an action came stays: it says where the action comes from."""
    if decision.action_id:
        return refuse("An action was raised from it, so it stays. You can still change its words.")
    return ALLOW
