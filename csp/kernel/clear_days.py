"""Clear days before a meeting: the days by which its papers must be published, and what has to be ready before.

The agenda and the reports of a council's meeting are open to the public for a number of clear days before it (Local
Government Act 1972 section 100B): five in England, three in Wales (Local Government and Elections (Wales) Act 2021).
Neither the day of publication nor that of the meeting counts, and only working days do.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from csp.kernel.working_days import is_working_day

DAY = timedelta(days=1)


def publish_by(meeting: date, *, clear: int) -> date:
    """Return the last working day on which papers can be published with so many clear days before a meeting."""
    return working_days_before(meeting, clear + 1)


def working_days_before(day: date, number: int) -> date:
    """Return the day that is so many working days before another; none before it is that day itself."""
    before = _back_from(day)
    for _ in range(number):
        day = next(before)
    return day


def _back_from(day: date) -> Iterator[date]:
    while True:
        day -= DAY
        if is_working_day(day):
            yield day
