"""The course of a review for tests: its stages, a decision and a pause."""

from datetime import date
from typing import Any

from csp.web import clock
from dhr.models import Pause, Review, ReviewDecision, ReviewStage, Stage
from dhr.services.decisions import DecisionAnswers, add_decision
from dhr.services.pauses import PauseAnswers, add_pause
from tests.integration import people

REASONS = "Both lodged at the harbour inn for a night"  # a canary: nothing else says so


def stage(review: Review, which: str = Stage.SECURED) -> ReviewStage:
    """Return one stage of a review: by default the one that can be reached before anything is decided."""
    return ReviewStage.objects.get(review=review, stage=which)


def decision(review: Review) -> ReviewDecision:
    """Return what was first decided on a review: if nothing was, not to hold it."""
    found = ReviewDecision.objects.filter(review=review).first()
    return found or decided(review, ReviewDecision.Outcome.NO_REVIEW)


def decided(review: Review, outcome: str, *, called: str = "wren", **said: Any) -> ReviewDecision:
    """Note a decision, by the review's coordinator."""
    answers = {
        "outcome": outcome,
        "decided_on": date(2026, 11, 9),
        "decided_by": "Chair of the partnership",
        "consulted": "The police and a domestic abuse specialist",
        "reasons": REASONS,
        **said,
    }
    by = people.reader(called)
    return add_decision(review=review, answers=DecisionAnswers(**answers), by=by, now=clock.now())


def pause(review: Review, *, called: str = "wren", **said: Any) -> Pause:
    """Pause the clocks for a trial, by the review's coordinator: agreed and notified, without an end."""
    answers = {
        "cause": Pause.Cause.TRIAL,
        "starts_on": date(2026, 11, 12),
        "agreed_on": date(2026, 11, 10),
        "agreed_by": "The panel",
        "notified_on": date(2026, 11, 11),
        **said,
    }
    by = people.reader(called)
    return add_pause(review=review, answers=PauseAnswers(**answers), by=by, now=clock.now())
