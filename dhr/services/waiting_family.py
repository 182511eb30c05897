"""What promises to families and dates in proceedings ask of whoever sees to them, as the clock counts it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from csp.permissions import Permission
from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.models import Capacity
from dhr.policies.contacts import KEEP_THE_LOG
from dhr.policies.proceedings import FOLLOW_THEM
from dhr.queries import waiting_family

SOON = timedelta(days=14)
# Of a review's circles: the letter never says these words, only that something waits.
PROMISE_LATE = Kind(When.LATE, "promise is late", "promises are late")
PROMISE_SOON = Kind(When.SOON, "promise is to be kept", "promises are to be kept")
DATE_PASSED = Kind(When.LATE, "date has passed", "dates have passed")
DATE_SOON = Kind(When.SOON, "date is near", "dates are near")


def of_promises(*, roll: Roll) -> Iterator[Waits]:
    """Yield the promises that are due soon or late, for whoever keeps the log, in the family's circle."""
    due = (
        (one.review_id, one.circle_id, PROMISE_LATE if _is_past(one.promised_for, roll) else PROMISE_SOON)
        for one in waiting_family.promises(roll.partnership, until=roll.today + SOON)
    )
    yield from _for_each(roll, KEEP_THE_LOG, due)


def of_dates(*, roll: Roll) -> Iterator[Waits]:
    """Yield the dates in proceedings that are near or past, for whoever follows them, in the panel's circle."""
    due = (
        (one.review_id, one.circle_id, DATE_PASSED if _is_past(one.next_on, roll) else DATE_SOON)
        for one in waiting_family.dates(roll.partnership, until=roll.today + SOON)
    )
    yield from _for_each(roll, FOLLOW_THEM, due)


def _for_each(
    roll: Roll, wanted: Collection[Capacity], due: Iterable[tuple[int, int, Kind]]
) -> Iterator[Waits]:
    numbers = Counter(due)
    people = waiting_family.people_as(roll.partnership, wanted=wanted, today=roll.today) if numbers else []
    for (review, circle, kind), number in numbers.items():
        for on, person in people:
            if on == review and roll.reader(person, Permission.ENTER) and roll.knows(person, circle):
                yield Waits(person, kind, circle, number)


def _is_past(day: date | None, roll: Roll) -> bool:
    return day is not None and day < roll.today
