"""Carry out what a review recommends: raise an action of its plan, note which one does it, and that one does not."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.models import Reader
from dhr.models import Recommendation, RecommendationAction
from dhr.models.verb import Verb
from dhr.policies.recommendations import may_follow, may_link, may_raise
from dhr.queries import courses, recommendations
from plans.models import Action, Plan
from plans.queries import actions
from plans.services.actions import ActionAnswers, add_action

OF_ANOTHER_PLAN = "Choose an action of the review’s own plan"


@transaction.atomic
def raise_action(
    *,
    recommendation: Recommendation,
    plan: Plan,
    answers: ActionAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> Action:
    """Add an action to the review's own plan that carries out a recommendation; the same form again adds nothing.

    Raises PermissionDenied, Http404 when somebody removed the recommendation or the plan is another's,
    ValidationError when the action's parts don't belong together, and IntegrityError when the key is another's.
    """
    found = _held(recommendation, by)
    if found.review.plan_id != plan.pk:
        raise Http404
    may_raise(by, found.review, plan).require()
    there = recommendations.links_of(by, recommendation=found)
    if sent_before := there.filter(action__key=key or "").first():
        return sent_before.action
    action = add_action(plan=plan, answers=answers, by=by, now=now, key=key)
    link = RecommendationAction(recommendation=found, action=action)
    audit.save(link, by=by, why=Verb.RECOMMENDATION_RAISED, now=now)
    return action


@transaction.atomic
def link_action(*, recommendation: Recommendation, action: Action, by: Reader, now: datetime) -> None:
    """Note that an action of the review's own plan carries out a recommendation; twice is once.

    Raises PermissionDenied, Http404 when somebody removed the recommendation, and ValidationError when the action is
    another plan's.
    """
    found = _held(recommendation, by)
    mine = actions.open_to(by).filter(pk=action.pk, plan=found.review.plan_id).first()
    may_link(by, found.review, mine.plan if mine else action.plan).require()
    if mine is None:
        raise ValidationError(OF_ANOTHER_PLAN)
    if recommendations.links_of(by, recommendation=found).filter(action=mine).exists():
        return
    link = RecommendationAction(recommendation=found, action=mine)
    audit.save(link, by=by, why=Verb.RECOMMENDATION_LINKED, now=now)


@transaction.atomic
def unlink_action(*, key: str, version: int, by: Reader, now: datetime) -> RecommendationAction:
    """Note that an action does not carry out a recommendation; the action itself stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    mine = recommendations.links_open_to(by)
    courses.hold_of(by, mine, key=key, review="recommendation__review")
    link = audit.locked(mine, key=key, version=version)
    may_follow(by, link.recommendation.review).require()
    audit.remove(link, by=by, why=Verb.RECOMMENDATION_UNLINKED, now=now)
    return link


def _held(recommendation: Recommendation, by: Reader) -> Recommendation:
    """Return the recommendation as it stands, while whoever else changes it or its review waits."""
    mine = recommendations.open_to(by).filter(pk=recommendation.pk)
    courses.hold_of(by, mine, key=recommendation.key)
    mine.select_related(None).select_for_update(of=("self",)).first()
    found = mine.first()  # as it is once this has waited
    if found is None:  # somebody removed it
        raise Http404
    return found
