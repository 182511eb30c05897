"""Copies of a review, and actions of its plan that everybody may read, for tests."""

from datetime import date
from typing import Any

from csp.web import clock
from dhr.models import Copy, PublishedAction, Review
from dhr.services.copies import CopyAnswers, add_copy
from dhr.services.published_actions import PublicWords, open_action
from plans.models import Action, Plan
from plans.services.actions import ActionAnswers, add_action
from tests.integration import paneling, people

WORDS = "Every front desk has a quiet room"


def copy(review: Review, *, called: str = "wren", **said: Any) -> Copy:
    """Note that the coroner is to have a copy, by the review's coordinator."""
    answers = {"name": "The senior coroner", "due_on": date(2026, 12, 1), **said}
    by = people.reader(called)
    return add_copy(review=review, answers=CopyAnswers(**answers), by=by, now=clock.now())


def plan(review: Review) -> Plan:
    """Return the review's action plan, opened if it isn't yet."""
    review.refresh_from_db()
    made = review.plan or paneling.plan(review)
    review.refresh_from_db()
    return made


def action(review: Review, *, called: str = "wren", **said: Any) -> Action:
    """Add an action to the review's own plan."""
    answers = {"title": "Furnish a quiet room", "due_on": date(2027, 3, 31), **said}
    by = people.reader(called)
    home = plan(review)
    return add_action(plan=home, answers=ActionAnswers(**answers), by=by, now=clock.now())


def opened(review: Review, *, called: str = "wren", **said: Any) -> PublishedAction:
    """Open an action of the review's plan to everybody."""
    answers = {"words": WORDS, "as_at": date(2026, 11, 20), "lead": "Vale District Council", **said}
    by = people.reader(called)
    one = action(review, called=called)
    return open_action(review=review, action=one, answers=PublicWords(**answers), by=by, now=clock.now())
