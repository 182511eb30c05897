"""The end of a review, for tests: an action that is checked and closed, and a review that is."""

from datetime import date, datetime
from typing import Any

from csp.models import Person
from csp.web import clock
from dhr.models import Assurance, Review, ReviewDecision
from dhr.services.assurances import (
    CheckAnswers,
    OutcomeAnswers,
    assurance_of,
    check_action,
    review_outcome,
)
from dhr.services.closures import ClosureAnswers, close_review
from plans.models import Action
from plans.services.action_states import close_action
from plans.services.actions import ActionAnswers, add_action
from tests.integration import course, paneling, people

FOUND = "The night desk logs it, and read six entries aloud"  # a canary: nothing else says so
CHANGED = "Two calls were passed on within the hour"  # a canary
AUDITED = "Each file was opened twice by the audit team"  # a canary
NO_REVIEW = ReviewDecision.Outcome.NO_REVIEW


def action(review: Review, *, lead: Person | None = None, title: str = "Log repeat calls") -> Action:
    """Add an action to the review's plan, which is opened for it."""
    review.refresh_from_db()
    plan = review.plan or paneling.plan(review)
    review.refresh_from_db()  # it has its plan now
    answers = ActionAnswers(title=title, lead_person=lead)
    return add_action(plan=plan, answers=answers, by=people.reader("wren"), now=clock.now())


def checked(
    review: Review, one: Action, *, called: str = "ansel", now: datetime | None = None, **said: Any
) -> Assurance:
    """Let somebody check an action and find it done."""
    by = people.reader(called)
    answers = CheckAnswers(
        **{"method": "Read the log", "found": FOUND, "is_assured": True, "assured_on": by.today, **said}
    )
    version = assurance_of(review=review, action=one, by=by).version
    return check_action(action=one, version=version, answers=answers, by=by, now=now or clock.now())


def looked_at(review: Review, one: Action, *, called: str = "ansel") -> Assurance:
    """Let somebody look at what came of an action."""
    by = people.reader(called)
    version = assurance_of(review=review, action=one, by=by).version
    answers = OutcomeAnswers(CHANGED, by.today)
    return review_outcome(action=one, version=version, answers=answers, by=by, now=clock.now())


def over(one: Action, *, now: datetime | None = None) -> Action:
    """Close an action of the review."""
    one.refresh_from_db()
    return close_action(
        key=one.key,
        version=one.version,
        outcome="It is logged",
        finished_on=people.TODAY,
        by=people.reader("wren"),
        now=now or clock.now(),
    )


def told(review: Review, outcome: str = NO_REVIEW) -> ReviewDecision:
    """Note a decision of which the Home Office and the family were told."""
    day = date(2026, 11, 10)
    return course.decided(review, outcome, home_office_told_on=day, family_told_on=day)


def closed(review: Review, **said: Any) -> Review:
    """Close a review of which it was decided that none is held."""
    if not ReviewDecision.objects.filter(review=review).exists():
        told(review)
    review.refresh_from_db()
    answers = ClosureAnswers(
        **{
            "closed_on": people.TODAY,
            "agreed_by": "The board",
            "audit": AUDITED,
            "is_explained": True,
            **said,
        }
    )
    by = people.reader("wren")
    return close_review(key=review.key, version=review.version, answers=answers, by=by, now=clock.now())
