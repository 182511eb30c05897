"""What recommendations ask of whoever runs a review, as the clock counts it."""

from collections import Counter
from collections.abc import Iterator

from csp.queries.waiting import Roll, Waits
from dhr.queries import waiting_recommendations, waiting_reports
from dhr.services.waiting_reports import OVERDUE


def of_answers(*, roll: Roll) -> Iterator[Waits]:
    """Yield the answers that are overdue, for those who run their reviews, in the circle of the action plan."""
    found = list(waiting_recommendations.overdue(roll.partnership, today=roll.today))
    numbers = Counter(one.recommendation.review_id for one in found)
    circles = {one.recommendation.review_id: one.circle_id for one in found}
    for runs in waiting_reports.runners(roll.partnership, today=roll.today) if found else ():
        circle = circles.get(runs.review_id)
        if circle and runs.person_id in roll.readers and roll.knows(runs.person_id, circle):
            yield Waits(runs.person_id, OVERDUE, circle, numbers[runs.review_id])
