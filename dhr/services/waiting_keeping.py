"""Count what keeping reviews asks of people, for the daily e-mail."""

from collections.abc import Iterable, Iterator

from csp.queries.waiting import Roll, Waits
from dhr.models import Capacity
from dhr.models.capacity import RUNNING
from dhr.policies.keeping import KEEP_IT
from dhr.queries import waiting_family, waiting_keeping
from dhr.services.waiting_reports import TO_SEE_TO


def of_endings(*, roll: Roll) -> Iterator[Waits]:
    """Yield the reviews that are to be destroyed, for who may approve it, and those whose time is over."""
    asked = {one.living_review.pk: one for one in waiting_keeping.asked(roll.partnership)}
    for review, person in _people(roll, KEEP_IT) if asked else ():
        one = asked.get(review)
        if one and one.asked_by_id != person and roll.knows(person, one.circle_id):
            yield Waits(person, TO_SEE_TO, one.circle_id)
    over = {one.pk: one.panel_circle_id for one in waiting_keeping.over(roll.partnership, today=roll.today)}
    for review, person in _people(roll, RUNNING) if over else ():
        if review in over and roll.knows(person, over[review]):
            yield Waits(person, TO_SEE_TO, over[review])


def _people(roll: Roll, wanted: Iterable[Capacity]) -> Iterator[tuple[int, int]]:
    """Give each review (an id) with whoever (an id) is on it as one of these and works here today."""
    for review, person in waiting_family.people_as(
        roll.partnership, wanted=frozenset(wanted), today=roll.today
    ):
        if person in roll.readers:
            yield review, person
