"""Who checks an action of a review and reviews what came of it, and what has to be there before it closes."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Assurance, Capacity, Review
from dhr.models.capacity import RUNNING
from dhr.policies.reviews import may_as
from dhr.queries import assurances
from plans.models import Action
from plans.policies.actions import leads_for_authority, still_going_on

CHECK_IT = (*RUNNING, Capacity.CHAIR, Capacity.AUTHOR, Capacity.PANEL_MEMBER)
ONLY_THE_PANEL = "Only the review’s panel checks its actions and reviews what came of them."
SOMEBODY_ELSE = "Somebody else on the panel checks it and reviews what came of it."
THEIRS = f"You hold this action. {SOMEBODY_ELSE}"
THEIR_AUTHORITYS = f"You answer for the authority that leads this action. {SOMEBODY_ELSE}"
THEIR_WORDS = f"You gave the last update about this action. {SOMEBODY_ELSE}"
CLOSES = "An action of a review closes once somebody other than its lead has checked it"
WHERE = "See “Check and outcome” beside the action."
NEITHER = f"{CLOSES} and its outcome is reviewed. Neither is done yet. {WHERE}"
NOT_CHECKED = f"{CLOSES}. Nobody has yet. {WHERE}"
NOT_DONE = f"{CLOSES} and found it done. It was checked, and it is not done yet. {WHERE}"
NO_OUTCOME = f"{CLOSES} and its outcome is reviewed. The outcome is not reviewed yet. {WHERE}"
REOPENED = f"This action was reopened after it was checked. Somebody has to check it again. {WHERE}"
REPORTED_SINCE = (
    "Whoever checked this action or reviewed its outcome gave the last update about it. "
    f"Somebody else has to do that again. {WHERE}"
)
LEADS_IT_NOW = (
    "Whoever checked this action or reviewed its outcome answers for the authority that leads it now. "
    f"Somebody else has to do that again. {WHERE}"
)
HOLDS_IT_NOW = f"Whoever checked this action holds it now. Somebody else has to check it again. {WHERE}"


def may_check(reader: Reader, review: Review, action: Action) -> Decision:
    """Somebody on the panel who neither holds the action, nor answers for its lead, nor reported on it last."""
    if not (allowed := may_as(reader, review, CHECK_IT, refusal=ONLY_THE_PANEL)):
        return allowed
    if action.lead_person_id == reader.person_id:
        return refuse(THEIRS)
    if leads_for_authority(reader, action):
        return refuse(THEIR_AUTHORITYS)
    if assurances.last_reporter(reader, action=action) == reader.person_id:
        return refuse(THEIR_WORDS)
    return still_going_on(action)


def may_be_closed(reader: Reader, action: Action) -> Decision:
    """An action of a review's plan closes once somebody else found it done, and its outcome was reviewed."""
    if not action.plan.is_of_a_review:
        return ALLOW
    return closes_as_it_is(reader, assurances.of_action(reader, action=action), action)


def closes_as_it_is(reader: Reader, found: Assurance | None, action: Action) -> Decision:
    """Return whether what was found is enough, since the action was last reopened, and is still somebody else's."""
    allowed = closes_with(found, action)
    if not allowed or found is None:
        return allowed
    if assurances.closed_since(reader, found=found):
        return refuse(REOPENED)
    theirs = {one for one in (found.assured_by_id, found.outcome_by_id) if one is not None}
    if assurances.last_reporter(reader, action=action) in theirs:
        return refuse(REPORTED_SINCE)
    is_theirs = assurances.answer_for_the_lead(reader, action=action, people=theirs)
    return refuse(LEADS_IT_NOW) if is_theirs else allowed


def closes_with(found: Assurance | None, action: Action) -> Decision:
    """Return whether what was found of an action is enough to close it, and otherwise what is missing."""
    if found is None or not (found.method or found.outcome):
        return refuse(NEITHER)
    if not found.method:
        return refuse(NOT_CHECKED)
    if not found.is_assured:
        return refuse(NOT_DONE)
    if not found.outcome:
        return refuse(NO_OUTCOME)
    held_by = action.lead_person_id
    is_theirs = held_by is not None and held_by in (found.assured_by_id, found.outcome_by_id)
    return refuse(HOLDS_IT_NOW) if is_theirs else ALLOW
