"""What reviews hold about whoever opened one in an emergency."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from dhr.models import Emergency
from dhr.queries import emergencies

TIMES = columns(
    review="Review",
    partnership="Partnership",
    opened_at="Opened",
    shuts_at="Open until",
    shut_at="Shut",
    why="Why it could not wait",
)


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield the times that the reader opened a review in an emergency, of those that are open to them."""
    table = Table(TIMES, rows_from(emergencies.own(reader), _time))
    yield Section("review-emergencies", "Reviews that you opened in an emergency", table)


def _time(one: Emergency) -> Row:
    review = one.review
    return review.code_name, str(review.partnership), one.opened_at, one.shuts_at, one.shut_at, one.why
