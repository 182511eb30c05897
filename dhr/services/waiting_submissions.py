"""Count what quality assurance asks of holders of points, and of whoever runs a review, for the daily e-mail."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from csp.queries.waiting import Roll, Waits
from dhr.models import Submission
from dhr.models.quality_loop import (
    ASKED_AT_ONCE,
    letter_is_late,
    points_late,
    points_without_holder,
    step_of,
)
from dhr.queries import waiting_reports, waiting_submissions
from dhr.services.waiting_reports import ASKED, OVERDUE, TO_SEE_TO


def of_holders(*, roll: Roll) -> Iterator[Waits]:
    """Yield the points that people hold and have not answered, in the circle of the panel."""
    held: Counter[tuple[int, int, bool]] = Counter()
    for point in waiting_submissions.open_points(roll.partnership):
        person, circle = point.holder_id, point.circle_id
        if person is not None and person in roll.readers and roll.knows(person, circle):
            held[person, circle, bool(point.due_on and point.due_on < roll.today)] += 1
    for (person, circle, is_late), number in held.items():
        yield Waits(person, OVERDUE if is_late else ASKED, circle, number)


def of_runners(*, roll: Roll) -> Iterator[Waits]:
    """Yield what is to be seen to on reviews that were sent, and points that are late, for those who run them."""
    every = waiting_submissions.going_on(roll.partnership)
    found = {
        review: (sent[0].circle_id, _to_see_to(sent, roll.today), len(points_late(sent, today=roll.today)))
        for review, sent in ((key, list(rows)) for key, rows in groupby(every, key=lambda one: one.review_id))
    }
    for runs in waiting_reports.runners(roll.partnership, today=roll.today) if found else ():
        circle, here, late = found.get(runs.review_id, (None, 0, 0))
        if circle is None or runs.person_id not in roll.readers or not roll.knows(runs.person_id, circle):
            continue
        for kind, number in ((OVERDUE, late), (TO_SEE_TO, here)):
            if number:
                yield Waits(runs.person_id, kind, circle, number)


def _to_see_to(sent: list[Submission], today: date) -> int:
    at_once = step_of(sent) in ASKED_AT_ONCE
    return at_once + letter_is_late(sent, today=today) + len(points_without_holder(sent))
