"""What the statement of a partner asks of whoever reads it: to pay what is overdue."""

from collections.abc import Iterator

from csp.kernel.pence import pounds
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.presenters.statements import owed_late
from dhr.queries import statements


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield what is overdue of the charges on each statement that the reader reads."""
    if not reader.is_in_a_circle:
        return
    for one in statements.of_partnership(reader, partnership=partnership):
        late = owed_late(reader, reading=statements.reading_of(reader, statement=one))
        if late > 0:
            yield Ask(
                title=f"{one.seat} has {pounds(late)} to pay that is overdue",
                url=one.get_absolute_url(),
                why="It was asked to pay its share of what reviews cost, and the day has passed.",
                verb="See the statement",
                is_late=True,
            )
