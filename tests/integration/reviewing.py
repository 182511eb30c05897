"""Reviews of deaths for tests: one that is opened, and the people on it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from csp.models import Person, Reader
from csp.permissions import Role
from csp.queries.readers import reader_of
from csp.web import clock
from dhr.models import Capacity, Review, ReviewMember
from dhr.models.capacity import RUNNING
from dhr.services.members import Joining, ask_onto, note_signed
from dhr.services.reviews import ReviewAnswers, add_review
from tests.integration import people

CODE_NAME = "Copper Lantern"  # a canary: nothing else is called so
NOTIFIED = date(2026, 10, 26)
# Nobody of the demonstration: each is new, and an observer of the partnership besides.
CALLED = {
    Capacity.CHAIR: "Imogen Vail",
    Capacity.AUTHOR: "Tobin Marle",
    Capacity.PANEL_MEMBER: "Petra Quill",
    Capacity.AGENCY_AUTHOR: "Abel Thorne",
    Capacity.FINANCE: "Fenn Audley",
    Capacity.ADVOCATE: "Dilys Arkwell",
}


@dataclass
class Reviewing:
    """A review, and who is on it by what they are on it as."""

    review: Review
    coordinator: Person
    deputy: Person
    members: dict[Capacity, ReviewMember] = field(default_factory=dict)

    def person(self, capacity: Capacity) -> Person:
        """Return who is on the review as something."""
        return self.coordinator if capacity == Capacity.COORDINATOR else self.members[capacity].person

    def by(self, capacity: Capacity = Capacity.COORDINATOR) -> Reader:
        """Return somebody on the review as the reader they are today."""
        return reader_of(self.person(capacity), today=people.TODAY)


def review_coordinator(name: str = "Wren Castell") -> Person:
    """Return a new review coordinator of Vale: nobody of the demonstration is on a review of these tests."""
    return people.appoint(name, Role.REVIEW_COORDINATOR)


def open_review(*, code_name: str = CODE_NAME, notified_on: date = NOTIFIED) -> Reviewing:
    """Open a review; its deputy has signed the statement on paper."""
    coordinator, deputy = review_coordinator(), review_coordinator("Ansel Wray")
    answers = ReviewAnswers(
        code_name=code_name,
        kind=Review.Kind.DOMESTIC_HOMICIDE,
        died_year=2026,
        died_month=10,
        notified_on=notified_on,
        notified_from=Review.Source.POLICE,
        notified_by="Marshland Constabulary",
    )
    by = reader_of(coordinator, today=people.TODAY)
    review = add_review(partnership=people.vale(), answers=answers, deputy=deputy, by=by, now=clock.now())
    asked = ReviewMember.objects.get(review=review, capacity=Capacity.DEPUTY)
    made = Reviewing(review, coordinator, deputy, {Capacity.DEPUTY: asked})
    note_signed(member=asked, signed_on=by.today, kept_at="Locked cabinet 3", by=by, now=clock.now())
    return made


def join(
    made: Reviewing, capacity: Capacity, someone: Person | None = None, *, agency: str = ""
) -> ReviewMember:
    """Put somebody, or a new observer of the partnership, on the review as something."""
    by = made.by()
    someone = someone or people.appoint(CALLED[capacity], Role.OBSERVER)
    joining = Joining(
        person=someone,
        capacity=capacity,
        starts_on=by.today,
        ends_on=by.today + timedelta(days=365),
        agency=agency,
    )
    member = ask_onto(review=made.review, joining=joining, by=by, now=clock.now())
    note_signed(member=member, signed_on=by.today, kept_at="Locked cabinet 3", by=by, now=clock.now())
    made.members[capacity] = member
    return member


def on_a_review() -> Reviewing:
    """Open a review with a new person on it as each thing."""
    made = open_review()
    for capacity in Capacity:
        if capacity not in RUNNING:
            join(made, capacity)
    return made


def any_review() -> Review:
    """Open a review that nobody of the demonstration is on."""
    return open_review().review


# What the key in the address of a page about a review names, by how the page's name starts.
SUBJECTS: dict[str, Callable[[Reviewing], Any]] = {
    "dhr:": lambda made: made.review,
}
