"""A cost of a review in a financial year that is locked, for tests of its pages."""

from datetime import date

from csp.models import Partnership
from csp.web import clock
from dhr.models import CostLine, CostType, Review, YearLock
from dhr.queries import costs
from dhr.services.year_locks import lock_year
from tests.integration import people

YEAR = 2024


def lock(partnership: Partnership | None = None) -> YearLock:
    """Lock a financial year long ago, and all before it."""
    by = people.reader("june")
    return lock_year(partnership=partnership or people.vale(), year=YEAR, by=by, now=clock.now())


def cost(review: Review) -> CostLine:
    """Return a new invoice of that year, which is not shared and was noted before the year was locked."""
    noted = CostLine(
        review=review,
        number=costs.next_number(people.reader("wren"), review=review),
        kind=CostLine.Kind.ACTUAL,
        cost_type=CostType.VENUE,
        what="Rooms",
        cost_on=date(YEAR, 10, 1),
        net=12_000,
        chosen_why="The council bears it",
    )
    noted.save()
    lock()
    return noted
