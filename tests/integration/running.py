"""A coordinator's round, run by the pages and services that people use."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from csp.models import Message
from csp.web import clock
from plans.models import Plan, ProgressUpdate, RoundAsk, UpdateRound
from plans.services.rounds import RoundAnswers, open_round
from plans.services.updates import add_update
from tests.integration import people
from tests.integration.rounds import nothing_open

SITE = "https://plan.vale.example"
MEETING, DUE = date(2026, 12, 17), date(2026, 12, 4)
DAYS = {
    "meeting_on-day": "17",
    "meeting_on-month": "12",
    "meeting_on-year": "2026",
    "due_on-day": "4",
    "due_on-month": "12",
    "due_on-year": "2026",
}
NEW = {"title": "December round", "asks": "What would make the date certain?", **DAYS}
ANSWERS = RoundAnswers("December round", MEETING, DUE, "What would make the date certain?")


def at(name: str, key: str, **query: str) -> str:
    """Return the address of a page of the plans."""
    return reverse(f"plans:{name}", args=["vale", key], query=query)


def send(client: Client, name: str, key: str, /, **answers: Any) -> Any:
    """Send a form, and return where it leads."""
    return client.post(at(name, key), answers, follow=True)


def begun(plan: Plan | None = None, *, by: str = "june", ago: int = 3, told: Any = ANSWERS) -> UpdateRound:
    """Open a round so many days ago; what the demonstration had open is gone."""
    plan = plan or people.plan()
    nothing_open(plan)
    on = people.TODAY - timedelta(days=ago)
    now = clock.now() - timedelta(days=ago)
    one, _ = open_round(plan=plan, answers=told, site=SITE, by=people.reader(by, on=on), now=now)
    return one


def report(
    reference: str = "1.6", called: str = "tom", letter: str = "A", text: str = "Done."
) -> ProgressUpdate:
    """Let somebody give an update on an action, which is its report in the open round."""
    action = people.action(reference)
    return add_update(
        key=action.key,
        version=action.version,
        status=people.status(letter),
        text=text,
        nothing_has_changed=not text,
        by=people.reader(called),
        now=clock.now(),
    )


def ask_of(reference: str) -> RoundAsk:
    """Return what the open round asks about an action."""
    found = RoundAsk.objects.select_related("update", "round")
    return found.get(round__state="open", round__plan=people.plan(), action__reference=reference)


def letters(called: str, kind: str) -> list[Message]:
    """Return what somebody was written, by its kind, first to last."""
    return list(Message.objects.filter(to_person=people.person(called), kind=kind).order_by("written_at"))


def seat_key(reference: str) -> str:
    """Return the key of the seat that leads an action."""
    key: str = people.action(reference).lead_seat.key
    return key
