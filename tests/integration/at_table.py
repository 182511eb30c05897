"""Legal bodies and seats of the demonstration, and new ones."""

from datetime import date

from csp.models import Authority, Partnership, Seat
from tests.integration import people

CONSTABULARY = "Marshland Constabulary"
COUNTY = "Marshland County Council"


def body(name: str = CONSTABULARY) -> Authority:
    """A legal body by its name."""
    return Authority.objects.get(name=name)


def seat(name: str = CONSTABULARY, **known: object) -> Seat:
    """The seat of a body in Vale."""
    return Seat.objects.select_related("authority", "partnership").get(
        partnership=people.vale(), authority__name=name, **known
    )


def give_seat(
    name: str,
    sits_as: str,
    *,
    partnership: Partnership | None = None,
    standing: str = Seat.Standing.RESPONSIBLE,
    starts_on: date = date(2019, 4, 1),
    ends_on: date | None = None,
) -> Seat:
    """Give a body another seat, in Vale unless it is said where."""
    made = Seat(
        partnership=partnership or people.vale(),
        authority=body(name),
        standing=standing,
        sits_as=sits_as,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    made.save()
    return made
