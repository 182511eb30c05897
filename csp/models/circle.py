"""Circles: dated lists of named people, the only ones for whom a restricted matter exists."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models.dated import Dated, ends_after_it_starts, holds_on
from csp.models.partnership import Partnership
from csp.models.person import Person
from csp.models.record import Record

if TYPE_CHECKING:
    from csp.models.audience import AnyReader


class Circle(Record):
    """A dated list of people. A record with a circle is seen by its members alone; without, by the partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="circles")

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        """Return its key: a circle has no name that could give it away."""
        return self.key


class CircleMemberQuerySet(models.QuerySet["CircleMember"]):
    """Asks who is in which circle."""

    def of(self, reader: "AnyReader") -> "CircleMemberQuerySet":
        """Return the reader's places in circles on their day: the one condition of confidentiality.

        Whoever looks at the site as somebody else finds their places in those circles alone that hold both.
        """
        if reader.person_id is None:
            return self.none()
        places = self.filter(holds_on(reader.today), person_id=reader.person_id)
        if reader.seen_by:
            own = CircleMember.objects.of(reader.seen_by)
            places = places.filter(circle_id__in=own.values("circle_id"))
        return places


class CircleMember(Dated):
    """One person in one circle, from a day to a day."""

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")

    personal_data = {
        "id": NONE,
        "circle": PERSONAL,
        "person": PSEUDONYM,
        "starts_on": PERSONAL,
        "ends_on": PERSONAL,
    }

    objects = CircleMemberQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [
            models.Index(fields=["person", "starts_on", "ends_on"], name="csp_circle_member_of_person")
        ]
        constraints = [ends_after_it_starts("csp_circle_member_ends_after_it_starts")]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.person.name


def in_sight_of(reader: "AnyReader", partnerships: list[int], *, at: str = "") -> Q:
    """Return the condition that a row is of these partnerships and open to the reader.

    ``at`` is the path to the row that has ``partnership`` and ``circle``, such as ``plan__``.
    """
    return Q(**{f"{at}partnership__in": partnerships}) & (
        Q(**{f"{at}circle": None}) | Q(**{f"{at}circle__in": reader.circles})
    )
