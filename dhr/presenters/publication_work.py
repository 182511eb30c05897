"""What publication asks of whoever runs a review: its day is near or past, or it is public and must not be."""

from collections.abc import Iterator
from datetime import date, timedelta

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.models import Publication
from dhr.models.capacity import RUNNING
from dhr.models.gate import is_shown
from dhr.queries import publications

SOON = timedelta(days=14)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each one whose day is near or past, and each that is public though a condition lapsed."""
    if not reader.is_in_a_circle:
        return
    for one in publications.published_of(reader, partnership=partnership, wanted=RUNNING):
        if is_shown(one, today=reader.today):
            if publications.gate_of(reader, review=one.review).missing:
                yield _lapsed(one)
        elif one.published_on is None and one.planned_on and one.review.closed_on is None:
            yield from _near(one, one.planned_on, today=reader.today)


def _lapsed(one: Publication) -> Ask:
    return Ask(
        title=f"Look at what is public: {one.review.code_name}",
        url=one.get_absolute_url(),
        why="It is public, and no longer everything holds that must.",
        verb="Look",
        is_late=True,
    )


def _near(one: Publication, day: date, *, today: date) -> Iterator[Ask]:
    if day - today > SOON:
        return
    passed = day < today
    yield Ask(
        title=f"{'Plan another day for publishing' if passed else 'Publish'}: {one.review.code_name}",
        url=one.get_absolute_url(),
        why=f"It {'was' if passed else 'is'} planned for {day_words.long(day)}.",
        verb="Plan" if passed else "Publish",
        due_on=day,
        is_late=passed,
    )
