"""What copies of reviews ask of whoever runs them, as the clock counts it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.queries import waiting_copies, waiting_reports

SOON = timedelta(days=14)
# Of a review's circle: the letter never says these words, only that something waits.
LATE = Kind(When.LATE, "copy is late", "copies are late")
NEAR = Kind(When.SOON, "copy is to be sent", "copies are to be sent")


def of_copies(*, roll: Roll) -> Iterator[Waits]:
    """Yield the copies that are to be sent soon or are late, for those who run their reviews."""
    found = list(waiting_copies.to_be_sent(roll.partnership, until=roll.today + SOON))
    numbers = Counter(
        (one.review_id, one.circle_id, LATE if one.due_on < roll.today else NEAR) for one in found
    )
    running = waiting_reports.runners(roll.partnership, today=roll.today) if found else []
    for (review, circle, kind), number in numbers.items():
        for runs in running:
            person = runs.person_id
            if runs.review_id == review and person in roll.readers and roll.knows(person, circle):
                yield Waits(person, kind, circle, number)
