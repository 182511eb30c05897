"""What waits for whoever runs a review, as the clock counts it: what is late, and what is due soon."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from csp.permissions import Permission
from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.models.course import Due
from dhr.queries.courses import all_courses, who_runs

SOON = timedelta(days=14)
# Of a review's circle: the letter never says these words, only that something waits.
LATE = Kind(When.LATE, "step is late", "steps are late")
DUE = Kind(When.SOON, "step is due", "steps are due")
TO_SEE_TO = Kind(When.TO_SEE_TO, "thing has to be told", "things have to be told")


def of_runners(*, roll: Roll) -> Iterator[Waits]:
    """Yield what is due on each review that goes on, for its coordinator and its deputy."""
    courses = all_courses(roll.partnership, today=roll.today)
    runners = defaultdict(list)
    for review, person in who_runs(roll.partnership, today=roll.today) if courses else ():
        runners[review].append(person)
    for course in courses:
        kinds = [kind for due in course.dues if (kind := _kind(due, roll))]
        for person in runners[course.review.pk]:
            if _is_there(roll, person, course.review.panel_circle_id):
                for kind in kinds:
                    yield Waits(person, kind, course.review.panel_circle_id)


def _is_there(roll: Roll, person: int, circle: int) -> bool:
    return bool(roll.reader(person, Permission.ENTER)) and roll.knows(person, circle)


def _kind(due: Due, roll: Roll) -> Kind | None:
    if due.is_late:
        return LATE
    if due.due_on is None:
        return TO_SEE_TO
    return DUE if due.due_on <= roll.today + SOON else None
