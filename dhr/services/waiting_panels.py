"""What panel meetings ask of whoever runs a review, as the clock counts it."""

from collections import Counter
from collections.abc import Iterator

from csp.queries.waiting import Roll, Waits
from dhr.queries import waiting_panels, waiting_reports
from dhr.services.waiting_reports import TO_SEE_TO


def of_meetings(*, roll: Roll) -> Iterator[Waits]:
    """Yield the meetings that are over and not written up, for those who run their reviews."""
    found = list(waiting_panels.not_written_up(roll.partnership, today=roll.today))
    numbers = Counter(one.review_id for one in found)
    circles = {one.review_id: one.circle_id for one in found}
    for runs in waiting_reports.runners(roll.partnership, today=roll.today) if found else ():
        circle = circles.get(runs.review_id)
        if circle and runs.person_id in roll.readers and roll.knows(runs.person_id, circle):
            yield Waits(runs.person_id, TO_SEE_TO, circle, numbers[runs.review_id])
