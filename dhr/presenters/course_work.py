"""What the courses of reviews ask of the people on their panels, on their first page."""

from collections.abc import Iterator

from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.models.capacity import RUNNING
from dhr.presenters.course_dues import asks_at_work
from dhr.queries.capacities import reviews_as
from dhr.queries.courses import courses_of


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield what is due on each review of whose panel the reader is; nothing to anybody else."""
    if not reader.is_in_a_circle:
        return
    courses = courses_of(reader, partnership=partnership)
    run = frozenset(reviews_as(reader, RUNNING)) if courses else frozenset()
    for course in courses:
        yield from asks_at_work(course, runs=course.review.pk in run)
