"""What waits for everybody of a partnership at once, as the clock counts it: kinds and numbers, never words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from csp.models import Partnership, Person, Reader
from csp.permissions import Permission


class When(Enum):
    """How soon something is to be done: the headings of a digest, in their order."""

    LATE = "Late"
    SOON = "In the next 14 days"
    TO_SEE_TO = "To see to"


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can wait, in words that name nothing: for one of them, and for more."""

    when: When
    one: str
    many: str

    def said(self, number: int) -> str:
        """Return how many there are: “1 action of yours is late”, “3 actions of yours are late”."""
        return f"{number} {self.one if number == 1 else self.many}"


@dataclass(frozen=True)
class Waits:
    """So many things of a kind wait for one person; of a restricted matter, with its circle (an id)."""

    person_id: int
    kind: Kind
    circle_id: int | None = None
    number: int = 1


@dataclass(frozen=True)
class Roll:
    """Everybody who is appointed in a partnership today and may sign in, by their ids, and who is in which circle."""

    partnership: Partnership
    today: date
    readers: Mapping[int, Reader]
    inside: Mapping[int, frozenset[int]]

    def reader(self, person_id: int | None, permission: Permission) -> Reader | None:
        """Return somebody (an id) if they are here and hold the permission."""
        found = self.readers.get(person_id or 0)
        return found if found and found.holds(permission, partnership=self.partnership.pk) else None

    def holding(self, permission: Permission, *, circle_id: int | None = None) -> list[Reader]:
        """Return those who hold the permission; of a restricted matter, those who are in its circle too."""
        return [
            one
            for one in self.readers.values()
            if one.holds(permission, partnership=self.partnership.pk, circle=circle_id)
            and self.knows(one.person_id, circle_id)
        ]

    def for_authorities(self, permission: Permission) -> Iterator[tuple[int, Person]]:
        """Give each authority (an id) with each person of it whose appointment for it carries the permission."""
        for one in self.readers.values():
            for authority in one.authorities_with(permission, partnership=self.partnership.pk):
                yield authority, one.person

    def knows(self, person_id: int, circle_id: int | None) -> bool:
        """Return whether something is open to somebody (an id): restricted or not, as its circle says."""
        return circle_id is None or person_id in self.inside.get(circle_id, ())
