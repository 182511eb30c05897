"""Count what agency reports ask of their authors, and of whoever runs a review, for the daily e-mail."""

from collections import Counter
from collections.abc import Iterator

from csp.queries.waiting import Kind, Roll, Waits, When
from dhr.policies.agency_reports import waits_for_the_review
from dhr.queries import waiting_reports

# Said of no restricted matter, and counted all the same: what is new is told apart from what was said.
ASKED = Kind(When.TO_SEE_TO, "thing is asked of you", "things are asked of you")
OVERDUE = Kind(When.LATE, "thing is overdue", "things are overdue")
TO_SEE_TO = Kind(When.TO_SEE_TO, "thing waits for you", "things wait for you")


def of_authors(*, roll: Roll) -> Iterator[Waits]:
    """Yield the reports that their authors are asked for, each in the circle of its authors."""
    for report in waiting_reports.going_on(roll.partnership):
        if report.is_awaited:
            for person_id in roll.readers:
                if roll.knows(person_id, report.authors_circle_id):
                    yield Waits(person_id, ASKED, report.authors_circle_id)


def of_runners(*, roll: Roll) -> Iterator[Waits]:
    """Yield the reports that are overdue, or wait for the next step, for whoever runs their review."""
    late: Counter[int] = Counter()
    here: Counter[int] = Counter()
    circles: dict[int, int] = {}
    for report in waiting_reports.going_on(roll.partnership):
        circles[report.review_id] = report.circle_id
        late[report.review_id] += report.is_awaited and report.due_on < roll.today
        here[report.review_id] += waits_for_the_review(report)
    for runs in waiting_reports.runners(roll.partnership, today=roll.today) if circles else ():
        circle = circles.get(runs.review_id)
        if circle is None or runs.person_id not in roll.readers or not roll.knows(runs.person_id, circle):
            continue
        for kind, numbers in ((OVERDUE, late), (TO_SEE_TO, here)):
            if number := numbers[runs.review_id]:
                yield Waits(runs.person_id, kind, circle, number)
