"""What a review recommends, for tests: to whom, and the action that carries it out."""

from typing import Any

from csp.web import clock
from dhr.models import Addressee, Recommendation, RecommendationAction, Review
from dhr.services.addressees import AddresseeAnswers, add_addressee
from dhr.services.recommendation_actions import raise_action
from dhr.services.recommendations import MadeTo, RecommendationAnswers, add_recommendation
from plans.services.actions import ActionAnswers
from tests.integration import paneling, people

TEXT = "Flag a second late repair to the safeguarding lead"  # a canary: nothing else says so
THEME = "Repairs as a sign"


def recommendation(
    review: Review, *, called: str = "wren", to: MadeTo | None = None, **said: Any
) -> Recommendation:
    """Write down a recommendation of the overview report."""
    answers = RecommendationAnswers(
        **{"number": "4a", "text": TEXT, "scope": Recommendation.Scope.LOCAL, "theme": THEME, **said}
    )
    by, made_to = people.reader(called), to or MadeTo()
    return add_recommendation(review=review, answers=answers, made_to=made_to, by=by, now=clock.now())


def another(review: Review) -> Recommendation:
    """Write down one more, under the next number."""
    return recommendation(review, number=str(100 + Recommendation.objects.count()))


def any_link(review: Review) -> RecommendationAction:
    """Link one more with an action, of whatever plan: no plan is opened for the review."""
    made = RecommendationAction(recommendation=another(review), action=people.action("1.6"))
    made.save()
    return made


def addressee(review: Review, of: Recommendation | None = None, **said: Any) -> Addressee:
    """Note that such a recommendation is made to a body outside the partnership, which was asked."""
    answers = AddresseeAnswers(**{"body": "Home Office", "asked_on": people.TODAY, **said})
    one = of or recommendation(review)
    return add_addressee(recommendation=one, answers=answers, by=people.reader("wren"), now=clock.now())


def link(review: Review, of: Recommendation | None = None, **said: Any) -> RecommendationAction:
    """Raise an action of the review's plan from such a recommendation."""
    plan = review.plan or paneling.plan(review)
    one = of or recommendation(review)
    answers = ActionAnswers(**{"title": "Build the flag", **said})
    by, now = people.reader("wren"), clock.now()
    action = raise_action(recommendation=one, plan=plan, answers=answers, by=by, now=now)
    return RecommendationAction.objects.get(action=action, recommendation=one)
