"""What reviews hold about a person: those that they asked to destroy, or had destroyed."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from dhr.models import Destruction
from dhr.queries import keeping

GONE = "A review that is destroyed"
ENDS = columns(
    review="Review",
    partnership="Partnership",
    asked_on="Asked on",
    what="What you did",
    why="Why",
    at="Destroyed",
)


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what the reader asked for and approved; of a review that is gone, that it is gone."""
    found = rows_from(keeping.destructions_by(reader), partial(_end, reader=reader))
    title = "Reviews that you asked to destroy, or had destroyed"
    yield Section("review-destructions", title, Table(ENDS, found))


def _end(one: Destruction, *, reader: Reader) -> Row:
    what = "Asked for it" if one.asked_by_id == reader.person_id else "Approved it"
    review = one.review.code_name if one.review else GONE
    return review, str(one.partnership), one.asked_on, what, one.why, one.destroyed_at
