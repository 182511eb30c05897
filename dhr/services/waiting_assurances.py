"""Count for the daily e-mail the reviews of which an action waits for somebody to check it."""

from collections.abc import Iterator

from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.queries import courses, waiting_assurances

# Of a review's circle: the letter never says these words, only that something waits.
TO_CHECK = Kind(When.TO_SEE_TO, "review has actions to check", "reviews have actions to check")


def of_actions(*, roll: Roll) -> Iterator[Waits]:
    """Yield the reviews with a complete action that nobody but its lead has looked at, for those who run them."""
    found = {one.pk: one for one in waiting_assurances.complete_and_not_checked(roll.partnership)}
    running = courses.who_runs(roll.partnership, today=roll.today) if found else []
    for review, person in running:
        circle = found[review].plan_circle_id if review in found else None
        if circle and person in roll.readers and roll.knows(person, circle):
            yield Waits(person, TO_CHECK, circle)
