"""Write down what a meeting decided; change, move and remove a decision; raise an action from one."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from csp.services.ordering import put_in_order
from plans.models import Action, Meeting, MeetingDecision, Plan
from plans.models.verb import Verb
from plans.policies.meetings import may_raise, may_remove_decision, may_run
from plans.queries import meetings
from plans.services.actions import ActionAnswers, add_action
from plans.services.meetings import remember


@transaction.atomic
def add_decision(
    *, meeting: Meeting, text: str, by: Reader, now: datetime, key: str | None = None
) -> MeetingDecision:
    """Write down a decision as the last of the meeting, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    may_run(by, meeting.partnership_id).require()
    meetings.hold(by, meeting=meeting.pk)
    last = meetings.decisions_open_to(by).filter(meeting=meeting).last()
    place = last.position + 1 if last else 1
    decision = MeetingDecision(meeting=meeting, key=key or new_key(), position=place, text=text)
    audit.save(decision, by=by, why=Verb.DECISION_ADDED, now=now)
    remember(meeting=meeting, by=by)
    return decision


@transaction.atomic
def edit_decision(
    *, key: str, version: int, text: str, reason: str, by: Reader, now: datetime
) -> MeetingDecision:
    """Change the words of a decision; the same words again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    decision = _taken(key=key, version=version, by=by)
    if text == decision.text:
        return decision
    decision.text = text
    audit.save(decision, by=by, why=Verb.DECISION_CHANGED, now=now, reason=reason)
    remember(meeting=decision.meeting, by=by)
    return decision


@transaction.atomic
def move_decision(*, decision: MeetingDecision, up: bool, by: Reader, now: datetime) -> None:
    """Move a decision one place up or down; the first does not go up, nor the last down. Raises PermissionDenied."""
    may_run(by, decision.partnership_id).require()
    meetings.hold(by, meeting=decision.meeting_id)
    here = meetings.decisions_open_to(by).filter(meeting=decision.meeting_id)
    put_in_order(pieces=here, one=decision, up=up, why=Verb.DECISION_CHANGED, by=by, now=now)


@transaction.atomic
def remove_decision(*, key: str, version: int, by: Reader, now: datetime) -> MeetingDecision:
    """Remove a decision of which no action came; its words stay in its history.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when an action was raised from it.
    """
    decision = _taken(key=key, version=version, by=by)
    if not (allowed := may_remove_decision(decision)):
        raise ValidationError(allowed.refusal)
    audit.remove(decision, by=by, why=Verb.DECISION_REMOVED, now=now)
    remember(meeting=decision.meeting, by=by)
    return decision


@transaction.atomic
def raise_action(
    *,
    decision: MeetingDecision,
    plan: Plan,
    answers: ActionAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> Action:
    """Add an action to the plan that the meeting is about, and link it with the decision that it comes of.

    Raises PermissionDenied, also when somebody raised one meanwhile, Http404 when somebody removed the decision,
    ValidationError when the action's parts don't belong together, and IntegrityError when the key is taken.
    """
    meetings.hold(by, meeting=decision.meeting_id)
    found = meetings.decisions_open_to(by).filter(pk=decision.pk).select_for_update(of=("self",)).first()
    if found is None:  # somebody removed it while this waited
        raise Http404
    may_raise(by, found, plan).require()
    action = add_action(plan=plan, answers=answers, by=by, now=now, key=key)
    found.action = action
    audit.save(found, by=by, why=Verb.DECISION_RAISED, now=now)
    return action


def _taken(*, key: str, version: int, by: Reader) -> MeetingDecision:
    """Return the decision to be changed, while whoever else changes what is written down of its meeting waits."""
    meetings.hold(by, meeting=meetings.meeting_of(by, key=key))
    decision = audit.locked(meetings.decisions_open_to(by), key=key, version=version)
    may_run(by, decision.partnership_id).require()
    return decision
