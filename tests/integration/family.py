"""Contact with a family, and proceedings beside a review, for tests."""

from datetime import date
from typing import Any

from csp.web import clock
from dhr.models import FamilyContact, Proceeding, Review
from dhr.services.contacts import ContactAnswers, add_contact
from dhr.services.proceedings import ProceedingAnswers, add_proceeding
from tests.integration import people

TOLD = "They would like the swimming club to be asked"  # a canary: nothing else says so


def contact(review: Review, *, called: str = "wren", **said: Any) -> FamilyContact:
    """Write down that the mother was met, by the review's coordinator."""
    answers = {
        "on": date(2026, 11, 12),
        "who": "The mother",
        "how": FamilyContact.How.MEETING,
        "by": "The chair",
        "advocacy": FamilyContact.Advocacy.OFFERED,
        "asked": TOLD,
        "promised": "To ring again before the hearing",
        "promised_for": date(2026, 12, 3),
        **said,
    }
    by = people.reader(called)
    return add_contact(review=review, answers=ContactAnswers(**answers), by=by, now=clock.now())


def proceeding(review: Review, *, called: str = "wren", **said: Any) -> Proceeding:
    """Note a criminal trial, by the review's coordinator."""
    answers = {
        "kind": Proceeding.Kind.CRIMINAL,
        "body": "Crown Court",
        "contact": "The senior investigating officer",
        "began_on": date(2026, 11, 2),
        "next_on": date(2026, 12, 1),
        "next_what": "Plea hearing",
        **said,
    }
    by = people.reader(called)
    return add_proceeding(review=review, answers=ProceedingAnswers(**answers), by=by, now=clock.now())
