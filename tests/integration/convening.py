"""Committees for tests: the one of the demonstration, and what belongs to it."""

from datetime import date
from typing import Any

from csp.models import Authority
from csp.web import clock
from scrutiny.models import (
    Committee,
    CommitteeMeeting,
    CommitteeMember,
    Deadline,
    Report,
    ReportSection,
    WorkItem,
)
from scrutiny.services.committee_meetings import MeetingAnswers, add_meeting
from scrutiny.services.committees import DeadlineAnswers, add_deadline
from scrutiny.services.work_items import WorkAnswers, add_work
from tests.integration import people

TITLE = "Look at modern slavery"


def committee() -> Committee:
    """Return Vale's committee."""
    return Committee.objects.select_related("partnership", "authority").get(
        name="Community Safety Scrutiny Committee"
    )


def member() -> CommitteeMember:
    """Return Hal Brearley's place on it."""
    return CommitteeMember.objects.get(committee=committee(), person__email__startswith="hal.")


def planned(day: date = date(2027, 3, 9), **given: Any) -> CommitteeMeeting:
    """Return its meeting on a day, as it is there already or a new one."""
    there = CommitteeMeeting.objects.filter(committee=committee(), held_on=day).first()
    answers = MeetingAnswers(day, **given)
    return there or add_meeting(
        committee=committee(), answers=answers, by=people.reader("farida"), now=clock.now()
    )


def deadline() -> Deadline:
    """Return something that has to be ready, as it is there already or a new one."""
    there = Deadline.objects.filter(committee=committee(), what="Finance comments").first()
    answers = DeadlineAnswers("Finance comments", 8)
    return there or add_deadline(
        committee=committee(), answers=answers, by=people.reader("farida"), now=clock.now()
    )


def item(month: date = date(2027, 3, 1), title: str = TITLE, **given: Any) -> WorkItem:
    """Return something on its work programme, as it is there already or a new one."""
    there = WorkItem.objects.filter(committee=committee(), month=month, title=title).first()
    said: dict[str, Any] = {"kind": "topic", "title": title, "month": month, **given}
    answers = WorkAnswers(**said)
    return there or add_work(
        committee=committee(), answers=answers, by=people.reader("farida"), now=clock.now()
    )


def county() -> Authority:
    """Return the county council, which has no committee here yet."""
    return Authority.objects.get(name="Marshland County Council")


def forget_all() -> None:
    """Take every committee away, with all that belongs to it."""
    for model in (ReportSection, Report, WorkItem, CommitteeMeeting, CommitteeMember, Deadline, Committee):
        model.objects.all().delete()
