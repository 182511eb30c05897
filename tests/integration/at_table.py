"""Legal bodies and seats of the demonstration, and new ones."""

from datetime import date

from django.urls import reverse

from csp.models import Authority, Partnership, Seat
from plans.models import Plan
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


def pages_of(plan: Plan) -> list[str]:
    """Return the pages about what the authorities of Vale lead, and about what nobody answers for."""
    here = reverse("plans:authority-list", args=["vale"])
    pages = [here, f"{here}?plan={plan.key}", f"{here}?plan=2222222222", "/p/vale/plans/authorities.csv"]
    for name in (CONSTABULARY, "Marshland Clinical Commissioning Group"):
        pages += [
            f"{here}{seat(name).key}/{rest}" for rest in ("", f"?plan={plan.key}", "sheet/", "sheet.pdf")
        ]
    unanswered = reverse("plans:plan-unanswered", args=["vale", plan.key])
    return [*pages, unanswered, f"{unanswered}?why=left", f"{unanswered}?lead=none"]
