"""Meetings of the demonstration, and what is written down of them."""

from datetime import date
from typing import Any

from csp.models import Seat
from csp.web import clock
from plans.models import Attendance, Meeting, MeetingDecision, MeetingPaper
from plans.services.files_and_links import FileOrLink
from plans.services.meetings import MeetingAnswers, add_meeting
from plans.services.meetings_papers import add_paper
from tests.integration import people


def autumn() -> Meeting:
    """Return the strategy group's last meeting, which was about the plan."""
    return Meeting.objects.select_related("partnership").get(title="Strategy group: autumn")


def winter() -> Meeting:
    """Return the strategy group's next meeting."""
    return Meeting.objects.select_related("partnership").get(title="Strategy group: winter")


def evenings() -> Meeting:
    """Return this year's public meeting."""
    return Meeting.objects.select_related("partnership").get(title="Public meeting: safer evenings")


def called(**answers: Any) -> Meeting:
    """Return a new meeting, called by June."""
    said = {
        "kind": Meeting.Kind.DELIVERY,
        "title": "Delivery group",
        "held_on": date(2026, 11, 20),
        **answers,
    }
    june = people.reader("june")
    return add_meeting(partnership=people.vale(), answers=MeetingAnswers(**said), by=june, now=clock.now())


def decision() -> MeetingDecision:
    """Return a decision of that meeting in autumn, of which no action came."""
    return MeetingDecision.objects.select_related("meeting").filter(meeting=autumn(), action=None)[0]


def attendance() -> Attendance:
    """Return what is written of Dana at that meeting."""
    return Attendance.objects.select_related("meeting").get(meeting=autumn(), name="Dana Whitlock")


def paper(content: bytes = b"%PDF-1.7\nAgenda") -> MeetingPaper:
    """Return a new paper of that meeting, a file."""
    answers = FileOrLink("Agenda", content=content, name="agenda.pdf")
    return add_paper(meeting=autumn(), answers=answers, by=people.reader("june"), now=clock.now())


def seat(name: str) -> Seat:
    """Return the open seat of an authority at Vale's table."""
    return Seat.objects.select_related("authority").get(
        partnership=people.vale(), authority__name=name, ends_on=None
    )
