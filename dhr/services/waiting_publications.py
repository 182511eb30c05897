"""What publication asks of whoever runs a review, as the clock counts it."""

from collections.abc import Iterator
from datetime import timedelta

from csp.models import Reader
from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.models import Publication
from dhr.queries import publications, waiting_publications, waiting_reports

SOON = timedelta(days=14)
# Of a review's circle: the letter never says these words, only that something waits.
LAPSED = Kind(When.LATE, "publication no longer holds", "publications no longer hold")
PAST = Kind(When.LATE, "day of publishing has passed", "days of publishing have passed")
NEAR = Kind(When.SOON, "review is to be published", "reviews are to be published")


def of_publications(*, roll: Roll) -> Iterator[Waits]:
    """Yield what is to be published soon, was to be, or is public though a condition lapsed, for who runs it."""
    planned = list(waiting_publications.planned(roll.partnership, until=roll.today + SOON))
    shown = list(waiting_publications.shown(roll.partnership, today=roll.today))
    running = waiting_reports.runners(roll.partnership, today=roll.today) if planned or shown else []
    for runs in running:
        reader = roll.readers.get(runs.person_id)
        for one in (*planned, *shown):
            if reader and one.review_id == runs.review_id and roll.knows(runs.person_id, one.circle_id):
                yield from _kinds(reader, one)


def _kinds(reader: Reader, one: Publication) -> Iterator[Waits]:
    if one.published_on is None:
        is_past = one.planned_on is not None and one.planned_on < reader.today
        yield Waits(reader.person.pk, PAST if is_past else NEAR, one.circle_id)
    elif publications.gate_of(reader, review=one.review).missing:
        yield Waits(reader.person.pk, LAPSED, one.circle_id)
