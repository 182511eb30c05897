"""Meetings of a review's panel, and its action plan, for tests."""

from datetime import date
from typing import Any

from csp.web import clock
from dhr.models import PanelAttendance, PanelDecision, PanelMeeting, PanelPaper, Review, ReviewDecision
from dhr.services.decisions import DecisionAnswers, add_decision
from dhr.services.panel_attendances import Came, add_attendances
from dhr.services.panel_decisions import add_decision as write_down
from dhr.services.panel_meetings import MeetingAnswers, add_meeting
from dhr.services.panel_papers import PaperAnswers, add_paper
from dhr.services.plans import PlanAnswers, open_plan
from plans.models import Plan
from tests.integration import people

DECIDED = "Ask the housing trust how it flags repeat repairs"  # a canary: nothing else says so
TITLE = "Review action plan 2026"
HELD_ON = date(2026, 11, 18)


def meeting(review: Review, **said: Any) -> PanelMeeting:
    """Call a meeting of the panel last week, by the review's coordinator."""
    answers = MeetingAnswers(**{"title": "First panel meeting", "held_on": HELD_ON, **said})
    return add_meeting(review=review, answers=answers, by=people.reader("wren"), now=clock.now())


def attendance(review: Review, **said: Any) -> PanelAttendance:
    """Write down a guest of such a meeting."""
    rows = [Came(**{"name": "Oswin Tarrant", "agency": "Marshland Women’s Aid", **said})]
    return add_attendances(meeting=meeting(review), rows=rows, by=people.reader("wren"), now=clock.now())[0]


def paper(review: Review, content: bytes = b"%PDF-1.7\nAgenda") -> PanelPaper:
    """Put a file before such a meeting."""
    answers = PaperAnswers("Agenda", content=content, name="agenda.pdf")
    return add_paper(meeting=meeting(review), answers=answers, by=people.reader("wren"), now=clock.now())


def decision(review: Review, text: str = DECIDED) -> PanelDecision:
    """Write down what such a meeting decided."""
    return write_down(meeting=meeting(review), text=text, by=people.reader("wren"), now=clock.now())


def decided(review: Review) -> ReviewDecision:
    """Note that a review is held."""
    answers = DecisionAnswers(
        outcome=ReviewDecision.Outcome.REVIEW,
        decided_on=date(2026, 11, 9),
        decided_by="Chair of the partnership",
        consulted="Police and adult social care",
    )
    return add_decision(review=review, answers=answers, by=people.reader("wren"), now=clock.now())


def plan(review: Review, title: str = TITLE) -> Plan:
    """Note that a review is held, and open its action plan."""
    decided(review)
    return opened(review, title)


def opened(review: Review, title: str = TITLE) -> Plan:
    """Open the action plan of a review of which it is noted that it is held."""
    answers = PlanAnswers(title=title, starts_on=people.TODAY, ends_on=date(2028, 3, 31))
    return open_plan(review=review, answers=answers, by=people.reader("wren"), now=clock.now())
