"""Somebody who opened a review in an emergency, for tests."""

from typing import Any

from django.test import Client

from csp.models import Person, Reader
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Emergency, Review
from dhr.services.emergencies import open_by_name
from tests.integration import people
from tests.integration.reading import boxes

PAGE = "/p/vale/reviews/emergency/"
WRONG = "Copper Candle"
CALLED = "Orla Vance"
WHY = "A court asks for papers by noon"


def administrator(name: str = CALLED) -> Person:
    """Return an administrator of Vale who is on no review."""
    return Person.objects.filter(name=name).first() or people.appoint(name, Role.ADMINISTRATOR)


def typed(name: str, *, by: Person) -> Reader:
    """Type a name on the page that opens a review in an emergency; return whoever did as the reader they are then."""
    reader = reader_of(by, today=clock.today())
    open_by_name(partnership=people.vale(), code_name=name, why=WHY, by=reader, now=clock.now())
    return reader_of(by, today=clock.today())


def send(client: Client, name: str, *, why: str = WHY, agrees: str = "on", **more: Any) -> Any:
    """Send the page that opens a review in an emergency, with a name; return the answer."""
    return client.post(
        PAGE, {**boxes(client.get(PAGE)), "code_name": name, "why": why, "agrees": agrees, **more}
    )


def any_emergency(review: Review) -> Emergency:
    """Return a time that the review was opened in an emergency: whoever did is nobody of the demonstration."""
    found = Emergency.objects.filter(review=review).first()
    if found is None:
        typed(review.code_name, by=administrator())
        found = Emergency.objects.get(review=review)
    return found
