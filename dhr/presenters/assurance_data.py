"""What the reader found of actions of reviews, for the page of what is held about them."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from dhr.models import Assurance
from dhr.queries import assurances

HEADINGS = columns(
    review="Review",
    partnership="Partnership",
    action="Action",
    checked="Checked on",
    how="How you checked it",
    found="What you found",
    reviewed="Outcome reviewed on",
    outcome="What had changed",
)
NOTHING: Row = (None, "", "")


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield what the reader wrote down of actions that others lead, on the reviews that are open to them."""
    rows = rows_from(assurances.written_by(reader), partial(_row, reader=reader))
    yield Section("review-checks", "Actions of reviews that you checked", Table(HEADINGS, rows))


def _row(one: Assurance, *, reader: Reader) -> Row:
    check = (one.assured_on, one.method, one.found) if one.assured_by_id == reader.person_id else NOTHING
    outcome = (one.outcome_on, one.outcome) if one.outcome_by_id == reader.person_id else NOTHING[:2]
    return one.review.code_name, str(one.review.partnership), str(one.action), *check, *outcome
