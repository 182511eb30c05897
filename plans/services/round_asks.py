"""Keep what an open round asks in step with its actions: one that is ended or moved away is no longer asked."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader
from plans.models import Action, ActionState, UpdateRound
from plans.models.verb import Verb
from plans.queries import rounds

MOVED = "Moved to another plan"
ENDED = {
    ActionState.CLOSED: "Closed",
    ActionState.STOPPED: "Stopped",
    ActionState.IN_ABEYANCE: "In abeyance",
    ActionState.CARRIED: "Carried forward",
}


def _why_not_asked(action: Action, update_round: UpdateRound) -> str:
    """Return why a round no longer asks about an action, or nothing when it does."""
    if action.plan_id != update_round.plan_id:
        return MOVED
    return ENDED.get(ActionState(action.state), "")


@transaction.atomic
def follow(*, action: Action, by: Reader, now: datetime) -> None:
    """Let the open rounds that ask about an action follow what was just decided about it, or where it went.

    Call it in the transaction that closed, stopped, held, reopened or moved the action, once that is saved. What was
    reported stays reported, unless the action left the plan; one that is open again there is asked again.
    """
    for ask in rounds.asks_to_follow(by, action=action):
        why = _why_not_asked(action, ask.round)
        kept = "" if ask.update_id and why != MOVED else why
        if ask.dropped_why != kept:
            ask.dropped_why = kept
            audit.save(ask, by=by, why=Verb.ROUND_ASK_DROPPED if kept else Verb.ROUND_ASK_ADDED, now=now)
