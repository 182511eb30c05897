"""When a digest is written: the rule of days, without anybody's digest."""

from datetime import datetime

from csp.kernel.working_days import begins_week, is_working_day

DAILY, WEEKLY = "daily", "weekly"
FROM_HOUR = 7


def is_time(local: datetime) -> bool:
    """Return whether digests are written at a moment, in local time: on working days from seven in the morning."""
    return is_working_day(local.date()) and local.hour >= FROM_HOUR


def is_due(how_often: str, local: datetime, *, is_news: bool) -> bool:
    """Return whether somebody is to be told what waits for them.

    Daily is for what was not said the last time, and for all of it as a week begins; weekly for that day alone.
    """
    if not is_time(local):
        return False
    if how_often == DAILY:
        return is_news or begins_week(local.date())
    return how_often == WEEKLY and begins_week(local.date())
