"""What the sign-in page may say before anybody has signed in."""

from datetime import date

from csp.models import Partnership
from csp.models.dated import holds_on


def only_partnership() -> Partnership | None:
    """Return the partnership of an installation that serves just one; with several, none is named."""
    found = list(Partnership.objects.order_by("pk")[:2])
    return found[0] if len(found) == 1 else None


def names_at_the_table(partnership: Partnership, *, today: date) -> list[str]:
    """Return the names of the authorities with a seat today, which a partnership publishes anyway."""
    seats = partnership.seats.filter(holds_on(today)).order_by("authority__name_order", "key")
    # One with two seats is named once.
    return list(dict.fromkeys(seats.values_list("authority__name", flat=True)))
