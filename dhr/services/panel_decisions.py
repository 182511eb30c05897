"""Write down what a panel decided; change and remove a decision; raise an action of the review's plan from one."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import PanelDecision, PanelMeeting
from dhr.models.verb import Verb
from dhr.policies.panel_meetings import may_raise, may_remove_decision
from dhr.policies.reviews import may_run
from dhr.queries import courses, panel_meetings
from plans.models import Action, Plan
from plans.services.actions import ActionAnswers, add_action


@transaction.atomic
def add_decision(
    *, meeting: PanelMeeting, text: str, by: Reader, now: datetime, key: str | None = None
) -> PanelDecision:
    """Write down a decision as the last of the meeting, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    meeting = panel_meetings.hold(by, meeting=meeting.pk)
    may_run(by, meeting.review).require()
    decision = PanelDecision(meeting=meeting, key=key or new_key(), text=text)
    audit.save(decision, by=by, why=Verb.PANEL_DECISION_ADDED, now=now)
    return decision


@transaction.atomic
def edit_decision(
    *, key: str, version: int, text: str, reason: str, by: Reader, now: datetime
) -> PanelDecision:
    """Change the words of a decision; the same words again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    decision = _taken(key=key, version=version, by=by)
    if text == decision.text:
        return decision
    decision.text = text
    audit.save(decision, by=by, why=Verb.PANEL_DECISION_CHANGED, now=now, reason=reason)
    return decision


@transaction.atomic
def remove_decision(*, key: str, version: int, by: Reader, now: datetime) -> PanelDecision:
    """Remove a decision of which no action came; its words stay in its history.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when an action was raised from it.
    """
    decision = _taken(key=key, version=version, by=by)
    if not (allowed := may_remove_decision(decision)):
        raise ValidationError(allowed.refusal)
    audit.remove(decision, by=by, why=Verb.PANEL_DECISION_REMOVED, now=now)
    return decision


@transaction.atomic
def raise_action(
    *,
    decision: PanelDecision,
    plan: Plan,
    answers: ActionAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> Action:
    """Add an action to the review's own plan, and link it with the decision that it comes of.

    Raises PermissionDenied, also when somebody raised one meanwhile, Http404 when somebody removed the decision or
    the plan is another's, ValidationError when the action's parts don't belong together, and IntegrityError when the
    key is taken.
    """
    panel_meetings.hold(by, meeting=decision.meeting_id)
    mine = panel_meetings.decisions_open_to(by).filter(pk=decision.pk, meeting__review__plan=plan)
    found = mine.select_for_update(of=("self",)).first()
    if found is None:  # somebody removed it while this waited
        raise Http404
    may_raise(by, found, plan).require()
    action = add_action(plan=plan, answers=answers, by=by, now=now, key=key)
    found.action = action
    audit.save(found, by=by, why=Verb.PANEL_DECISION_RAISED, now=now)
    return action


def _taken(*, key: str, version: int, by: Reader) -> PanelDecision:
    courses.hold_of(by, panel_meetings.decisions_open_to(by), key=key, review="meeting__review")
    decision = audit.locked(panel_meetings.decisions_open_to(by), key=key, version=version)
    may_run(by, decision.meeting.review).require()
    return decision
