"""People who are asked onto a review and have not signed, for tests."""

from datetime import timedelta

from csp.models import Person
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Capacity, Review, ReviewMember
from dhr.services.members import Joining, ask_onto
from tests.integration import people

CALLED = "Una Fell"


def asked(
    review: Review, capacity: Capacity = Capacity.PANEL_MEMBER, someone: Person | None = None, **more
) -> ReviewMember:
    """Ask somebody new onto a review; they have not signed. Asked again for the same review, they are found."""
    found = ReviewMember.objects.filter(review=review, person__name=CALLED, capacity=capacity).first()
    if found and someone is None:
        return found
    coordinator = ReviewMember.objects.get(review=review, capacity=Capacity.COORDINATOR)
    by = reader_of(coordinator.person, today=people.TODAY)
    joining = Joining(
        person=someone or people.appoint(CALLED, Role.OBSERVER),
        capacity=capacity,
        starts_on=by.today,
        ends_on=None if capacity == Capacity.DEPUTY else by.today + timedelta(days=100),
        **more,
    )
    return ask_onto(review=review, joining=joining, by=by, now=clock.now())
