"""What others do on a review between the steps of its journey, done through the services in a process of its own."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import django
import time_machine

if __name__ == "__main__":
    django.setup()

from django.utils import timezone

from csp.demonstration.load import Cast
from csp.models import Partnership, Person, Seat
from dhr.demonstration.load import HAPPENED
from dhr.demonstration.telling import Telling
from dhr.models import AgencyReport, Copy, Review
from dhr.models.recommendation import RecommendationAction
from tests.journeys.lark import MAUD, OTHER_AGENCIES, PANEL, SECOND_AGENCY, TERMS
from tests.journeys.people import WENNA

REPORT = {"kind": "imr", "asked_for": TERMS, "asked_on": 0, "due_on": 50}
STEPS: tuple[dict[str, Any], ...] = (
    {"step": "received", "kept_at": "With the coordinator"},
    {"step": "checked", "note": "It answers each question."},
    {"step": "countersigned", "countersigned_by": "Chief officer"},
    {"step": "accepted"},
)


@dataclass
class Meanwhile(Telling):
    """The review of the journey, on which others go on."""

    at: datetime = field(kw_only=True)

    @property
    def now(self) -> datetime:
        """The moment that the journey has come to."""
        return self.at

    def happens(self, what: str, **said: Any) -> Any:
        """Let something happen on the review, as the demonstration tells it."""
        return HAPPENED[what](self, said)


def gathered(tell: Meanwhile) -> None:
    """Appoint the chair and the panel, and agree what the review asks."""
    words = "Never employed by an agency here."
    tell.happens("ask", person=MAUD.email, capacity="chair", independence=words)
    tell.happens("reach", stage="chair")
    for walker, agency in PANEL.items():
        tell.happens("ask", person=walker.email, capacity="panel_member", agency=agency)
    tell.happens("reach", stage="secured")
    tell.happens("terms", terms=TERMS)
    tell.happens("reach", stage="terms")


def asked(tell: Meanwhile) -> None:
    """Ask the other agencies for what they know."""
    for agency in (SECOND_AGENCY, *OTHER_AGENCIES):
        tell.happens("report", agency=agency, **REPORT)


def reported(tell: Meanwhile) -> None:
    """Let the rest of the reports come and be accepted, the review be written, and its plan be opened."""
    for report in AgencyReport.objects.filter(review=tell.review, agency__in=OTHER_AGENCIES):
        tell.named["report"] = report
        for one in STEPS:
            tell.happens("step", which="report", **one)
    for stage in ("agencies", "drafted", "panel", "partnership"):
        tell.happens("reach", stage=stage)
    tell.happens("open plan", title="Learning actions of the year", starts_on=0, ends_on=300)


def went_round(tell: Meanwhile) -> None:
    """Let everybody be told who is told before a review is published."""
    kinds = ("proceedings", "family_told", "agencies_told", "no_anniversary")
    tell.happens("conditions", met={kind: [WENNA.email, "Asked and told, in writing."] for kind in kinds})


def sent(tell: Meanwhile) -> None:
    """Send the copies that are not sent yet."""
    for copy in Copy.objects.filter(review=tell.review, done_on=None):
        tell.happens("copy", to=copy.recipient, how="By secure e-mail")


def carried_out(tell: Meanwhile) -> None:
    """Report the action that was raised as complete."""
    tell.named["action"] = RecommendationAction.objects.get(recommendation__review=tell.review).action
    tell.happens(
        "update", action="action", status="Complete", text="Every call of two months was looked at twice."
    )


ACTS: dict[str, Callable[[Meanwhile], None]] = {
    one.__name__: one for one in (gathered, asked, reported, went_round, sent, carried_out)
}


def _telling(at: datetime) -> Meanwhile:
    partnership = Partnership.objects.get(slug="vale")
    cast = Cast(partnership, timezone.localdate(at), "")
    cast.people = {one.email: one for one in Person.objects.all()}
    cast.seats = {one.authority.short_name: one for one in Seat.objects.select_related("authority")}
    review = Review.objects.select_related("partnership").order_by("pk").last()
    assert review
    return Meanwhile(cast, review, WENNA.email, 0, at=at)


if __name__ == "__main__":
    act, moment = sys.argv[1], datetime.fromisoformat(sys.argv[2])
    with time_machine.travel(moment, tick=True):
        ACTS[act](_telling(moment))
