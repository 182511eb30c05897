"""What the proceedings beside a review ask of whoever follows them: a date that is near, or has passed."""

from collections.abc import Iterator
from datetime import timedelta

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.policies.proceedings import FOLLOW_THEM
from dhr.presenters.proceedings import list_of
from dhr.queries.proceedings import dates_near

SOON = timedelta(days=14)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each proceeding with a date that is near or has passed; what it is about is read there."""
    if not reader.is_in_a_circle:
        return
    until = reader.today + SOON
    for one in dates_near(reader, partnership=partnership, until=until, wanted=FOLLOW_THEM):
        if one.next_on is None:
            continue
        passed = one.next_on < reader.today
        day = day_words.long(one.next_on)
        yield Ask(
            title=f"{'Say what became of a' if passed else 'A'} date in proceedings: {one.review.code_name}",
            url=f"{list_of(one.review)}#{one.key}",
            why=f"It was on {day}. Change the proceeding." if passed else f"It is on {day}.",
            verb="Say" if passed else "See",
            due_on=one.next_on,
            is_late=passed,
        )
