"""Which statements of partners somebody may read, as part of what is held about them."""

from collections.abc import Iterator
from datetime import datetime

from csp.models import Reader
from csp.web.my_data import Row, Section, Table, columns, rows_from
from dhr.models import StatementReader
from dhr.queries import statements

PLACES = columns(partner="Partner", partnership="Partnership", starts_on="From", ends_on="Until")


def sections_of(reader: Reader, *, now: datetime) -> Iterator[Section]:
    """Yield the statements that the reader may read today, may come to read, or could read."""
    table = Table(PLACES, rows_from(statements.own_places(reader), _place))
    yield Section("partner-statements", "Statements of what a partner is asked to pay for reviews", table)


def _place(one: StatementReader) -> Row:
    return str(one.statement.seat), str(one.statement.partnership), one.starts_on, one.ends_on
